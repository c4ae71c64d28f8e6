-- Deprivation of neighbourhoods (LSOAs) in tidy form becomes facts. Parameters: $lane, $load_id.
insert into deprivation_neighbourhood
select
    tidy.neighbourhood_code,
    tidy.neighbourhood_name,
    area.area_id,
    tidy.index_id,
    tidy.domain,
    tidy.score,
    tidy.rank,
    tidy.decile,
    tidy.population,
    $lane,
    tidy.source_id,
    $load_id,
    tidy.place
from tidy
join area on area.kind = 'district' and area.code = tidy.district_code;
