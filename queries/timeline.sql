-- Every dated event and every break in a series. Grain: event or break. No parameters.
select event_date as date, title, description as sentence, applies_to, 'event' as kind, source from event
union all by name
select break_date as date, title, sentence, applies_to, if(hard, 'break', 'care') as kind, source from series_break
order by date, title;
