-- Years whose groups are known for an area, by way of grouping: published ones where there are at least
-- two, else demonstration figures. Only years after the last break in the way of counting.
-- Grain: dimension x period. Parameters: $area_id.
with
given as (
    select distinct dimension, lane, period_id, start_date, end_date, period
    from cohort_part
    where area_id = $area_id
      and start_date >= (select max(break_date) from series_break where family = 'reoffending' and hard)
),
counted as (
    select *, count(*) over (partition by dimension, lane) as years from given
)
select dimension, lane, period_id, period, start_date, end_date
from counted
where years >= 2
qualify lane = min(lane) over (partition by dimension)
order by dimension, start_date;
