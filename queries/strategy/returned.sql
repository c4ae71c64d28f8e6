-- Which returns have figures for an area, or for one that stands for it. Grain: return.
-- Parameters: $area_id, $audience.
select distinct return_code
from return_shown
join local_reach on local_reach.figure_id = return_shown.area_id
where local_reach.area_id = $area_id
  and audience = $audience
order by return_code;
