-- Offence groups whose reoffending rate is among the highest in every one of some areas, in one year: the
-- marker "common to all" of the 2018 Black Country strategy. A group of too few people is in no area's list.
-- Grain: offence group. Parameters: $area_ids (partnerships); $end_date; $age_ids; $cohort_type; $lane;
-- $list_length (how many rates are an area's highest); $unreliable_below (people).
with
slice as (
    select area_id, offence_id, sum(offenders) as offenders, sum(reoffenders) as reoffenders
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and list_contains($area_ids::integer[], area_id)
      and offence_id > 0
      and list_contains($age_ids::integer[], age_id)
      and sex_id = 0
      and previous_id = 0
      and disposal_id = 0
      and period.cohort_type = $cohort_type
      and period.end_date = $end_date::date
    group by area_id, offence_id
),
placed as (
    select
        area_id,
        offence_id,
        rank() over (partition by area_id order by rate(reoffenders, offenders) desc) as place_in_area
    from slice
    where offenders >= $unreliable_below
)
select
    offence_group.code as offence,
    offence_group.name as offence_name,
    offence_group.short_name,
    count(*) filter (place_in_area <= $list_length) = len($area_ids::integer[]) as common
from placed
join offence_group using (offence_id)
group by all
order by any_value(offence_group.sort);
