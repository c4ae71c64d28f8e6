-- Areas for which a target of the framework holds: their own, or one of a larger area. Grain: area.
select distinct local_reach.area_id
from target
join local_reach on local_reach.figure_id = target.area_id
order by local_reach.area_id;
