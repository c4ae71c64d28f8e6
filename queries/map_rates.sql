-- Every CSP in one slice and one period beside a benchmark, for the map.
-- Grain: CSP in being; one without a figure has no counts. is_rest: the CSP is so large a part of
-- the benchmark that it is held against the rest of it (see map_rest.sql for those).
-- Parameters: $benchmark_ids (areas to add up); $part_of_whole; $age_ids, $offence_ids, $sex_ids,
-- $previous_ids, $disposal_ids; $lane; $period_id; $z_95, $z_998.
with
slice as materialized (
    select area_id, figure_id, reach, lane, source_id, place, offenders, reoffenders
    from cohort_rollup
    where lane = $lane::lane
      and period_id = $period_id
      and list_contains($age_ids::integer[], age_id)
      and list_contains($offence_ids::integer[], offence_id)
      and list_contains($sex_ids::integer[], sex_id)
      and list_contains($previous_ids::integer[], previous_id)
      and list_contains($disposal_ids::integer[], disposal_id)
),
own as (
    select
        area_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from slice
    group by area_id
),
whole as (
    select sum(offenders)::bigint as offenders, sum(reoffenders)::bigint as reoffenders
    from slice
    where list_contains($benchmark_ids::integer[], area_id)
),
in_benchmark as (
    select distinct area_id from area_within where list_contains($benchmark_ids::integer[], within_id)
),
beside as (
    select
        area.code,
        area.name,
        own.* exclude (area_id),
        compared_with_rest(own.offenders, whole.offenders, in_benchmark.area_id is not null, $part_of_whole)
            as is_rest,
        whole.offenders as whole_offenders,
        whole.reoffenders as whole_reoffenders
    from area
    cross join whole
    left join own using (area_id)
    left join in_benchmark using (area_id)
    where area.kind = 'csp' and area.valid_to is null
),
against as (
    select
        *,
        whole_offenders - if(is_rest, offenders, 0) as benchmark_offenders,
        whole_reoffenders - if(is_rest, reoffenders, 0) as benchmark_reoffenders
    from beside
)
select
    against.code,
    against.name,
    figure.name as figure_area,
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
from against
left join area as figure on figure.area_id = against.figure_id
order by against.name;
