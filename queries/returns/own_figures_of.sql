-- The areas that have figures of their own from returns about some areas, and every area whose figures are
-- its own, nearest first: a partnership's are those of its council too. A larger area's are nobody's own, and
-- no verdict is given on them. Grain: area x area whose figures are its own. Parameters: $codes.
with
own as (
    select local_reach.*, figure.code
    from local_reach
    join area as figure on figure.area_id = local_reach.figure_id
    where reach in ('own', 'same')
)
select area_id, code
from own
where area_id in (select area_id from own where list_contains($codes, code))
order by area_id, nearness, figure_id;
