-- Dated events and breaks that belong on a time line, one a date: a break says more than the
-- event that caused it. Grain: date.
-- Parameters: $applies_to (list: 'adult', 'child', 'all'); $from_date, $to_date.
with
events as (
    select 'event' as kind, event_date as date, title, description as sentence, source, 2 as rank
    from event
    where list_contains($applies_to::varchar[], applies_to)
      and event_date between $from_date::date and $to_date::date
),
breaks as (
    select if(hard, 'break', 'care') as kind, break_date as date, title, sentence, source, 1 as rank
    from series_break
    where family = 'reoffending'
      and list_contains($applies_to::varchar[], applies_to)
      and break_date between $from_date::date and $to_date::date
)
select kind, date, title, sentence, source
from (select * from events union all by name select * from breaks)
qualify row_number() over (partition by date order by rank) = 1
order by date;
