-- Neighbourhoods (LSOAs) of the ground that an area stands on, most deprived first.
-- Grain: neighbourhood. Empty until File 7 of the index has been loaded.
-- Parameters: $area_id; $index_id; $domain.
select
    neighbourhood_code as code,
    neighbourhood_name as name,
    district.name as district,
    decile,
    rank,
    score,
    deprivation_neighbourhood.population as people,
    lane,
    source_id,
    place
from deprivation_neighbourhood
join area as district on district.area_id = deprivation_neighbourhood.district_id
where district_id in (select district_id from area_ground where area_id = $area_id)
  and index_id = $index_id
  and domain = $domain
order by rank, code;
