-- Every CSP in one slice and one period beside a benchmark, for the map.
-- Grain: CSP in being; one without a figure has no counts. steps are the rates (in 100, whole
-- numbers) that cut the areas with enough people into fifths. by_chance is how many of the areas
-- would stand out at 95 % if none differed.
-- Parameters: $benchmark_ids (areas to add up); $part_of_whole;
-- $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids; $cohort_type; $lane;
-- $end_date (null = latest); $z_95, $z_998; $unreliable_below (people).
with
csp as (
    select
        area_id,
        code,
        name,
        area_id in (select area_id from area_within where within_id = any($benchmark_ids::integer[])) as in_benchmark
    from area
    where kind = 'csp' and valid_to is null
),
slice as (
    select cohort_rollup.*, period.label as period, period.end_date
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and age_id = any($age_ids::integer[])
      and offence_id = any($offence_ids::integer[])
      and sex_id = any($sex_ids::integer[])
      and previous_id = any($previous_ids::integer[])
      and disposal_id = any($disposal_ids::integer[])
      and period.cohort_type = $cohort_type
      and ($end_date::date is null or period.end_date = $end_date::date)
),
latest as (
    select max(end_date) as end_date from slice semi join csp using (area_id)
),
own as (
    select
        area_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(period) as period,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from slice
    where end_date = (from latest)
    group by area_id
),
whole as (
    select sum(offenders)::bigint as offenders, sum(reoffenders)::bigint as reoffenders
    from slice
    where end_date = (from latest) and area_id = any($benchmark_ids::integer[])
),
beside as (
    select
        csp.area_id,
        csp.code,
        csp.name,
        own.* exclude (area_id),
        compared_with_rest(own.offenders, whole.offenders, in_benchmark, $part_of_whole) as is_rest,
        compared_n(own.offenders, whole.offenders, in_benchmark, $part_of_whole) as benchmark_n,
        compared_x(own.reoffenders, own.offenders, whole.reoffenders, whole.offenders, in_benchmark, $part_of_whole)
            as benchmark_x
    from csp
    cross join whole
    left join own using (area_id)
),
cuts as (
    select
        list_sort(list_distinct(
            [half_up(100 * cut, 0) for cut in quantile_cont(rate(reoffenders, offenders), [0.2, 0.4, 0.6, 0.8])]
        )) as steps
    from own
    semi join csp using (area_id)
    where offenders >= $unreliable_below
)
select
    beside.area_id,
    beside.code,
    beside.name,
    figure.name as figure_area,
    reach,
    period,
    offenders,
    reoffenders,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z_95) as rate_lo,
    wilson_hi(reoffenders, offenders, $z_95) as rate_hi,
    wilson_lo(reoffenders, offenders, $z_998) as rate_lo_998,
    wilson_hi(reoffenders, offenders, $z_998) as rate_hi_998,
    rate(benchmark_x, benchmark_n) as benchmark_rate,
    is_rest,
    if(is_rest, newcombe_lo(reoffenders, offenders, benchmark_x, benchmark_n, $z_95), null) as rest_lo,
    if(is_rest, newcombe_hi(reoffenders, offenders, benchmark_x, benchmark_n, $z_95), null) as rest_hi,
    if(is_rest, newcombe_lo(reoffenders, offenders, benchmark_x, benchmark_n, $z_998), null) as rest_lo_998,
    if(is_rest, newcombe_hi(reoffenders, offenders, benchmark_x, benchmark_n, $z_998), null) as rest_hi_998,
    steps,
    half_up(false_signals(count(*) filter (offenders >= $unreliable_below) over (), $z_95), 0)::integer as by_chance,
    lane,
    source_id,
    place
from beside
cross join cuts
left join area as figure on figure.area_id = beside.figure_id
order by beside.name;
