-- The strategy in the warehouse: measures, targets, actions and consultations of the partnerships. Second part of schema.sql.

-- Grain: one measure of the performance framework in one lane: the official figure and the local
-- one of the same measure are two rows. Made from data/catalogue/framework.csv.
create table framework_measure (
    measure_id        varchar not null,
    lane              lane not null,
    sort              integer not null,
    part              varchar not null,   -- 'adults', 'children', 'pathways', 'scrutiny', 'early'
    pathway           varchar,
    name              varchar not null,
    plain             varchar not null,
    definition        varchar not null,
    numerator         varchar not null,
    denominator       varchar not null,
    did               varchar not null,   -- what the people counted did: "reoffended"
    unit              varchar not null,
    polarity          varchar not null,   -- 'lower' or 'higher' is better
    reads             varchar not null,   -- 'cohort', 'youth', 'performance', 'return'
    read_measure      varchar,            -- measure_id of the official figure
    return_code       varchar,            -- 'R7'; its items are added up:
    numerator_items   varchar[] not null,
    denominator_items varchar[] not null,
    unknown_items     varchar[] not null, -- outcomes that are not known, inside the denominator
    unknown_as        varchar not null,   -- 'left_out' of the denominator, or 'no': counted as without
    row_filter        varchar[] not null, -- pieces of the breakdown that a row must have
    quoted_topics     varchar[] not null, -- topics of quoted_figure that papers printed about it
    chart             varchar not null,   -- 'p': control limits of a share; 'xmr': of a value; 'none'
    asked_by          varchar not null,
    awaits            varchar not null,   -- which return or publication it waits for, and from whom
    source_id         varchar not null references source (source_id),
    place             varchar not null,
    primary key (measure_id, lane)
);

-- Grain: area x measure x lane: what is aimed at. From data/catalogue/targets.csv (targets that papers
-- printed), return R13, and what was changed in the app; the newest word on each column holds.
create table target (
    area_id          integer not null references area (area_id),
    measure_id       varchar not null,
    measured_in      lane not null,      -- the lane of the figure that is held against it
    name             varchar,
    definition       varchar,
    numerator        varchar,
    denominator      varchar,
    polarity         varchar,
    unit             varchar,            -- "in 100 people"; null: that of the framework
    baseline         double,
    baseline_printed varchar,            -- where a paper gave it in words: "circa 25 to 30%"
    baseline_period  varchar,
    target           double,
    target_date      date,
    owner            varchar,            -- a post, never a name
    frequency        varchar,
    comparator       varchar,
    note             varchar,
    lane             lane not null,
    source_id        varchar not null references source (source_id),
    place            varchar not null,
    primary key (area_id, measure_id, measured_in)
);

-- Grain: area x action. From data/catalogue/actions.csv, return R12 and changes in the app.
create table action (
    area_id       integer not null references area (area_id),
    action_id     varchar not null,
    priority      varchar,
    pathway       varchar,
    outcome       varchar,
    action        varchar not null,
    owner         varchar,               -- a post, never a name
    provider      varchar,
    start_date    date,
    due_date      date,
    status        varchar,               -- null: the paper does not say
    progress_note varchar,
    evidence      varchar,
    cost          double,                -- pounds
    funder        varchar,
    lane          lane not null,
    source_id     varchar not null references source (source_id),
    place         varchar not null,
    primary key (area_id, action_id)
);

-- Grain: area x consultation: what was asked, what was heard, what changed. From
-- data/catalogue/consultations.csv and changes in the app.
create table consultation (
    area_id         integer not null references area (area_id),
    consultation_id varchar not null,
    title           varchar not null,
    opened          date,
    closed          date,
    asked           varchar,
    whom            varchar,
    heard           varchar,
    changed         varchar,
    due_back        date,
    lane            lane not null,
    source_id       varchar not null references source (source_id),
    place           varchar not null,
    primary key (area_id, consultation_id)
);

-- The newest word on each field of a target, action or consultation that was changed in the app.
-- Grain: subject x area x key. word: field -> value ('': emptied); a change that was taken back (null)
-- leaves no word, so the paper's or the return's own stands again. made_at, made_by: the last change.
create view edit_word as
with
newest as (
    select
        subject,
        area_id,
        key,
        field,
        arg_max_null(value, (made_at, edit_id)) as value,
        max(made_at) as made_at,
        arg_max(made_by, (made_at, edit_id)) as made_by
    from edit
    where area_id is not null
    group by subject, area_id, key, field
)
select
    subject,
    area_id,
    key,
    map_from_entries(list((field, value))) as word,
    max(made_at) as made_at,
    arg_max(made_by, made_at) as made_by
from newest
where value is not null
group by subject, area_id, key;

-- What the source of a target, action or consultation says of the last change made in the app.
create macro changed_note(made_by, made_at) as
    '; changed in the app by ' || made_by || ' on ' || strftime(made_at, '%-d %B %Y');

-- A field after a change in the app: the word on it, where there is one, else what was there.
create macro changed(word, field, before) as
    case when map_contains(word, field) then nullif(word[field], '') else before::varchar end;

-- Whose return stands for an area that sent none itself: its own ground first, then the county it is
-- part of, then the sub-region, probation region or police area it lies in. Grain: area x area.
create view local_reach as
select area_id, figure_id, reach, if(reach = 'wider', 3, if(reach = 'same', 2, 1)) as nearness
from area_reach
where reach in ('own', 'same', 'wider')
union all
select area_within.area_id, within_id, 'larger', if(area.kind = 'sub_region', 4, if(area.kind = 'probation_region', 5, 6))
from area_within
join area on area.area_id = area_within.within_id
where area.kind in ('sub_region', 'probation_region', 'police_force');

-- Whose papers are about an area: its own ground, its sub-region, and for a sub-region its members.
-- Grain: area x area that a paper wrote about.
create view written_about as
select area_id, figure_id from local_reach where reach in ('own', 'same') or nearness = 4
union
select area_link.parent_id as area_id, inside.figure_id
from area_link
join local_reach as inside on inside.area_id = area_link.child_id and inside.reach in ('own', 'same')
where relation = 'csp_sub_region';
