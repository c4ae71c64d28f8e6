-- DQ-05. Cohorts of a year that are too large or too small for the people who live there.
-- Residents are those of the newest mid-year estimate, for the area and for England and Wales
-- alike, so that growth cancels out. Grain of the answer: cohort of everyone in an age group.
with
band as (select 0.5 as least, 1.7 as most),
persons as (
    select area_id, persons
    from population
    where age_from = 0 and age_to is null
    qualify row_number() over (partition by area_id order by year desc) = 1
),
residents as (
    -- only where every district is known
    select area_ground.area_id, sum(persons) as residents
    from area_ground
    left join persons on persons.area_id = area_ground.district_id
    group by area_ground.area_id
    having count(*) = count(persons)
),
yearly as (
    select cohort.*, row_number() over () as cohort_row, area.name, area.code, period.label, period.start_date, residents
    from cohort
    join area using (area_id)
    join period using (period_id)
    join residents using (area_id)
    where lane <> 'illustrative'
      and offence_id = 0 and sex_id = 0 and previous_id = 0 and disposal_id = 0 and age_id in (0, 1, 2)
      and period.cohort_type <> 'twelve_month_old'
      and date_diff('day', start_date, end_date) between 363 and 366
),
beside_national as (
    -- the same age group of the same or the next year; for adults all offenders will do, who are nearly all adults
    select
        yearly.*,
        1000 * yearly.offenders / yearly.residents as per_head,
        1000 * national.offenders / national.residents as national_per_head
    from yearly
    join yearly as national on national.code = 'K04000001'
        and abs(date_diff('day', yearly.start_date, national.start_date)) <= 366
        and (national.age_id = yearly.age_id or (yearly.age_id = 1 and national.age_id = 0))
    where yearly.code <> 'K04000001'
    qualify row_number() over (
        partition by yearly.cohort_row
        order by abs(date_diff('day', yearly.start_date, national.start_date)), national.age_id = yearly.age_id desc
    ) = 1
)
select
    'totals_look_doubled' as check_id,
    'confirm' as severity,
    'DQ-05' as dq_id,
    concat_ws(', ', name, label) as subject,
    format(
        '{:,} offenders is {:.1f} for every 1,000 residents, {:.1f} times England and Wales ({:.1f}). ',
        offenders, per_head, per_head / national_per_head, national_per_head
    ) || if(
        per_head > national_per_head,
        'A total added to its own parts would look like this. '
            || 'The rate is not affected, but it is less certain than its size suggests. '
            || 'Check the count against the Ministry of Justice file.',
        'Part of the cohort may be missing. Check the count against the Ministry of Justice file.'
    ) as message,
    offenders::varchar as printed,
    null as recomputed,
    source_id,
    place
from beside_national, band
where per_head / national_per_head not between least and most;
