-- DQ-04. Counts and percentages that imply another population than the one the paper prints.
-- Only bases within a tenth of the printed population: others are of adults or households.
-- Grain of the answer: quoted figure.
with
population as (
    select source_id, area_id, value as persons
    from quoted_figure
    where topic = 'population'
),
based as (
    select
        quoted_figure.*,
        persons,
        100 * numerator / value as base,
        0.5 / pow(10, length(regexp_extract(printed, '\.(\d+)', 1))) as half_step
    from quoted_figure
    join population using (source_id, area_id)
    where unit = '%' and topic = 'demography' and numerator is not null and denominator is null
)
select
    'bases_differ' as check_id,
    'note' as severity,
    'DQ-04' as dq_id,
    area_text || ', ' || label as subject,
    format(
        '{:,} being {} implies a population of about {:,}, not the {:,} printed. '
            || 'It is probably of another year; keep the base with the percentage.',
        numerator::bigint, printed, base::bigint, persons::bigint
    ) as message,
    printed,
    format('{:,}', base::bigint) as recomputed,
    source_id,
    place
from based
where abs(base / persons - 1) < 0.1
  and persons not between 100 * numerator / (value + half_step) and 100 * numerator / (value - half_step);
