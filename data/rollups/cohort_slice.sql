-- Which slices of the cohorts exist, so that only those can be chosen.
-- Grain: area x lane x kind of period x one member of age, sex, previous offences and disposal
-- (0 = all). offence_ids: the offence groups that exist there; has_reoffences: whether any of
-- these figures counts reoffences.
create table cohort_slice as
select
    area_id,
    lane,
    cohort_type,
    age_id,
    sex_id,
    previous_id,
    disposal_id,
    list(distinct offence_id order by offence_id) as offence_ids,
    bool_or(reoffences is not null) as has_reoffences
from cohort_rollup
join period using (period_id)
group by all
order by area_id, lane, cohort_type, previous_id, disposal_id, sex_id, age_id;
