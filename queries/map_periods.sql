-- In which lanes and periods CSPs have a figure in one slice, newest first.
-- Grain: lane x period. areas: how many CSPs have one.
-- Parameters: $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids; $cohort_type.
with
found as (
    select lane, period_id, count(distinct area_id) as areas
    from cohort_rollup
    where area_id in (select area_id from area where kind = 'csp')
      and list_contains($age_ids::integer[], age_id)
      and list_contains($offence_ids::integer[], offence_id)
      and list_contains($sex_ids::integer[], sex_id)
      and list_contains($previous_ids::integer[], previous_id)
      and list_contains($disposal_ids::integer[], disposal_id)
    group by lane, period_id
)
select lane, period_id, label as period, end_date, areas
from found
join period using (period_id)
where cohort_type = $cohort_type
order by end_date desc, lane;
