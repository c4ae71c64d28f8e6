-- Age bands that do not add up to the residents of all ages. Bands are 0-9, 10-14, 15-17, 18-20,
-- 21-24, five-year bands to 49, and 50 and over. Grain of the answer: area x year.
with
summed as (
    select
        area_id,
        year,
        sum(persons) filter (
            (age_from, coalesce(age_to, 999)) in (
                (0, 9), (10, 14), (15, 17), (18, 20), (21, 24), (25, 29), (30, 34), (35, 39), (40, 44), (45, 49), (50, 999)
            )
        ) as banded,
        max(persons) filter (age_from = 0 and age_to is null) as everyone,
        count(*) as bands,
        any_value(source_id) as source_id,
        min(place) as place
    from population
    group by all
)
select
    'population_bands_do_not_sum' as check_id,
    'block' as severity,
    null as dq_id,
    area.name || ', mid-' || year as subject,
    format('The age bands add up to {:,} residents, but {:,} are given for all ages.', banded::bigint, everyone::bigint) as message,
    everyone::varchar as printed,
    banded::varchar as recomputed,
    source_id,
    place
from summed
join area using (area_id)
where bands >= 12 and banded <> everyone;
