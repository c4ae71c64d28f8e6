-- Breaks of one family of measures within some dates. Grain: break.
-- Parameters: $family; $from_date, $to_date.
select if(hard, 'break', 'care') as kind, break_date as date, title, sentence, source
from series_break
where family = $family
  and break_date between $from_date::date and $to_date::date
order by break_date;
