-- Years that have figures by offence group for one area, newest first. Grain: period.
-- Parameters: $area_id; $age_ids; $cohort_type; $lane.
select distinct period.end_date, period.label as period
from cohort_rollup
join period using (period_id)
where cohort_rollup.lane = $lane::lane
  and area_id = $area_id
  and offence_id > 0
  and list_contains($age_ids::integer[], age_id)
  and sex_id = 0
  and previous_id = 0
  and disposal_id = 0
  and period.cohort_type = $cohort_type
order by period.end_date desc;
