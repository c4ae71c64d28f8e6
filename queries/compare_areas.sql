-- One area beside a set of areas in one period, with what a verdict on each needs.
-- Grain: line of the picture. role: 'itself'; 'together' (the set added up, without the area);
-- 'benchmark' (without the area where it is a large part of it); 'area' (one of the set); 'missing'
-- (one of the set that has no figure). A county whose figure stands for several partnerships is one
-- line under its own name, and counts once.
-- Differences are the line minus the area; where the line lies inside the area (a council in its
-- sub-region), minus the rest of the area.
-- Parameters: $area_id; $area_ids (the set, with or without the area); $benchmark_ids, $inside,
-- $part_of_whole (see trend.sql); $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids;
-- $cohort_type; $end_date; $lane; $z_95, $z_998.
with
asked as (
    select distinct unnest([$area_id::integer] || $area_ids::integer[] || $benchmark_ids::integer[]) as area_id
),
figures as (
    select
        area_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(period.label) as period,
        any_value(cohort_rollup.lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and area_id in (from asked)
      and list_contains($age_ids::integer[], age_id)
      and list_contains($offence_ids::integer[], offence_id)
      and list_contains($sex_ids::integer[], sex_id)
      and list_contains($previous_ids::integer[], previous_id)
      and list_contains($disposal_ids::integer[], disposal_id)
      and period.cohort_type = $cohort_type
      and period.end_date = $end_date::date
    group by area_id
),
lines as (
    select
        if(reach = 'wider', figure_id, figures.area_id) as line_id,
        bool_or(figures.area_id = $area_id) as is_area,
        bool_or(figures.area_id in (select area_id from area_within where within_id = $area_id)) as inside_area,
        list(area.name order by area.name) as stands_for,
        any_value(reach) as reach,
        any_value(period) as period,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place,
        any_value(offenders) as offenders,
        any_value(reoffenders) as reoffenders
    from figures
    join area on area.area_id = figures.area_id
    where figures.area_id = $area_id or list_contains($area_ids::integer[], figures.area_id)
    group by line_id
),
itself as (
    select offenders, reoffenders from lines where is_area
),
set_together as (
    select
        any_value(period) as period,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from lines
    where not is_area and not inside_area
    having count(*) > 0
),
whole as (
    select
        any_value(period) as period,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from figures
    where list_contains($benchmark_ids::integer[], area_id) and area_id <> $area_id
    having count(*) > 0
),
benchmark as (
    select
        whole.* exclude (offenders, reoffenders),
        compared_n(itself.offenders, whole.offenders, $inside, $part_of_whole) as offenders,
        compared_x(itself.reoffenders, itself.offenders, whole.reoffenders, whole.offenders, $inside, $part_of_whole)
            as reoffenders,
        compared_with_rest(itself.offenders, whole.offenders, $inside, $part_of_whole) as is_rest
    from whole
    left join itself on true
),
shown as (
    select 'itself' as role, * exclude (is_area) from lines where is_area
    union all by name
    select 'together' as role, * from set_together
    union all by name
    select 'benchmark' as role, * from benchmark
    union all by name
    select 'area' as role, * exclude (is_area) from lines where not is_area
    union all by name
    select 'missing' as role, area_id as line_id
    from asked
    where list_contains($area_ids::integer[], area_id) and area_id not in (select area_id from figures)
),
beside as (
    select
        shown.*,
        itself.offenders - if(coalesce(inside_area, false), shown.offenders, 0) as beside_offenders,
        itself.reoffenders - if(coalesce(inside_area, false), shown.reoffenders, 0) as beside_reoffenders
    from shown
    left join itself on role <> 'itself'
)
select
    role,
    line_id,
    area.name as area,
    stands_for,
    reach,
    coalesce(is_rest, inside_area, false) as is_rest,
    period,
    offenders,
    reoffenders,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z_95) as rate_lo,
    wilson_hi(reoffenders, offenders, $z_95) as rate_hi,
    rate(beside_reoffenders, beside_offenders) as beside_rate,
    newcombe_lo(reoffenders, offenders, beside_reoffenders, beside_offenders, $z_95) as beside_lo,
    newcombe_hi(reoffenders, offenders, beside_reoffenders, beside_offenders, $z_95) as beside_hi,
    newcombe_lo(reoffenders, offenders, beside_reoffenders, beside_offenders, $z_998) as beside_lo_998,
    newcombe_hi(reoffenders, offenders, beside_reoffenders, beside_offenders, $z_998) as beside_hi_998,
    lane,
    source_id,
    place
from beside
left join area on area.area_id = beside.line_id
order by list_position(['itself', 'together', 'benchmark', 'area', 'missing'], role), area.name;
