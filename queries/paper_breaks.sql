-- Dates across which adult reoffending figures are not like for like. Grain: break.
select break_date
from series_break
where family = 'reoffending' and hard and applies_to in ('adult', 'all')
order by break_date;
