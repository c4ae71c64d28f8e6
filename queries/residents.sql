-- Residents of some areas at the newest mid-year. Grain: area that has them. A partnership has its
-- own; a larger area has the sum of its districts.
-- Parameters: $area_ids; $age_group ('all', 'adult' for 18 and over, 'child' for 10 to 17).
with
counted as (
    select area_id, year, case $age_group when 'all' then persons when 'adult' then aged_18_over else aged_10_17 end as people
    from population_rollup
),
of_districts as (
    select area_ground.area_id, counted.year, sum(counted.people) as people
    from area_ground
    join area on area.area_id = area_ground.area_id and area.kind not in ('csp', 'district')
    join counted on counted.area_id = area_ground.district_id
    where list_contains($area_ids::integer[], area_ground.area_id)
    group by all
),
found as (
    select * from counted where list_contains($area_ids::integer[], area_id)
    union all by name
    select * from of_districts
)
select area_id, people::bigint as people
from found
where people is not null
qualify row_number() over (partition by area_id order by year desc) = 1
order by area_id;
