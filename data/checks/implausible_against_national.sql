-- DQ-06. Rates far above those of England and Wales for the same offence group: more than three
-- standard errors and more than half as much again. Grain of the answer: cohort.
with
annual as (
    select
        cohort.*, row_number() over () as cohort_row,
        area.name, area.code, period.label, period.start_date, reoffenders / offenders as rate
    from cohort
    join area using (area_id)
    join period using (period_id)
    where lane <> 'illustrative'
      and period.cohort_type <> 'twelve_month_old'
      and sex_id = 0 and previous_id = 0 and disposal_id = 0 and offenders > 0
),
beside_national as (
    select annual.*, national.rate as national_rate, national.label as national_period
    from annual
    join annual as national on national.code = 'K04000001'
        and national.offence_id = annual.offence_id
        and (national.age_id = annual.age_id or (annual.age_id = 1 and national.age_id = 0))
    where annual.code <> 'K04000001'
    qualify row_number() over (
        partition by annual.cohort_row
        order by abs(date_diff('day', annual.start_date, national.start_date)), national.age_id = annual.age_id desc
    ) = 1
)
select
    'implausible_against_national' as check_id,
    'confirm' as severity,
    'DQ-06' as dq_id,
    concat_ws(', ', beside_national.name, label, offence_group.name) as subject,
    format(
        '{:.1f}% of {:,} people reoffended, against {:.1f}% in England and Wales ({}). '
            || 'That is more than chance explains: ask how the group was made up.',
        100 * rate, offenders, 100 * national_rate, national_period
    ) as message,
    printed_rate as printed,
    null as recomputed,
    source_id,
    place
from beside_national
join offence_group using (offence_id)
where rate > 1.5 * national_rate
  and rate - national_rate > 3 * sqrt(national_rate * (1 - national_rate) / offenders);
