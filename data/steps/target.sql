-- Targets that papers printed (tidy) and those of return R13, which takes the place of a paper's.
insert into target by name
with
printed as (
    select area.area_id, tidy.lane::lane as measured_in, tidy.* exclude (lane)
    from tidy
    join area on area.kind = tidy.area_kind and area.code = tidy.area_code
),
sent as (
    select
        area_id,
        trim(regexp_extract(breakdown, 'measure_id=([^;]+)', 1)) as measure_id,
        if(any_value(text) filter (item = 'lane') = 'official', 'published', 'return')::lane as measured_in,
        any_value(text) filter (item = 'name') as name,
        any_value(text) filter (item = 'definition') as definition,
        nullif(any_value(text) filter (item = 'polarity'), 'neither') as polarity,
        any_value(text) filter (item = 'unit') as unit,
        any_value(value) filter (item = 'baseline') as baseline,
        any_value(text) filter (item = 'baseline_period') as baseline_period,
        any_value(value) filter (item = 'target') as target,
        any_value(try_cast(text as date)) filter (item = 'target_date') as target_date,
        any_value(text) filter (item = 'owner') as owner,
        any_value(text) filter (item = 'frequency') as frequency,
        any_value(text) filter (item = 'comparator') as comparator,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place
    from return_shown
    where return_code = 'R13' and audience = 'public' and area_id is not null
    group by area_id, version_id, row_number, breakdown
),
sent_in_our_terms as (
    -- a measure of the framework is counted as the framework counts it
    select
        sent.* replace (
            case sent.unit
                when 'percent' then coalesce(measure.unit, 'in 100 people')
                when 'per_1000' then 'per 1,000 people'
                when 'pounds' then 'pounds'
                else sent.unit
            end as unit
        ),
        measure.numerator,
        measure.denominator
    from sent
    left join framework_measure as measure
        on measure.measure_id = sent.measure_id and measure.lane = sent.measured_in
),
printed_alone as (
    select * from printed anti join sent using (area_id, measure_id, measured_in)
),
stated as (
    select
        area_id,
        measure_id,
        measured_in,
        name,
        definition,
        numerator::varchar as numerator,
        denominator::varchar as denominator,
        polarity,
        unit,
        baseline::double as baseline,
        baseline_printed,
        baseline_period::varchar as baseline_period,
        target::double as target,
        target_date::date as target_date,
        owner::varchar as owner,
        frequency::varchar as frequency,
        comparator::varchar as comparator,
        note,
        'published'::lane as lane,
        source_id,
        place
    from printed_alone
    union all by name
    select * from sent_in_our_terms
)
select * from stated;

-- What was changed in the app: first targets that are new, then single fields. A new one is in the terms of
-- the framework, or of the publisher's measure; a measure the area defined itself brings its own name.
insert into target by name
select
    edit_word.area_id,
    regexp_extract(edit_word.key, '^(.*)/', 1) as measure_id,
    try_cast(regexp_extract(edit_word.key, '/([a-z]+)$', 1) as lane) as measured_in,
    coalesce(measure.name, official.name, word['name']) as name,
    coalesce(measure.definition, official.definition) as definition,
    coalesce(measure.numerator, official.numerator) as numerator,
    coalesce(measure.denominator, official.denominator) as denominator,
    coalesce(measure.polarity, official.polarity) as polarity,
    coalesce(measure.unit, official.unit) as unit,
    'return'::lane as lane,
    'return_r13' as source_id,
    'set in the app' as place
from edit_word
left join framework_measure as measure on edit_word.key = measure.measure_id || '/' || measure.lane
left join measure as official on edit_word.key = official.measure_id || '/published'
anti join target on target.area_id = edit_word.area_id
    and edit_word.key = target.measure_id || '/' || target.measured_in
where edit_word.subject = 'target'
  and measured_in is not null
  and coalesce(measure.name, official.name, nullif(word['name'], '')) is not null;

update target set
    name = coalesce(changed(word, 'name', name), name),
    definition = changed(word, 'definition', definition),
    numerator = changed(word, 'numerator', numerator),
    denominator = changed(word, 'denominator', denominator),
    polarity = changed(word, 'polarity', polarity),
    unit = changed(word, 'unit', unit),
    baseline = try_cast(changed(word, 'baseline', baseline) as double),
    baseline_printed = if(map_contains(word, 'baseline'), null, baseline_printed),
    baseline_period = changed(word, 'baseline_period', baseline_period),
    target = try_cast(changed(word, 'target', target) as double),
    target_date = try_cast(changed(word, 'target_date', target_date) as date),
    owner = changed(word, 'owner', owner),
    place = target.place || changed_note(made_by, made_at)
from edit_word
where edit_word.subject = 'target'
  and edit_word.area_id = target.area_id
  and edit_word.key = target.measure_id || '/' || target.measured_in;
