-- Some areas over time, each beside its benchmark, in one measure; and one of them by offence group.
-- Grain: area x period, where offence_id is null, and $parts_of x offence group x period. The
-- benchmark is the sum of some areas; an area inside it that makes up more than $part_of_whole
-- of it is compared with the rest (benchmark_value); whole_value has nobody taken out. value, lo
-- and hi are proportions or counts, as the measure says; only the rate has limits. base: the
-- people who decide whether the value can be used.
-- Parameters: $area_ids; $parts_of (one of them); $part_ids (offence groups told apart);
-- $benchmark_ids; $inside_ids (areas that are part of the benchmark); $part_of_whole; $measure
-- ('rate', 'frequency', 'per_offender', 'offenders', 'reoffenders', 'reoffences', 'per_1000');
-- $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids; $cohort_type; $lane; $z;
-- $age_group (whose breaks: 'all', 'adult', 'child'); $peopled_ids and $people (residents of some
-- areas, one for one; needed for per_1000 only).
with
found as (
    select
        area_id,
        offence_id,
        period_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(source_id) as source_id,
        any_value(place) as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders,
        sum(reoffences)::bigint as reoffences
    from cohort_rollup
    where lane = $lane::lane
      and list_contains($disposal_ids::integer[], disposal_id)
      and list_contains($previous_ids::integer[], previous_id)
      and list_contains($sex_ids::integer[], sex_id)
      and list_contains($offence_ids::integer[] || $part_ids::integer[], offence_id)
      and list_contains($age_ids::integer[], age_id)
      and list_contains($area_ids::integer[] || $benchmark_ids::integer[], area_id)
    group by all
),
slice as (
    select
        area_id,
        null as offence_id,
        period_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders) as offenders,
        sum(reoffenders) as reoffenders,
        sum(reoffences) as reoffences
    from found
    where list_contains($offence_ids::integer[], offence_id)
    group by area_id, period_id
    union all
    select *
    from found
    where list_contains($part_ids::integer[], offence_id)
      and (area_id = $parts_of or list_contains($benchmark_ids::integer[], area_id))
),
whole as (
    select
        offence_id,
        period_id,
        sum(offenders) as offenders,
        sum(reoffenders) as reoffenders,
        sum(reoffences) as reoffences,
        sum(list_extract($people::bigint[], list_position($peopled_ids::integer[], area_id))) as people
    from slice
    where list_contains($benchmark_ids::integer[], area_id)
    group by all
),
beside as (
    select
        own.*,
        list_extract($people::bigint[], list_position($peopled_ids::integer[], own.area_id)) as people,
        compared_with_rest(own.offenders, whole.offenders, list_contains($inside_ids::integer[], own.area_id), $part_of_whole)
            as is_rest,
        whole.offenders as whole_offenders,
        whole.reoffenders as whole_reoffenders,
        whole.reoffences as whole_reoffences,
        whole.people as whole_people
    from slice as own
    left join whole
        on whole.period_id = own.period_id
        and whole.offence_id is not distinct from own.offence_id
        and not list_contains($benchmark_ids::integer[], own.area_id)
    where list_contains($area_ids::integer[], own.area_id)
),
halves as (
    -- what is divided by what, for the area and for the benchmark as a whole
    select
        *,
        case $measure
            when 'rate' then reoffenders when 'frequency' then reoffences when 'per_offender' then reoffences
            when 'per_1000' then offenders when 'offenders' then offenders when 'reoffenders' then reoffenders
            else reoffences
        end::bigint as x,
        case $measure
            when 'rate' then offenders when 'frequency' then reoffenders when 'per_offender' then offenders
            when 'per_1000' then people else 1
        end::bigint as n,
        case $measure
            when 'rate' then whole_reoffenders when 'frequency' then whole_reoffences
            when 'per_offender' then whole_reoffences when 'per_1000' then whole_offenders
        end::bigint as whole_x,
        case $measure
            when 'rate' then whole_offenders when 'frequency' then whole_reoffenders
            when 'per_offender' then whole_offenders when 'per_1000' then whole_people
        end::bigint as whole_n
    from beside
)
select
    area_id,
    offence_id,
    period,
    start_date,
    end_date,
    segment,
    rate(x, n) as value,
    if($measure = 'rate', wilson_lo(x, n, $z), null) as lo,
    if($measure = 'rate', wilson_hi(x, n, $z), null) as hi,
    rate(whole_x - if(is_rest, x, 0), whole_n - if(is_rest, n, 0)) as benchmark_value,
    rate(whole_x, whole_n) as whole_value,
    is_rest,
    whole_x,
    whole_n,
    if($measure = 'frequency', reoffenders, offenders) as base,
    offenders,
    reoffenders,
    reoffences,
    figure_id,
    reach,
    $lane as lane,
    source_id,
    place
from halves
join cohort_period using (period_id)
where age_group = $age_group and cohort_type = $cohort_type
order by offence_id nulls first, list_position($area_ids::integer[], area_id), start_date;
