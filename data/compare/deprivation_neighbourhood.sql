-- Published deprivation of neighbourhoods in tidy form. Grain: neighbourhood x index x domain.
select
    neighbourhood_code,
    neighbourhood_name,
    area.code as district_code,
    index_id,
    domain,
    score,
    rank,
    decile,
    population
from deprivation_neighbourhood
join area on area.area_id = district_id
where lane = 'published';
