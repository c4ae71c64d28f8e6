-- Figures of returns over their newest twelve months, those of the nearest area that sent any, for the
-- screens that show a return as it is. total adds up the periods that may be shown; newest is that of the
-- last one; withheld counts the periods that may not be shown.
-- Grain: audience x area x return x breakdown x item.
create view local_item as
with
given as (
    select
        local_reach.area_id,
        local_reach.figure_id,
        local_reach.reach,
        local_reach.nearness,
        shown.* exclude (area_id),
        period.start_date,
        period.end_date,
        date_diff('month', period.start_date, period.end_date) + 1 as span
    from return_shown as shown
    join local_reach on local_reach.figure_id = shown.area_id
    join period using (period_id)
    where shown.value is not null or shown.symbol = 'c'
),
nearest as (
    select
        *,
        min(span) over (partition by audience, area_id, return_code) as shortest
    from given
    qualify figure_id = first_value(figure_id) over (
        partition by audience, area_id, return_code order by nearness, figure_id
    )
),
dated as (
    select *, max(end_date) over (partition by audience, area_id, return_code) as ends
    from nearest
    where span = shortest
)
select
    audience,
    area_id,
    any_value(figure_id) as figure_id,
    any_value(reach) as reach,
    return_code,
    breakdown,
    item,
    sum(value) as total,
    max_by(value, end_date) as newest,
    count(value) as periods,
    count(*) filter (value is null) as withheld,
    min(start_date) as start_date,
    max(end_date) as end_date,
    any_value(lane) as lane,
    any_value(source_id) as source_id,
    any_value(place) as place
from dated
where end_date > ends - interval 1 year
group by audience, area_id, return_code, breakdown, item;
