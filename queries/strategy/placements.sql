-- Where people go when they leave prison, and when work with them began, over the newest twelve months.
-- Grain: one row, none where nothing was sent. Parameters: $area_id, $audience, $z.
with
given as (
    select * from local_item where area_id = $area_id and audience = $audience and return_code = 'R7'
),
one as (
    select
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        min(start_date) as start_date,
        max(end_date) as end_date,
        max(total) filter (item = 'releases') as releases,
        max(total) filter (item = 'destination_known' and withheld = 0) as destination_known,
        max(total) filter (item = 'housed_night1' and withheld = 0) as housed,
        max(total) filter (item = 'out_of_area' and withheld = 0) as out_of_area,
        max(newest) filter (item = 'first_contact_months_before') as months_before,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place
    from given
    having releases is not null
)
select
    one.* exclude (figure_id),
    area.name as figure_area,
    rate(out_of_area, housed) as out_rate,
    wilson_lo(out_of_area, housed, $z) as out_lo,
    wilson_hi(out_of_area, housed, $z) as out_hi,
    rate(destination_known, releases) as known_rate
from one
join area on area.area_id = one.figure_id;
