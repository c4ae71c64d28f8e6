-- The same people counted in two ways for the same year: two series that must not be joined.
-- Grain of the answer: area x period x age group, totals only.
with
total as (
    select cohort.*, area.name, period.label, period.start_date, period.end_date, period.cohort_type, cohort_type.label as counted
    from cohort
    join area using (area_id)
    join period using (period_id)
    join cohort_type using (cohort_type)
    where lane <> 'illustrative' and offence_id = 0 and sex_id = 0 and previous_id = 0 and disposal_id = 0 and offenders > 0
)
select
    'overlapping_series' as check_id,
    'note' as severity,
    null as dq_id,
    concat_ws(', ', one.name, one.label, age.label) as subject,
    format(
        'Counted as "{}" the rate is {:.1f}%, and as "{}" {:.1f}%. '
            || 'The two are different measures and are never joined.',
        lcase(one.counted), 100 * one.reoffenders / one.offenders, lcase(two.counted), 100 * two.reoffenders / two.offenders
    ) as message,
    format('{:.1f}', 100 * one.reoffenders / one.offenders) as printed,
    format('{:.1f}', 100 * two.reoffenders / two.offenders) as recomputed,
    one.source_id,
    one.place
from total as one
join total as two
    on two.area_id = one.area_id and two.age_id = one.age_id
    and two.start_date = one.start_date and two.end_date = one.end_date
    and two.cohort_type > one.cohort_type
join age on age.age_id = one.age_id;
