-- In which lanes and periods CSPs have a figure in one slice, newest first.
-- Grain: lane x period. areas: how many CSPs have one.
-- Parameters: $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids; $cohort_type.
with
found as (
    select lane, period_id, count(distinct area_id) as areas
    from cohort_rollup
    where area_id in (select area_id from area where kind = 'csp')
      and age_id = any($age_ids::integer[])
      and offence_id = any($offence_ids::integer[])
      and sex_id = any($sex_ids::integer[])
      and previous_id = any($previous_ids::integer[])
      and disposal_id = any($disposal_ids::integer[])
    group by lane, period_id
)
select lane, period_id, label as period, end_date, areas
from found
join period using (period_id)
where cohort_type = $cohort_type
order by end_date desc;
