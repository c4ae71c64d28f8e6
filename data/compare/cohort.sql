-- Published cohorts of the warehouse in tidy form. Grain: area x period x each breakdown.
select
    area.kind as area_kind,
    area.code as area_code,
    strftime(period.start_date, '%Y-%m-%d') as start_date,
    strftime(period.end_date, '%Y-%m-%d') as end_date,
    period.cohort_type,
    age.code as age,
    offence_group.code as offence,
    sex.code as sex,
    previous_offences.code as previous_offences,
    disposal.code as disposal,
    cohort.offenders,
    cohort.reoffenders,
    cohort.reoffences,
    cohort.expected_reoffenders,
    cohort.symbol
from cohort
join area using (area_id)
join period using (period_id)
join age using (age_id)
join offence_group using (offence_id)
join sex using (sex_id)
join previous_offences using (previous_id)
join disposal using (disposal_id)
where cohort.lane = 'published';
