-- What the screens say of each area, small enough to be kept for every build: "Since last meeting" holds two builds
-- against each other, long after the older warehouse has gone. Only what the public may see.
-- Grain: area x subject x measure x period. rate is a proportion (subject 'deprivation': a score, with its rank as
-- numerator and the districts ranked as denominator). benchmark_rate: England and Wales for adults and children
-- followed, England or else the area's region for youth measures. target: what the newest figure is held against.
create view meeting_state as
with
chosen as (
    select area_id, kind, code, name
    from area
    where valid_to is null and kind in ('csp', 'sub_region', 'police_force', 'region', 'country')
),
followed as (
    select
        area_id,
        age_id,
        period_id,
        lane,
        any_value(reach) as reach,
        any_value(figure_id) as figure_id,
        any_value(source_id) as source_id,
        sum(offenders)::double as denominator,
        sum(reoffenders)::double as numerator
    from cohort_rollup
    join period using (period_id)
    where offence_id = 0
      and sex_id = 0
      and previous_id = 0
      and disposal_id = 0
      and age_id in (1, 2)
      and cohort_type = 'four_quarters'
    group by area_id, age_id, period_id, lane
    -- published figures come before demonstrations
    qualify lane = min(lane) over (partition by area_id, age_id)
),
nation as (
    -- demonstration figures add up to the published nation, so it stands beside both
    select age_id, period_id, numerator / denominator as benchmark_rate
    from followed
    join chosen using (area_id)
    where code = 'K04000001'
),
cohorts as (
    select
        followed.area_id,
        'cohort' as subject,
        if(age_id = 1, 'adult', 'child') as measure_id,
        if(age_id = 1, 'Adults who reoffend', 'Children who reoffend') as measure,
        'in 100 people' as unit,
        'lower' as polarity,
        period_id,
        reach,
        figure_id,
        numerator,
        denominator,
        numerator / nullif(denominator, 0) as rate,
        'England and Wales' as benchmark,
        if(chosen.kind = 'country', null, benchmark_rate) as benchmark_rate,
        lane,
        source_id
    from followed
    join chosen using (area_id)
    left join nation using (age_id, period_id)
),
youth_whole as (
    -- the nation first, then regions: figures beside which an area may stand
    select youth_rollup.*, chosen.name, chosen.kind
    from youth_rollup
    join chosen using (area_id)
    where chosen.code = 'E92000001' or chosen.kind = 'region'
),
youth_beside as (
    select
        chosen.area_id,
        whole.measure_id,
        whole.period_id,
        if(whole.kind = 'region', 'the ' || whole.name || ' region', whole.name) as name,
        whole.value
    from chosen
    join youth_whole as whole
        on whole.kind = 'country'
        or exists (from area_within where area_within.area_id = chosen.area_id and within_id = whole.area_id)
    where whole.area_id <> chosen.area_id and whole.value is not null and whole.measure_id <> 'youth_justice_spend'
    qualify whole.kind = min(whole.kind) over (partition by chosen.area_id, whole.measure_id)
),
youth as (
    select
        youth_rollup.area_id,
        'youth' as subject,
        youth_rollup.measure_id,
        measure.short_name as measure,
        measure.unit,
        measure.polarity,
        youth_rollup.period_id,
        youth_rollup.reach,
        youth_rollup.figure_id,
        youth_rollup.numerator,
        youth_rollup.denominator,
        youth_rollup.value / youth_rollup.out_of as rate,
        youth_beside.name as benchmark,
        youth_beside.value / youth_rollup.out_of as benchmark_rate,
        youth_rollup.lane,
        youth_rollup.source_id
    from youth_rollup
    join chosen using (area_id)
    join measure using (measure_id)
    join area as figure on figure.area_id = youth_rollup.figure_id
    left join youth_beside
        on youth_beside.area_id = youth_rollup.area_id
        and youth_beside.measure_id = youth_rollup.measure_id
        and youth_beside.period_id = youth_rollup.period_id
    where youth_rollup.value is not null
    -- an area of several councils is told by the one of its own name, else by the first
    qualify row_number() over (
        partition by youth_rollup.area_id, youth_rollup.measure_id, youth_rollup.period_id
        order by figure.name = chosen.name desc, figure.name
    ) = 1
),
probation_place as (
    select area_within.area_id, within_id as figure_id, 1 as nearness
    from area_within
    join area on area.area_id = within_id and area.kind = 'probation_region'
    union all
    select chosen.area_id, area.area_id, 2 from chosen join area on area.kind = 'country' and area.code = 'K04000001'
),
official as (
    select
        probation_place.area_id,
        'official' as subject,
        performance_figure.measure_id,
        measure.short_name as measure,
        measure.unit,
        measure.polarity,
        performance_figure.period_id,
        'wider' as reach,
        probation_place.figure_id,
        performance_figure.numerator,
        performance_figure.denominator,
        performance_figure.value / 100 as rate,
        null::varchar as benchmark,
        null::double as benchmark_rate,
        performance_figure.lane,
        performance_figure.source_id
    from performance_figure
    join probation_place on probation_place.figure_id = performance_figure.area_id
    join measure using (measure_id)
    where performance_figure.value is not null
    qualify probation_place.nearness
        = min(probation_place.nearness) over (partition by probation_place.area_id, performance_figure.measure_id)
),
local as (
    select
        local_standing.area_id,
        'return' as subject,
        local_standing.measure_id,
        framework_measure.name as measure,
        framework_measure.unit,
        framework_measure.polarity,
        local_standing.period_id,
        local_standing.reach,
        local_standing.figure_id,
        local_standing.numerator::double as numerator,
        local_standing.denominator::double as denominator,
        local_standing.numerator / nullif(local_standing.denominator, 0) as rate,
        null::varchar as benchmark,
        null::double as benchmark_rate,
        'return'::lane as lane,
        local_standing.source_id
    from local_standing
    join framework_measure on framework_measure.measure_id = local_standing.measure_id and framework_measure.lane = 'return'
    where audience = 'public' and local_standing.numerator is not null and span = shortest
),
every_figure as (
    select * from cohorts
    union all by name
    select * from youth
    union all by name
    select * from official
    union all by name
    select * from local
),
aim as (
    select
        local_reach.area_id,
        framework_measure.reads as subject,
        coalesce(framework_measure.read_measure, if(framework_measure.reads = 'cohort', 'adult', target.measure_id)) as measure_id,
        target.target / 100 as target
    from target
    join local_reach on local_reach.figure_id = target.area_id
    join framework_measure on framework_measure.measure_id = target.measure_id and framework_measure.lane = target.measured_in
    where target.target is not null
    qualify row_number() over (
        partition by local_reach.area_id, framework_measure.reads, target.measure_id order by nearness, target.area_id
    ) = 1
),
loaded as (
    select source_id, max(loaded_at) as loaded_at from load group by source_id
),
dated as (
    select
        every_figure.area_id,
        every_figure.subject,
        every_figure.measure_id,
        measure,
        unit,
        polarity,
        period.label as period,
        period.start_date,
        period.end_date,
        reach,
        figure.name as figure_area,
        numerator,
        denominator,
        rate,
        benchmark,
        benchmark_rate,
        -- a target is held against the newest figure of the area itself
        if(
            reach in ('own', 'same') and period.end_date = max(period.end_date) over (
                partition by every_figure.area_id, every_figure.subject, every_figure.measure_id
            ),
            aim.target,
            null
        ) as target,
        lane,
        source_id
    from every_figure
    join period using (period_id)
    join area as figure on figure.area_id = every_figure.figure_id
    left join aim
        on aim.area_id = every_figure.area_id
        and aim.subject = every_figure.subject
        and aim.measure_id = every_figure.measure_id
        and starts_with(every_figure.unit, 'in 100')
),
deprived as (
    select
        deprivation_rollup.area_id,
        'deprivation' as subject,
        'deprivation' as measure_id,
        'Deprivation' as measure,
        'score' as unit,
        'none' as polarity,
        index_id as period,
        reach,
        figure.name as figure_area,
        rank_average_score::double as numerator,
        areas_ranked::double as denominator,
        average_score as rate,
        lane,
        source_id
    from deprivation_rollup
    join area as figure on figure.area_id = deprivation_rollup.figure_id
    where domain = 'imd'
)
select
    chosen.kind,
    chosen.code,
    every.* exclude (area_id, lane),
    every.lane::varchar as lane,
    source.publisher,
    source.title,
    source.published_on,
    source.next_due,
    loaded.loaded_at
from (select * from dated union all by name select * from deprived) as every
join chosen using (area_id)
join source using (source_id)
left join loaded using (source_id)
order by kind, code, subject, measure_id, start_date, period;
