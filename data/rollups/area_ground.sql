-- The current districts that an area of any kind stands on. Grain: area x district.
create view area_ground as
with
csp_ground as (
    select child_id as area_id, parent_id as district_id from area_link where relation = 'csp_district'
)
select area_id, area_id as district_id from area where kind = 'district' and valid_to is null
union
select area_id, district_id from csp_ground
union
select parent_id, child_id
from area_link
join area on area.area_id = child_id and area.valid_to is null
where relation in ('district_upper', 'district_region', 'district_country')
union
select parent_id, district_id
from area_link
join csp_ground on csp_ground.area_id = child_id
where relation in ('csp_force', 'csp_sub_region', 'csp_probation_region')
union
select whole.area_id, district.area_id
from area as whole, area as district
where whole.code = 'K04000001' and district.kind = 'district' and district.valid_to is null;
