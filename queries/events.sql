-- Dated events and breaks that belong on a time line. Grain: event or break.
-- Parameters: $applies_to (list: 'adult', 'child', 'all'); $from_date, $to_date.
select 'event' as kind, event_date as date, title, description as sentence, source
from event
where applies_to = any($applies_to::varchar[])
  and event_date between $from_date::date and $to_date::date
union all by name
select if(hard, 'break', 'care') as kind, break_date as date, title, sentence, source
from series_break
where family = 'reoffending'
  and applies_to = any($applies_to::varchar[])
  and break_date between $from_date::date and $to_date::date
order by date;
