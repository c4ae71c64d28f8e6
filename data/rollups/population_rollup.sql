-- Grain: area x mid-year. Persons of the ages that rates are given for.
create table population_rollup as
with
banded as (
    select
        area_id,
        year,
        sum(persons) filter (where age_from = 0 and age_to is null) as persons,
        sum(persons) filter (where age_from = 10 and age_to = 17) as aged_10_17,
        sum(persons) filter (where age_from = 18 and age_to is null) as aged_18_over,
        any_value(source_id) as source_id
    from population
    group by area_id, year
),
csp_share as (
    -- a district shared by several CSPs has no published split: those CSPs get no population
    select child_id as csp_id, parent_id as district_id
    from area_link
    where relation = 'csp_district'
    qualify count(*) over (partition by parent_id) = 1
),
csp as (
    select csp_id as area_id, year, sum(persons) as persons, sum(aged_10_17) as aged_10_17,
        sum(aged_18_over) as aged_18_over, any_value(source_id) as source_id
    from banded
    join csp_share on csp_share.district_id = banded.area_id
    group by csp_id, year
)
select * from banded
union all by name
select * from csp
order by area_id, year;
