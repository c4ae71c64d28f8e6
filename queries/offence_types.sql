-- Offence groups of one area in one period beside the benchmark, for a set of cells.
-- Grain: offence group. The benchmark leaves the area out where it is a large part of it.
-- Intervals at both levels: with many cells on a screen, colour needs the wider one.
-- Parameters: $area_id; $benchmark_ids; $inside; $part_of_whole; $age_ids, $sex_ids;
-- $cohort_type; $lane; $z_95, $z_998; $end_date (null = latest).
with
slice as (
    select cohort_rollup.*
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and (area_id = $area_id or area_id = any($benchmark_ids::integer[]))
      and offence_id > 0
      and age_id = any($age_ids::integer[])
      and sex_id = any($sex_ids::integer[])
      and previous_id = 0
      and disposal_id = 0
      and period.cohort_type = $cohort_type
),
dated as (
    select slice.*, period.end_date, period.label as period
    from slice
    join period using (period_id)
),
latest as (
    select coalesce($end_date::date, max(end_date)) as end_date from dated where area_id = $area_id
),
own as (
    select
        offence_id,
        any_value(period) as period,
        any_value(reach) as reach,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from dated
    where area_id = $area_id and end_date = (from latest)
    group by offence_id
),
whole as (
    select offence_id, sum(offenders)::bigint as offenders, sum(reoffenders)::bigint as reoffenders
    from dated
    where area_id = any($benchmark_ids::integer[]) and end_date = (from latest)
    group by offence_id
),
beside as (
    select
        own.*,
        compared_with_rest(own.offenders, whole.offenders, $inside, $part_of_whole) as is_rest,
        compared_x(own.reoffenders, own.offenders, whole.reoffenders, whole.offenders, $inside, $part_of_whole)
            as benchmark_reoffenders,
        compared_n(own.offenders, whole.offenders, $inside, $part_of_whole) as benchmark_offenders
    from own
    left join whole using (offence_id)
)
select
    offence_group.code as offence,
    offence_group.name as offence_name,
    offence_group.short_name,
    period,
    reach,
    offenders,
    reoffenders,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z_95) as rate_lo,
    wilson_hi(reoffenders, offenders, $z_95) as rate_hi,
    wilson_lo(reoffenders, offenders, $z_998) as rate_lo_998,
    wilson_hi(reoffenders, offenders, $z_998) as rate_hi_998,
    benchmark_offenders,
    benchmark_reoffenders,
    rate(benchmark_reoffenders, benchmark_offenders) as benchmark_rate,
    is_rest,
    lane,
    source_id,
    place
from beside
join offence_group using (offence_id)
order by offence_group.sort;
