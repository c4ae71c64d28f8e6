-- The CSPs and districts to point out on a map for one area: itself, those in it, and the
-- districts it stands on. Grain: area of kind CSP or district. Parameters: $area_id.
with
found as (
    select area_id from area_within where within_id = $area_id
    union
    select district_id from area_ground where area_id = $area_id
    union
    select $area_id
)
select area.kind, area.code, area.name
from area
where area_id in (from found) and kind in ('csp', 'district') and valid_to is null
order by kind, name;
