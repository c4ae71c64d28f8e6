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
      and area_id = any($area_ids::integer[])
      and age_id = any($age_ids::integer[])
      and offence_id = any($offence_ids::integer[])
      and sex_id = any($sex_ids::integer[])
      and previous_id = any($previous_ids::integer[])
      and disposal_id = any($disposal_ids::integer[])
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
