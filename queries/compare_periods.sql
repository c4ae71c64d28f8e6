-- In which years and lanes a set of areas can be compared with one area.
-- Grain: lane x period. others: how many areas of the set, that one not counted, have a figure.
-- Parameters: $area_id (the area); $area_ids (the set); $age_ids, $offence_ids, $sex_ids,
-- $previous_ids, $disposal_ids; $cohort_type.
select
    cohort_rollup.lane,
    period.label as period,
    period.end_date,
    bool_or(area_id = $area_id) as has_area,
    count(distinct area_id) filter (where area_id <> $area_id) as others
from cohort_rollup
join period using (period_id)
where (area_id = $area_id or area_id = any($area_ids::integer[]))
  and age_id = any($age_ids::integer[])
  and offence_id = any($offence_ids::integer[])
  and sex_id = any($sex_ids::integer[])
  and previous_id = any($previous_ids::integer[])
  and disposal_id = any($disposal_ids::integer[])
  and period.cohort_type = $cohort_type
group by cohort_rollup.lane, period.label, period.end_date
order by cohort_rollup.lane, period.end_date desc;
