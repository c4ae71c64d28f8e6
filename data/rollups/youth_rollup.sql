-- Grain: area x period x measure; CSPs carry the figure of the council that stands for them.
create table youth_rollup as
with
own as (
    select area_id, area_id as figure_id, 'own' as reach, youth_figure.* exclude (area_id)
    from youth_figure
),
of_councils as (
    select csp.area_id, area_reach.figure_id, area_reach.reach, youth_figure.* exclude (area_id)
    from youth_figure
    join area_reach on area_reach.figure_id = youth_figure.area_id and area_reach.kind = 'upper_tier'
    join area as csp on csp.area_id = area_reach.area_id and csp.kind = 'csp'
)
select *
from (select * from own union all by name select * from of_councils)
order by measure_id, area_id, period_id;
