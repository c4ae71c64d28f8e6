-- One area over time beside its benchmark, with what a verdict needs.
-- Grain: period. The benchmark is the sum of some areas; when the area is inside them and
-- makes up more than $part_of_whole of them, it is taken out and the rest is the benchmark.
-- rest_lo and rest_hi are limits of the difference from that rest, which is itself uncertain.
-- Change columns compare with the period before in the same segment (no hard break between).
-- Parameters: $area_id; $benchmark_ids (areas to add up); $inside (the area is part of them);
-- $part_of_whole; $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids;
-- $cohort_type; $lane; $z; $applies_to (whose breaks: 'adult', 'child', 'all').
with
slice as (
    select area_id, figure_id, period_id, reach, lane, source_id, place, offenders, reoffenders, reoffences
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and (area_id = $area_id or area_id = any($benchmark_ids::integer[]))
      and age_id = any($age_ids::integer[])
      and offence_id = any($offence_ids::integer[])
      and sex_id = any($sex_ids::integer[])
      and previous_id = any($previous_ids::integer[])
      and disposal_id = any($disposal_ids::integer[])
      and period.cohort_type = $cohort_type
),
own as (
    select
        period_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders,
        sum(reoffences)::bigint as reoffences
    from slice
    where area_id = $area_id
    group by period_id
),
whole as (
    select period_id, sum(offenders)::bigint as offenders, sum(reoffenders)::bigint as reoffenders
    from slice
    where area_id = any($benchmark_ids::integer[])
    group by period_id
),
beside as (
    select
        own.*,
        whole.offenders as whole_offenders,
        rate(own.offenders, whole.offenders) as share_of_whole,
        compared_with_rest(own.offenders, whole.offenders, $inside, $part_of_whole) as is_rest,
        compared_n(own.offenders, whole.offenders, $inside, $part_of_whole) as benchmark_offenders,
        compared_x(own.reoffenders, own.offenders, whole.reoffenders, whole.offenders, $inside, $part_of_whole)
            as benchmark_reoffenders
    from own
    left join whole using (period_id)
),
breaks as (
    select break_date
    from series_break
    where family = 'reoffending' and hard and applies_to = any($applies_to::varchar[])
),
dated as (
    select
        beside.*,
        period.start_date,
        period.end_date,
        period.label as period,
        2 * (select count(*) from breaks where break_date <= period.start_date)
            + (select count(*) from breaks where break_date > period.start_date and break_date <= period.end_date)
            as segment
    from beside
    join period using (period_id)
),
before as (
    select
        *,
        lag(reoffenders) over earlier as reoffenders_before,
        lag(offenders) over earlier as offenders_before,
        lag(period) over earlier as period_before
    from dated
    window earlier as (partition by segment order by start_date)
)
select
    start_date,
    end_date,
    period,
    segment,
    figure.name as figure_area,
    reach,
    offenders,
    reoffenders,
    reoffences,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z) as rate_lo,
    wilson_hi(reoffenders, offenders, $z) as rate_hi,
    rate(reoffences, reoffenders) as frequency,
    benchmark_offenders,
    benchmark_reoffenders,
    rate(benchmark_reoffenders, benchmark_offenders) as benchmark_rate,
    is_rest,
    if(is_rest, newcombe_lo(reoffenders, offenders, benchmark_reoffenders, benchmark_offenders, $z), null) as rest_lo,
    if(is_rest, newcombe_hi(reoffenders, offenders, benchmark_reoffenders, benchmark_offenders, $z), null) as rest_hi,
    share_of_whole,
    period_before,
    offenders_before,
    reoffenders_before,
    newcombe_lo(reoffenders, offenders, reoffenders_before, offenders_before, $z) as change_lo,
    newcombe_hi(reoffenders, offenders, reoffenders_before, offenders_before, $z) as change_hi,
    lane,
    source_id,
    place
from before
join area as figure on figure.area_id = before.figure_id
order by start_date;
