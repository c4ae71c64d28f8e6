-- The warehouse: one star, read from the top.
--
-- Dimensions say what a figure is about (where, when, who, what offence); facts hold
-- the figures exactly as their source gave them; rollups are small presorted copies that
-- answer the screens. A fact row always carries its lane, its source, the load that
-- brought it and the place in the source it was read from.
--
-- In every breakdown dimension the member 0 means "all": a fact about everybody has 0 in
-- each breakdown it was not split by. Parts and totals are therefore both stored only
-- when a source published both; nothing here is summed up from parts except in rollups.

create type lane as enum ('published', 'return', 'illustrative');
create type severity as enum ('block', 'confirm', 'note');

-- Where -----------------------------------------------------------------------------

-- One row per area of one kind. A unitary council is one row as 'district' and another as
-- 'upper_tier' with the same code, because figures are published about both.
create table area (
    area_id    integer primary key,
    kind       varchar not null,  -- see area_kind
    code       varchar not null,  -- ONS code, or a code of ours that starts with 'X-'
    name       varchar not null,
    valid_from date,
    valid_to   date,              -- null: still in being
    unique (kind, code)
);

create table area_kind (
    kind  varchar primary key,
    label varchar not null,       -- "police force area"
    sort  integer not null
);

-- Other spellings, and names used by one publisher only. alias_key is the normalised form.
create table area_alias (
    kind      varchar not null,
    alias_key varchar not null,
    alias     varchar not null,
    area_id   integer not null references area (area_id),
    scheme    varchar not null
);

-- Many-to-many: a CSP may cover several districts, and a district may be shared by CSPs.
create table area_link (
    child_id  integer not null references area (area_id),
    parent_id integer not null references area (area_id),
    relation  varchar not null,   -- 'csp_district', 'district_region', 'csp_force', ...
    primary key (child_id, parent_id, relation)
);

-- The region, police force, sub-region and countries that each CSP lies in.
create table area_within (
    area_id   integer not null references area (area_id),
    within_id integer not null references area (area_id),
    primary key (area_id, within_id)
);

-- Whose figure stands for an area when a publisher does not publish the area itself.
-- reach: 'own' the area's own figure; 'same' another kind of area on the same ground;
-- 'wider' the figure of a larger council that the area is only part of; 'part' one of
-- several whole councils that make up the area.
create table area_reach (
    area_id   integer not null references area (area_id),
    kind      varchar not null,   -- the kind of area that the figure is published for
    figure_id integer not null references area (area_id),
    reach     varchar not null,
    primary key (area_id, kind, figure_id)
);

-- When ------------------------------------------------------------------------------

create table cohort_type (
    cohort_type varchar primary key,
    label       varchar not null,
    explanation varchar not null,
    sort        integer not null
);

create table period (
    period_id   integer primary key,
    start_date  date not null,
    end_date    date not null,
    cohort_type varchar not null references cohort_type (cohort_type),
    label       varchar not null,
    unique (start_date, end_date, cohort_type)
);

-- What ------------------------------------------------------------------------------

create table source (
    source_id      varchar primary key,
    publisher      varchar not null,
    title          varchar not null,
    period         varchar not null,
    lane           lane not null,
    licence        varchar not null,
    url            varchar,
    published_on   date,
    next_due       date,
    retrieved      varchar not null,
    retrieval_note varchar not null,
    attribution    varchar not null
);

create table load (
    load_id      integer primary key,
    source_id    varchar not null references source (source_id),
    file_name    varchar not null,
    sha256       varchar not null,
    loaded_at    timestamp not null,
    rows_used    integer not null
);

create table measure (
    measure_id  varchar primary key,
    family      varchar not null, -- reoffending, youth, deprivation, population, performance
    name        varchar not null,
    short_name  varchar not null,
    plain       varchar not null, -- what it is, for a councillor
    definition  varchar not null,
    formula     varchar not null,
    numerator   varchar not null,
    denominator varchar not null,
    unit        varchar not null, -- 'in 100 people', 'per 100,000 aged 10 to 17', ...
    polarity    varchar not null, -- 'lower', 'higher', 'none'
    cohort_type varchar not null,
    lag_months  integer,
    licence     varchar not null,
    source_id   varchar not null,
    caveat      varchar not null
);

create table offence_group (
    offence_id integer primary key, -- 0 = all offences
    code       varchar not null unique,
    name       varchar not null,
    short_name varchar not null,
    sort       integer not null
);

create table offence_alias (
    alias_key  varchar not null,
    alias      varchar not null,
    offence_id integer not null references offence_group (offence_id),
    scheme     varchar not null,
    primary key (alias_key, scheme)
);

create table age (
    age_id    integer primary key, -- 0 = all ages
    code      varchar not null unique,
    label     varchar not null,
    age_group varchar not null,    -- 'all', 'adult', 'child'
    is_band   boolean not null,
    sort      integer not null
);

create table sex (sex_id integer primary key, code varchar not null unique, label varchar not null, sort integer not null);
create table previous_offences (previous_id integer primary key, code varchar not null unique, label varchar not null, sort integer not null);
create table disposal (disposal_id integer primary key, code varchar not null unique, label varchar not null, sort integer not null);

-- Facts -----------------------------------------------------------------------------

-- Grain: one cohort of offenders (area x period x each breakdown) as one source gave it.
-- offenders and reoffenders are people, reoffences are offences, expected is people. Its ids are held against their
-- tables by data/checks/unknown_in_cohort.sql, once for the table: references would be asked at each of its rows.
create table cohort (
    area_id              integer not null,  -- of area
    period_id            integer not null,  -- of period
    age_id               integer not null,  -- of age
    offence_id           integer not null,  -- of offence_group
    sex_id               integer not null,  -- of sex
    previous_id          integer not null,  -- of previous_offences
    disposal_id          integer not null,  -- of disposal
    offenders            integer,
    reoffenders          integer,
    reoffences           integer,
    expected_reoffenders double,
    printed_rate         varchar,  -- the percentage as the source printed it, if it did
    symbol               varchar,  -- the publisher's own mark: c, x, z, u, p, r
    lane                 lane not null,
    source_id            varchar not null,  -- of source
    load_id              integer not null,  -- of load
    place                varchar not null
);

-- Grain: area x period x measure. value is in the measure's unit; numerator and denominator
-- are null where the source gave only the rate. implied is true where we recovered the
-- counts from an exact ratio (they are never shown, only used for intervals).
create table youth_figure (
    area_id     integer not null references area (area_id),
    period_id   integer not null references period (period_id),
    measure_id  varchar not null references measure (measure_id),
    value       double,
    numerator   double,
    denominator double,
    implied     boolean not null,
    symbol      varchar,
    lane        lane not null,
    source_id   varchar not null references source (source_id),
    load_id     integer not null references load (load_id),
    place       varchar not null
);

-- Grain: area x period x measure, for probation and partner measures.
create table performance_figure (
    area_id     integer not null references area (area_id),
    period_id   integer not null references period (period_id),
    measure_id  varchar not null references measure (measure_id),
    value       double,
    numerator   double,
    denominator double,
    symbol      varchar,
    lane        lane not null,
    source_id   varchar not null references source (source_id),
    load_id     integer not null references load (load_id),
    place       varchar not null
);

create table deprivation_domain (
    domain varchar primary key,   -- 'imd', 'income', 'crime', ...
    label  varchar not null,
    note   varchar,
    sort   integer not null
);

-- Grain: district x index x domain. index_id names nation and year ('imd2019', 'imd2025',
-- 'wimd2019'): indices of different nations or years are never put on one scale.
create table deprivation (
    area_id            integer not null references area (area_id),
    index_id           varchar not null,
    domain             varchar not null references deprivation_domain (domain),
    average_score      double,
    rank_average_score integer,   -- 1 = most deprived
    share_most_deprived double,   -- share of neighbourhoods in the most deprived 10 % nationally
    areas_ranked       integer,
    lane               lane not null,
    source_id          varchar not null references source (source_id),
    load_id            integer not null references load (load_id),
    place              varchar not null
);

-- Grain: neighbourhood (LSOA) x index x domain. Empty until MHCLG's File 7 is loaded.
create table deprivation_neighbourhood (
    neighbourhood_code varchar not null,
    neighbourhood_name varchar not null,
    district_id        integer not null references area (area_id),
    index_id           varchar not null,
    domain             varchar not null references deprivation_domain (domain),
    score              double,
    rank               integer,
    decile             integer,
    population         integer,
    lane               lane not null,
    source_id          varchar not null references source (source_id),
    load_id            integer not null references load (load_id),
    place              varchar not null
);

-- Grain: district or larger x mid-year x age band (age_from to age_to inclusive; age_to null = and over).
create table population (
    area_id   integer not null references area (area_id),
    year      integer not null,
    age_from  integer not null,
    age_to    integer,
    persons   integer not null,
    lane      lane not null,
    source_id varchar not null references source (source_id),
    load_id   integer not null references load (load_id),
    place     varchar not null
);

-- Figures that a paper printed without counts: shown as quotations, never tested or ranked.
create table quoted_figure (
    quoted_id  varchar primary key,
    area_id    integer references area (area_id),
    area_text  varchar not null,   -- the area as the paper named it
    topic      varchar not null,
    label      varchar not null,   -- what the figure is, in the paper's own terms
    category   varchar,            -- offence type or need group as printed
    start_date date,
    end_date   date,
    printed    varchar not null,   -- exactly as printed
    value      double,
    unit       varchar not null,
    comparator double,             -- an "expected" printed beside it
    numerator  double,             -- where the paper printed counts beside the percentage
    denominator double,
    sort       integer not null,
    note       varchar,
    lane       lane not null,
    source_id  varchar not null references source (source_id),
    load_id    integer not null references load (load_id),
    place      varchar not null
);

-- Context ---------------------------------------------------------------------------

create table event (
    event_id    varchar primary key,
    event_date  date not null,
    title       varchar not null,
    description varchar not null,
    applies_to  varchar not null,  -- 'adult', 'child', 'all'
    source      varchar not null
);

-- A line is never drawn across a break of its measure family.
create table series_break (
    break_id   varchar primary key,
    break_date date not null,
    family     varchar not null,   -- measure family or measure_id
    applies_to varchar not null,   -- 'adult', 'child', 'all'
    hard       boolean not null,   -- true: lines are cut; false: marked with care
    title      varchar not null,
    sentence   varchar not null,
    source     varchar not null
);

create table notice (notice_id varchar primary key, title varchar not null, wording varchar not null);
create table glossary (term varchar primary key, meaning varchar not null, see varchar);

-- Partner returns --------------------------------------------------------------------

-- Grain: one cell of an accepted return (row x column of its sheet), as received. item is the
-- column of the return's specification; breakdown names the other key columns of the row
-- ('factor=homeless; in_factor=yes', empty where there are none). A cell holds a value, a text
-- or a symbol that says why there is none. Never asked by a screen: see return_shown.
create table return_cell (
    return_code varchar not null,
    version_id  varchar not null,
    row_number  integer not null,
    area_id     integer references area (area_id),
    period_id   integer references period (period_id),
    breakdown   varchar not null,
    item        varchar not null,
    value       double,
    text        varchar,
    symbol      varchar,
    lane        lane not null,
    source_id   varchar not null references source (source_id),
    load_id     integer not null references load (load_id),
    place       varchar not null
);

-- Grain: audience x return_cell: what each audience may be shown after disclosure control.
-- value is null and symbol 'c' where it is withheld; reason says why in words.
create table return_shown (
    audience    varchar not null, -- 'public', 'councillor', 'officer', 'approver'
    return_code varchar not null,
    version_id  varchar not null,
    row_number  integer not null,
    area_id     integer references area (area_id),
    period_id   integer references period (period_id),
    breakdown   varchar not null,
    item        varchar not null,
    value       double,
    text        varchar,
    symbol      varchar,
    reason      varchar,
    lane        lane not null,
    source_id   varchar not null references source (source_id),
    load_id     integer not null references load (load_id),
    place       varchar not null
);

-- What was changed in the app, oldest first: the newest word on a subject's column holds.
create table edit (
    edit_id   varchar primary key,
    subject   varchar not null,   -- 'target', 'action', 'consultation', 'event'
    area_id   integer references area (area_id),
    key       varchar not null,   -- which target, action, ...
    field     varchar not null,
    value     varchar,
    made_at   timestamp not null,
    made_by   varchar not null    -- a post, never a name
);

-- What the checks found: one row per offending figure, in words a person will read.
create table finding (
    check_id   varchar not null,
    severity   severity not null,
    dq_id      varchar,            -- DQ-01 … of docs, where it is one of those
    subject    varchar not null,   -- what the finding is about, e.g. 'Black Country, April 2014 to March 2015'
    message    varchar not null,
    printed    varchar,
    recomputed varchar,
    source_id  varchar,
    place      varchar
);

-- When and from what this warehouse was built.
create table build (build_number integer not null, built_at timestamp not null, inputs_sha256 varchar not null);

-- Rollups: small presorted copies, made by data/rollups/*.sql at the end of a build ------------------------------------------------
