-- Grain: area x index x domain. A CSP of several districts has their scores weighted by people
-- (mid-2023 population) and no rank, because ranks are of districts.
create table deprivation_rollup as
with
persons as (
    select area_id, persons
    from population
    where age_from = 0 and age_to is null
    qualify row_number() over (partition by area_id order by year desc) = 1
),
stands_for as (
    select area_id, figure_id, reach from area_reach where kind = 'district'
    union all
    -- an index older than a council's reorganisation still has the former district of a CSP
    select child_id, parent_id, 'same'
    from area_link
    where relation = 'csp_former_district'
    qualify count(*) over (partition by child_id) = 1
),
of_districts as (
    select
        stands_for.area_id,
        index_id,
        domain,
        stands_for.reach,
        stands_for.figure_id,
        deprivation.* exclude (area_id, index_id, domain),
        coalesce(persons.persons, 1) as weight
    from deprivation
    join stands_for on stands_for.figure_id = deprivation.area_id
    left join persons on persons.area_id = deprivation.area_id
),
single as (
    select area_id, figure_id, index_id, domain, average_score, rank_average_score, share_most_deprived,
        areas_ranked, reach, lane, source_id, place
    from of_districts
    where reach <> 'part'
    qualify count(*) over (partition by area_id, index_id, domain) = 1
),
several as (
    select
        area_id,
        area_id as figure_id,
        index_id,
        domain,
        sum(average_score * weight) / sum(weight) as average_score,
        null::integer as rank_average_score,
        null::double as share_most_deprived,
        any_value(areas_ranked) as areas_ranked,
        'part' as reach,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(place, '; ' order by figure_id) as place
    from of_districts
    where reach = 'part'
    group by area_id, index_id, domain
)
select *
from (select * from single union all by name select * from several)
order by index_id, domain, area_id;
