-- Which returns have figures for each area, or for one that stands for it. Grain: area x return.
-- Parameters: $audience.
select distinct local_reach.area_id, return_code
from return_shown
join local_reach on local_reach.figure_id = return_shown.area_id
where audience = $audience
order by local_reach.area_id, return_code;
