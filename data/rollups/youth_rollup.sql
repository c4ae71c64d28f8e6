-- Grain: area x period x measure; CSPs carry the figure of the council that stands for them.
-- out_of: the people that the unit speaks of, 100000 in "per 100,000 aged 10 to 17", 1 where it speaks of none;
-- value / out_of is a proportion, as verdicts want it.
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
select
    figures.*,
    coalesce(
        nullif(regexp_replace(regexp_extract(measure.unit, '^(in|per) [0-9,]+'), '[^0-9]', '', 'g'), '')::double, 1
    ) as out_of
from (select * from own union all by name select * from of_councils) as figures
join measure using (measure_id)
order by measure_id, area_id, period_id;
