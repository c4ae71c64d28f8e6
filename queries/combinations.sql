-- Which slices of the cohorts exist for one area: what can be chosen, and what cannot.
-- Grain: lane x kind of period x one member of age, sex, previous offences and disposal (0 = all),
-- with the offence groups that exist there. Parameters: $area_id.
select
    cohort_slice.lane,
    cohort_type.cohort_type,
    cohort_type.label as kind_label,
    cohort_type.explanation as kind_explanation,
    cohort_slice.age_id,
    cohort_slice.sex_id,
    cohort_slice.previous_id,
    cohort_slice.disposal_id,
    cohort_slice.offence_ids,
    cohort_slice.has_reoffences
from cohort_slice
join cohort_type using (cohort_type)
where cohort_slice.area_id = $area_id
order by cohort_type.sort;
