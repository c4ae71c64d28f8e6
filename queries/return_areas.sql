-- Areas that a place fills a return in for. Grain: area. A partnership stands for itself, a sub-region or
-- police area for its partnerships; youth justice services are those whose councils the partnerships cover.
-- Parameters: $area_id (the place), $kind ('csp' or 'youth_service').
with
partnerships as (
    select area_id from area where area_id = $area_id and kind = 'csp'
    union
    select member.area_id
    from area_within as member
    join area as whole on whole.area_id = member.within_id
    where member.within_id = $area_id and whole.kind in ('sub_region', 'police_force')
),
services as (
    select distinct service.parent_id as area_id
    from partnerships
    join area_ground using (area_id)
    join area_link as council on council.child_id = area_ground.district_id and council.relation = 'district_upper'
    join area_link as service on service.child_id = council.parent_id and service.relation = 'upper_service'
),
chosen as (
    select area_id from partnerships where $kind = 'csp'
    union
    select area_id from services where $kind = 'youth_service'
)
select area.area_id, area.kind, area.code, area.name
from chosen
join area using (area_id)
order by area.name;
