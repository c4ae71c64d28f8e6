-- The partnerships most like one partnership, and what makes them so.
-- Grain: partnership; the one asked about first, then the nearest first. Likeness is distance on
-- the overall and the Crime-domain deprivation score, the number of residents, and the shares
-- aged 10 to 17 and 18 to 24; reoffending plays no part. Only partnerships on the same index of
-- deprivation are compared, so England and Wales never meet. Residents are counted as times as many
-- (logarithm): otherwise a few large cities would be like nobody. No rows where the asked
-- partnership lacks one of the measures.
-- Parameters: $area_id; $nearest (how many).
with
ground as (
    -- a district shared by several partnerships has no published split, so those have no measures
    select child_id as area_id, parent_id as district_id
    from area_link
    where relation = 'csp_district'
    qualify count(*) over (partition by parent_id) = 1
),
residents as (
    select
        ground.area_id,
        sum(persons) filter (where age_from = 0 and age_to is null) as persons,
        sum(persons) filter (where age_from = 10 and age_to = 17) as aged_10_17,
        sum(persons) filter (where age_from = 18 and age_to = 20 or age_from = 21 and age_to = 24) as aged_18_24,
        max(year) as year,
        any_value(source_id) as source_id
    from ground
    join population on population.area_id = ground.district_id
    where year = (select max(year) from population)
    group by ground.area_id
),
newest as (
    select max(index_id) as index_id from deprivation_rollup where area_id = $area_id and domain = 'imd'
),
deprived as (
    select
        area_id,
        index_id,
        any_value(average_score) filter (where domain = 'imd') as imd,
        any_value(average_score) filter (where domain = 'crime') as crime,
        any_value(source_id) as source_id,
        any_value(lane) as lane,
        any_value(place) as place
    from deprivation_rollup
    where index_id = (from newest) and reach <> 'wider' and domain in ('imd', 'crime')
    group by area_id, index_id
),
measured as (
    select
        area.area_id,
        area.name,
        index_id,
        imd,
        crime,
        persons,
        rate(aged_10_17, persons) as share_10_17,
        rate(aged_18_24, persons) as share_18_24,
        year,
        deprived.source_id,
        deprived.lane,
        deprived.place,
        residents.source_id as population_source_id
    from deprived
    join residents using (area_id)
    join area using (area_id)
    where area.kind = 'csp' and area.valid_to is null and imd is not null and crime is not null and persons > 0
),
listed as (
    select
        list(area_id order by area_id) as area_ids,
        [
            list(imd order by area_id),
            list(crime order by area_id),
            list(ln(persons) order by area_id),
            list(share_10_17 order by area_id),
            list(share_18_24 order by area_id)
        ] as measures
    from measured
),
placed as (
    select area_ids, distances_from(measures, list_position(area_ids, $area_id::integer)) as distances from listed
),
distant as (
    select unnest(area_ids) as area_id, unnest(distances) as distance from placed
)
select
    area_id,
    name as area,
    distance,
    index_id,
    imd,
    crime,
    persons::bigint as persons,
    share_10_17,
    share_18_24,
    year,
    count(*) over () as compared,
    lane,
    source_id,
    place,
    population_source_id
from distant
join measured using (area_id)
where distance is not null
order by area_id <> $area_id, distance, name
limit 1 + $nearest;
