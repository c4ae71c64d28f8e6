-- Names of some areas. Grain: area. Parameters: $area_ids.
select area_id, kind, name
from area
where list_contains($area_ids::integer[], area_id);
