-- Areas that can be chosen. Grain: area in being. Parameters: $kinds (list of area kinds).
select
    area.area_id,
    area.kind,
    area.code,
    area.name,
    area_kind.label as kind_label,
    population_rollup.persons,
    population_rollup.year as population_year
from area
join area_kind using (kind)
left join population_rollup using (area_id)
where list_contains($kinds::varchar[], area.kind)
  and area.valid_to is null
order by area_kind.sort desc, area.name;
