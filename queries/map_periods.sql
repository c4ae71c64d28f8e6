-- Periods for which CSPs have a figure in one slice, newest first. Grain: period.
-- Parameters: $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids; $cohort_type; $lane.
select distinct period.label as period, period.end_date
from cohort_rollup
join period using (period_id)
join area using (area_id)
where cohort_rollup.lane = $lane::lane
  and area.kind = 'csp'
  and age_id = any($age_ids::integer[])
  and offence_id = any($offence_ids::integer[])
  and sex_id = any($sex_ids::integer[])
  and previous_id = any($previous_ids::integer[])
  and disposal_id = any($disposal_ids::integer[])
  and period.cohort_type = $cohort_type
order by period.end_date desc;
