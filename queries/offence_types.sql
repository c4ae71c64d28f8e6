-- Offence groups of some areas in one year, each beside the benchmark: the cells of a heat table.
-- Grain: area x offence group, areas in the order given; a group that nobody belongs to has no row.
-- The benchmark leaves an area out where the area is a large part of it; rest_lo ... are then limits of the
-- difference from that rest, which is itself uncertain. An area that holds the whole benchmark is not compared.
-- Limits at both levels: with many cells on a screen, colour needs the wider ones.
-- Parameters: $area_ids; $benchmark_ids; $part_of_whole; $age_ids, $sex_ids; $cohort_type; $lane;
-- $z_95, $z_998; $end_date (null = latest year of the first area).
with
partnerships as (
    select area_id, area_id as csp_id from area where kind = 'csp'
    union all
    select within_id, area_id from area_within
),
held as (
    select distinct csp_id from partnerships where list_contains($benchmark_ids::integer[], area_id)
),
asked as (
    select
        partnerships.area_id,
        count(held.csp_id) = count(*) as inside,
        count(held.csp_id) = (select count(*) from held) as holds_benchmark
    from partnerships
    left join held using (csp_id)
    where list_contains($area_ids::integer[], partnerships.area_id)
    group by partnerships.area_id
),
dated as (
    select cohort_rollup.*, period.end_date, period.label as period
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and (list_contains($area_ids::integer[], area_id) or list_contains($benchmark_ids::integer[], area_id))
      and offence_id > 0
      and list_contains($age_ids::integer[], age_id)
      and list_contains($sex_ids::integer[], sex_id)
      and previous_id = 0
      and disposal_id = 0
      and period.cohort_type = $cohort_type
),
latest as (
    select coalesce($end_date::date, max(end_date)) as end_date from dated where area_id = ($area_ids::integer[])[1]
),
own as (
    select
        area_id,
        any_value(figure_id) as figure_id,
        offence_id,
        any_value(dated.end_date) as end_date,
        any_value(period) as period,
        any_value(reach) as reach,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from dated
    where list_contains($area_ids::integer[], area_id) and end_date = (from latest)
    group by area_id, offence_id
),
whole as (
    select offence_id, sum(offenders)::bigint as offenders, sum(reoffenders)::bigint as reoffenders
    from dated
    where list_contains($benchmark_ids::integer[], area_id) and end_date = (from latest)
    group by offence_id
),
beside as (
    select
        own.*,
        compared_with_rest(own.offenders, whole.offenders, inside, $part_of_whole) as is_rest,
        compared_x(own.reoffenders, own.offenders, whole.reoffenders, whole.offenders, inside, $part_of_whole)
            as benchmark_reoffenders,
        compared_n(own.offenders, whole.offenders, inside, $part_of_whole) as benchmark_offenders
    from own
    join asked using (area_id)
    left join whole on whole.offence_id = own.offence_id and not holds_benchmark
),
-- Limits are worked out once for each proportion: differences are made of them.
limited as (
    select
        beside.*,
        rate(reoffenders, offenders) as rate,
        wilson_lo(reoffenders, offenders, $z_95) as rate_lo,
        wilson_hi(reoffenders, offenders, $z_95) as rate_hi,
        wilson_lo(reoffenders, offenders, $z_998) as rate_lo_998,
        wilson_hi(reoffenders, offenders, $z_998) as rate_hi_998,
        rate(benchmark_reoffenders, benchmark_offenders) as benchmark_rate,
        if(is_rest, wilson_lo(benchmark_reoffenders, benchmark_offenders, $z_95), null) as rest_rate_lo,
        if(is_rest, wilson_hi(benchmark_reoffenders, benchmark_offenders, $z_95), null) as rest_rate_hi,
        if(is_rest, wilson_lo(benchmark_reoffenders, benchmark_offenders, $z_998), null) as rest_rate_lo_998,
        if(is_rest, wilson_hi(benchmark_reoffenders, benchmark_offenders, $z_998), null) as rest_rate_hi_998
    from beside
)
select
    limited.area_id,
    area.name as area,
    figure.name as figure_area,
    offence_group.code as offence,
    offence_group.name as offence_name,
    offence_group.short_name,
    end_date,
    period,
    reach,
    offenders,
    reoffenders,
    rate,
    rate_lo,
    rate_hi,
    rate_lo_998,
    rate_hi_998,
    benchmark_offenders,
    benchmark_reoffenders,
    benchmark_rate,
    is_rest,
    difference_lo(rate, rate_lo, benchmark_rate, rest_rate_hi) as rest_lo,
    difference_hi(rate, rate_hi, benchmark_rate, rest_rate_lo) as rest_hi,
    difference_lo(rate, rate_lo_998, benchmark_rate, rest_rate_hi_998) as rest_lo_998,
    difference_hi(rate, rate_hi_998, benchmark_rate, rest_rate_lo_998) as rest_hi_998,
    lane,
    source_id,
    place
from limited
join area on area.area_id = limited.area_id
join area as figure on figure.area_id = limited.figure_id
join offence_group using (offence_id)
order by list_position($area_ids::integer[], limited.area_id), offence_group.sort;
