-- Population by age band in tidy form becomes facts. Parameters: $lane, $load_id.
insert into population
select
    area.area_id,
    tidy.year,
    tidy.age_from,
    tidy.age_to,
    tidy.persons,
    $lane,
    tidy.source_id,
    $load_id,
    tidy.place
from tidy
join area on area.kind = tidy.area_kind and area.code = tidy.area_code;
