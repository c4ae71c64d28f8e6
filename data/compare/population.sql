-- Published population estimates in tidy form. Grain: area x mid-year x age band.
select
    area.kind as area_kind,
    area.code as area_code,
    population.year,
    population.age_from,
    population.age_to,
    population.persons
from population
join area using (area_id)
where population.lane = 'published';
