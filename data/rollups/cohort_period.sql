-- Periods of the cohorts, for each group of people whose figures are drawn over time.
-- Grain: period x age group ('all', 'adult', 'child'). Periods of one segment may be joined by a
-- line: no hard break lies between them. A period that holds a break has a segment of its own.
create table cohort_period as
select
    period.period_id,
    people.age_group,
    period.cohort_type,
    period.start_date,
    period.end_date,
    period.label as period,
    (2 * count(break_date) filter (where break_date <= period.start_date)
        + count(break_date) filter (where break_date > period.start_date and break_date <= period.end_date)
    )::integer as segment
from period
cross join (values ('all'), ('adult'), ('child')) as people (age_group)
left join series_break
    on series_break.family = 'reoffending'
    and series_break.hard
    and (people.age_group = 'all' or series_break.applies_to in (people.age_group, 'all'))
group by all
order by age_group, cohort_type, start_date;
