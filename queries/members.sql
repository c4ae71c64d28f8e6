-- Partnerships that lie in a larger area. Grain: partnership. Parameters: $area_id.
select area.area_id, area.name
from area_within
join area on area.area_id = area_within.area_id
where area_within.within_id = $area_id
order by area.name;
