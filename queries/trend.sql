-- One area over time beside its benchmark, with what a verdict needs.
-- Grain: period. The benchmark is the sum of some areas; when the area is inside them and
-- makes up more than $part_of_whole of them, it is taken out and the rest is the benchmark.
-- rest_lo and rest_hi are limits of the difference from that rest, which is itself uncertain.
-- Change columns compare with the period before in the same segment (no hard break between).
-- Parameters: $area_id; $benchmark_ids (areas to add up); $inside (the area is part of them);
-- $part_of_whole; $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids;
-- $cohort_type; $lane; $z; $age_group (whose breaks: 'adult', 'child', 'all').
with
counted as (
    select
        period_id,
        any_value(figure_id) filter (where area_id = $area_id) as figure_id,
        any_value(reach) filter (where area_id = $area_id) as reach,
        any_value(source_id) filter (where area_id = $area_id) as source_id,
        string_agg(distinct place, '; ') filter (where area_id = $area_id) as place,
        sum(offenders) filter (where area_id = $area_id)::bigint as offenders,
        sum(reoffenders) filter (where area_id = $area_id)::bigint as reoffenders,
        sum(reoffences) filter (where area_id = $area_id)::bigint as reoffences,
        sum(offenders) filter (where list_contains($benchmark_ids::integer[], area_id))::bigint as whole_offenders,
        sum(reoffenders) filter (where list_contains($benchmark_ids::integer[], area_id))::bigint as whole_reoffenders
    from cohort_rollup
    where lane = $lane::lane
      and (area_id = $area_id or list_contains($benchmark_ids::integer[], area_id))
      and list_contains($age_ids::integer[], age_id)
      and list_contains($offence_ids::integer[], offence_id)
      and list_contains($sex_ids::integer[], sex_id)
      and list_contains($previous_ids::integer[], previous_id)
      and list_contains($disposal_ids::integer[], disposal_id)
    group by period_id
),
beside as (
    select
        counted.*,
        start_date,
        end_date,
        period,
        segment,
        compared_with_rest(offenders, whole_offenders, $inside, $part_of_whole) as is_rest,
        compared_n(offenders, whole_offenders, $inside, $part_of_whole) as benchmark_offenders,
        compared_x(reoffenders, offenders, whole_reoffenders, whole_offenders, $inside, $part_of_whole)
            as benchmark_reoffenders
    from counted
    join cohort_period using (period_id)
    where figure_id is not null and cohort_type = $cohort_type and age_group = $age_group
),
-- Limits are worked out once for each proportion: differences are made of them.
limited as (
    select
        beside.*,
        rate(reoffenders, offenders) as rate,
        wilson_lo(reoffenders, offenders, $z) as rate_lo,
        wilson_hi(reoffenders, offenders, $z) as rate_hi,
        rate(benchmark_reoffenders, benchmark_offenders) as benchmark_rate,
        wilson_lo(benchmark_reoffenders, benchmark_offenders, $z) as benchmark_lo,
        wilson_hi(benchmark_reoffenders, benchmark_offenders, $z) as benchmark_hi
    from beside
),
followed as (
    select
        limited.*,
        lag(reoffenders) over earlier as reoffenders_before,
        lag(offenders) over earlier as offenders_before,
        lag(period) over earlier as period_before,
        lag(rate) over earlier as rate_before,
        lag(rate_lo) over earlier as before_lo,
        lag(rate_hi) over earlier as before_hi
    from limited
    window earlier as (partition by segment order by start_date)
)
select
    start_date,
    end_date,
    period,
    segment,
    area.name as figure_area,
    reach,
    offenders,
    reoffenders,
    reoffences,
    rate,
    rate_lo,
    rate_hi,
    rate(reoffences, reoffenders) as frequency,
    benchmark_offenders,
    benchmark_reoffenders,
    benchmark_rate,
    is_rest,
    if(is_rest, difference_lo(rate, rate_lo, benchmark_rate, benchmark_hi), null) as rest_lo,
    if(is_rest, difference_hi(rate, rate_hi, benchmark_rate, benchmark_lo), null) as rest_hi,
    period_before,
    offenders_before,
    reoffenders_before,
    difference_lo(rate, rate_lo, rate_before, before_hi) as change_lo,
    difference_hi(rate, rate_hi, rate_before, before_lo) as change_hi,
    $lane::lane as lane,
    source_id,
    place
from followed
join area on area.area_id = figure_id
order by start_date;
