-- DQ-13. Counts of "people" whose base is the number of households: two to three people to each.
-- Grain of the answer: quoted figure.
with
population as (
    select source_id, area_id, value as persons from quoted_figure where topic = 'population'
),
based as (
    select quoted_figure.*, persons, 100 * numerator / value as base
    from quoted_figure
    join population using (source_id, area_id)
    where unit = '%' and numerator is not null and denominator is null and contains(lower(label), 'people')
)
select
    'households_not_people' as check_id,
    'confirm' as severity,
    'DQ-13' as dq_id,
    area_text || ', ' || label as subject,
    format(
        '{:,} being {} implies a base of {:,}: about the number of households ({:.1f} people to each), not of '
            || 'people. Ask what was counted.',
        numerator::bigint, printed, base::bigint, persons / base
    ) as message,
    printed,
    format('{:,} households', base::bigint) as recomputed,
    source_id,
    place
from based
where persons / base between 2 and 3;
