-- Which lanes have figures for a slice, and how many areas in each.
-- Grain: lane. Parameters: $area_ids (null = every CSP), $age_ids, $offence_ids, $sex_ids,
-- $previous_ids, $disposal_ids, $cohort_type.
select
    cohort_slice.lane,
    count(distinct area_id) as areas
from cohort_slice
join area using (area_id)
where case when $area_ids is null then area.kind = 'csp' else area_id = any($area_ids::integer[]) end
  and age_id = any($age_ids::integer[])
  and list_has_any(offence_ids, $offence_ids::integer[])
  and sex_id = any($sex_ids::integer[])
  and previous_id = any($previous_ids::integer[])
  and disposal_id = any($disposal_ids::integer[])
  and cohort_type = $cohort_type
group by cohort_slice.lane
order by cohort_slice.lane;
