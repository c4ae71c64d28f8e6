-- Cohorts of many areas in one period, to stand behind a few in a funnel.
-- Grain: area; a county whose figure stands for several partnerships is one, under its own name.
-- Parameters: $area_ids; $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids;
-- $cohort_type; $end_date; $lane.
with
figures as (
    select
        area_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(cohort_rollup.lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and list_contains($area_ids::integer[], area_id)
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
    select distinct on (line_id) if(reach = 'wider', figure_id, area_id) as line_id, figures.*
    from figures
)
select
    line_id,
    area.name as area,
    offenders,
    reoffenders,
    rate(reoffenders, offenders) as rate,
    lane,
    source_id,
    lines.place
from lines
join area on area.area_id = line_id
order by area.name;
