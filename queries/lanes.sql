-- Which lanes have figures for a slice, and how many CSPs in each.
-- Grain: lane. Parameters: $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids, $cohort_type.
select
    cohort_slice.lane,
    count(distinct area_id) as areas
from cohort_slice
join area using (area_id)
where area.kind = 'csp'
  and list_contains($age_ids::integer[], age_id)
  and list_has_any(offence_ids, $offence_ids::integer[])
  and list_contains($sex_ids::integer[], sex_id)
  and list_contains($previous_ids::integer[], previous_id)
  and list_contains($disposal_ids::integer[], disposal_id)
  and cohort_type = $cohort_type
group by cohort_slice.lane
order by cohort_slice.lane;
