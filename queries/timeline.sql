-- Every dated event and every break in a series, newest first. Grain: event or break. No parameters.
select event_date as date, title, description as sentence, applies_to, 'event' as kind, source from event
union all by name
select
    break_date as date,
    concat_ws(': ', title, measure.name) as title,
    sentence,
    applies_to,
    if(hard, 'break', 'care') as kind,
    series_break.source
from series_break
left join measure on measure.measure_id = series_break.family -- a break of one measure alone names it
order by date desc, title;
