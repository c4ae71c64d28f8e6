-- Services of the pathways over the newest four quarters: need, referrals, starts, waiting and places.
-- gap: people found to need a service for whom there is no place. Grain: pathway x service.
-- Parameters: $area_id, $audience.
with
one as (
    select
        regexp_extract(breakdown, 'pathway=([^;]+)', 1) as pathway,
        regexp_extract(breakdown, 'service=([^;]+)', 1) as service,
        any_value(figure_id) as figure_id,
        min(start_date) as start_date,
        max(end_date) as end_date,
        max(total) filter (item = 'need_identified' and withheld = 0) as need,
        max(total) filter (item = 'referred' and withheld = 0) as referred,
        max(total) filter (item = 'started' and withheld = 0) as started,
        max(total) filter (item = 'completed' and withheld = 0) as completed,
        max(newest) filter (item = 'waiting_median_days') as wait,
        max(total) filter (item = 'capacity') as capacity,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place
    from local_item
    where area_id = $area_id
      and audience = $audience
      and return_code = 'R10'
      and not contains(breakdown, '=all')
    group by pathway, service
)
select one.* exclude (figure_id), area.name as figure_area, greatest(need - capacity, 0) as gap
from one
join area on area.area_id = one.figure_id
order by pathway, service;
