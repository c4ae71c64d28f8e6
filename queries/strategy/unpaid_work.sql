-- Unpaid work over the newest four quarters. Grain: one row, none where nothing was sent.
-- Hours are no people, so no interval is given. Parameters: $area_id, $audience.
with
one as (
    select
        any_value(figure_id) as figure_id,
        min(start_date) as start_date,
        max(end_date) as end_date,
        max(total) filter (item = 'people_sentenced') as people,
        max(total) filter (item = 'hours_ordered') as ordered,
        max(total) filter (item = 'hours_offered') as offered,
        max(total) filter (item = 'hours_worked') as worked,
        max(total) filter (item = 'projects') as projects,
        max(total) filter (item = 'beneficiaries') as beneficiaries,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place
    from local_item
    where area_id = $area_id and audience = $audience and return_code = 'R8'
    having ordered is not null or worked is not null
)
select
    one.* exclude (figure_id),
    area.name as figure_area,
    rate(worked, offered) as worked_rate
from one
join area on area.area_id = one.figure_id;
