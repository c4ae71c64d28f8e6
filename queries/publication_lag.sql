-- How long figures take: the last day each source covers, the day it came out, and when the next is due.
-- Grain: published source whose day of publication is known and that has figures over time.
-- days: from the end of its latest period to publication. No parameters.
with
figures as (
    select source_id, period_id from cohort where lane = 'published'
    union
    select source_id, period_id from youth_figure where lane = 'published'
    union
    select source_id, period_id from performance_figure where lane = 'published'
),
reached as (
    select figures.source_id, max(period.end_date) as last_day
    from figures
    join period using (period_id)
    group by figures.source_id
)
select
    source.publisher,
    source.title,
    reached.last_day,
    source.published_on,
    date_diff('day', reached.last_day, source.published_on) as days,
    round(date_diff('day', reached.last_day, source.published_on) * 12 / 365.25)::integer as months,
    source.next_due,
    source.lane,
    source.source_id
from reached
join source using (source_id)
where source.published_on is not null
  and source.published_on >= reached.last_day
order by days desc, source.title;
