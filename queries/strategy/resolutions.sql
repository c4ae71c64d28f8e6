-- Restorative justice and out-of-court resolutions over the newest four quarters. Grain: type x mode.
-- Parameters: $area_id, $audience, $z.
with
one as (
    select
        regexp_extract(breakdown, 'type=([^;]+)', 1) as type,
        regexp_extract(breakdown, 'mode=([^;]+)', 1) as mode,
        any_value(figure_id) as figure_id,
        min(start_date) as start_date,
        max(end_date) as end_date,
        max(total) filter (item = 'offered' and withheld = 0) as offered,
        max(total) filter (item = 'accepted' and withheld = 0) as accepted,
        max(total) filter (item = 'completed' and withheld = 0) as completed,
        max(total) filter (item = 'victim_asked' and withheld = 0) as asked,
        max(total) filter (item = 'victim_satisfied' and withheld = 0) as satisfied,
        max(total) filter (item = 'later_offence' and withheld = 0) as later,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place
    from local_item
    where area_id = $area_id
      and audience = $audience
      and return_code = 'R9'
      and not contains(breakdown, '=all')
    group by type, mode
)
select
    one.* exclude (figure_id),
    area.name as figure_area,
    rate(completed, accepted) as completed_rate,
    wilson_lo(completed, accepted, $z) as completed_lo,
    wilson_hi(completed, accepted, $z) as completed_hi
from one
join area on area.area_id = one.figure_id
order by type, mode;
