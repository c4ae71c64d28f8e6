-- Names by which a paper may call an area in being. Grain: name x area.
select area.name, area.area_id, area.kind, area.code
from area
where area.valid_to is null
  and area.kind in ('country', 'region', 'police_force', 'sub_region', 'upper_tier', 'csp', 'district')
order by area.name, area.area_id;
