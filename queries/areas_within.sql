-- The partnerships in a larger area. Grain: partnership in being. Parameters: $within_id.
select area.area_id, area.name
from area_within
join area using (area_id)
where area_within.within_id = $within_id and area.kind = 'csp' and area.valid_to is null
order by area.name;
