-- DQ-04. Populations printed for an area and for its parts that do not add up.
-- Grain of the answer: source.
with
whole as (
    select source_id, area_id, area_text, value, printed, place
    from quoted_figure
    join area using (area_id)
    where topic = 'population' and area.kind <> 'district'
),
parts as (
    -- only where every district has one
    select whole.source_id, whole.area_id, sum(part.value) as persons, count(*) as areas
    from whole
    join area_ground using (area_id)
    left join quoted_figure as part
        on part.area_id = area_ground.district_id and part.source_id = whole.source_id and part.topic = 'population'
    group by whole.source_id, whole.area_id
    having count(*) = count(part.value)
)
select
    'populations_do_not_sum' as check_id,
    'confirm' as severity,
    'DQ-04' as dq_id,
    whole.area_text || ', population' as subject,
    format(
        'The {} areas add up to {:,}, but {} is printed for them together: {:,} apart ({:.1f}%). '
            || 'Ask for the year of each.',
        areas, persons::bigint, printed, abs(value - persons)::bigint, 100 * abs(value - persons) / persons
    ) as message,
    printed,
    format('{:,}', persons::bigint) as recomputed,
    source_id,
    place
from whole
join parts using (source_id, area_id)
where value <> persons;
