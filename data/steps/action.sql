-- Actions that papers printed (tidy) and those of return R12.
insert into action by name
with
sent as (
    select
        area_id,
        trim(regexp_extract(breakdown, 'action_id=([^;]+)', 1)) as action_id,
        any_value(text) filter (item = 'priority') as priority,
        any_value(text) filter (item = 'pathway') as pathway,
        any_value(text) filter (item = 'outcome') as outcome,
        any_value(text) filter (item = 'action') as action,
        any_value(text) filter (item = 'owner') as owner,
        any_value(text) filter (item = 'provider') as provider,
        any_value(try_cast(text as date)) filter (item = 'start') as start_date,
        any_value(try_cast(text as date)) filter (item = 'due') as due_date,
        any_value(text) filter (item = 'status') as status,
        any_value(text) filter (item = 'progress_note') as progress_note,
        any_value(text) filter (item = 'evidence') as evidence,
        any_value(value) filter (item = 'cost') as cost,
        any_value(text) filter (item = 'funder') as funder,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place
    from return_shown
    where return_code = 'R12' and audience = 'public' and area_id is not null
    group by area_id, version_id, row_number, breakdown
    having action is not null
),
printed as (
    select
        area.area_id,
        action_id,
        priority,
        pathway,
        outcome,
        action,
        owner,
        provider,
        start_date::date as start_date,
        due_date::date as due_date,
        status,
        progress_note,
        evidence,
        cost::double as cost,
        funder,
        'published'::lane as lane,
        source_id,
        place
    from tidy
    join area on area.kind = tidy.area_kind and area.code = tidy.area_code
    anti join sent on sent.area_id = area.area_id and sent.action_id = tidy.action_id
)
select * from printed union all by name select * from sent;

-- What was changed in the app: first actions that are new, then single fields.
insert into action by name
select
    edit_word.area_id,
    edit_word.key as action_id,
    word['action'] as action,
    'return'::lane as lane,
    'return_r12' as source_id,
    'added in the app' as place
from edit_word
anti join action on action.area_id = edit_word.area_id and action.action_id = edit_word.key
where edit_word.subject = 'action' and word['action'] <> '';

update action set
    priority = changed(word, 'priority', priority),
    pathway = changed(word, 'pathway', pathway),
    outcome = changed(word, 'outcome', outcome),
    action = coalesce(changed(word, 'action', action), action),
    owner = changed(word, 'owner', owner),
    provider = changed(word, 'provider', provider),
    start_date = try_cast(changed(word, 'start_date', start_date) as date),
    due_date = try_cast(changed(word, 'due_date', due_date) as date),
    status = changed(word, 'status', status),
    progress_note = changed(word, 'progress_note', progress_note),
    evidence = changed(word, 'evidence', evidence),
    cost = try_cast(changed(word, 'cost', cost) as double),
    funder = changed(word, 'funder', funder),
    place = action.place || changed_note(made_by, made_at)
from edit_word
where edit_word.subject = 'action' and edit_word.area_id = action.area_id and edit_word.key = action.action_id;
