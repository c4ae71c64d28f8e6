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
where (area_id = $area_id or list_contains($area_ids::integer[], area_id))
  and list_contains($age_ids::integer[], age_id)
  and list_contains($offence_ids::integer[], offence_id)
  and list_contains($sex_ids::integer[], sex_id)
  and list_contains($previous_ids::integer[], previous_id)
  and list_contains($disposal_ids::integer[], disposal_id)
  and period.cohort_type = $cohort_type
group by cohort_rollup.lane, period.label, period.end_date
order by cohort_rollup.lane, period.end_date desc;
