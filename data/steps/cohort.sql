-- Reoffending cohorts in tidy form become facts. Parameters: $lane, $load_id.
insert into cohort
select
    area.area_id,
    period.period_id,
    age.age_id,
    offence_group.offence_id,
    sex.sex_id,
    previous_offences.previous_id,
    disposal.disposal_id,
    tidy.offenders,
    tidy.reoffenders,
    tidy.reoffences,
    tidy.expected_reoffenders,
    tidy.printed_rate,
    tidy.symbol,
    $lane,
    tidy.source_id,
    $load_id,
    tidy.place
from tidy
join area on area.kind = tidy.area_kind and area.code = tidy.area_code
join period
    on period.start_date = cast(tidy.start_date as date)
    and period.end_date = cast(tidy.end_date as date)
    and period.cohort_type = tidy.cohort_type
join age on age.code = tidy.age
join offence_group on offence_group.code = tidy.offence
join sex on sex.code = tidy.sex
join previous_offences on previous_offences.code = tidy.previous_offences
join disposal on disposal.code = tidy.disposal;
