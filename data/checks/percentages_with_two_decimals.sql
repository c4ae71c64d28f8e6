-- DQ-09. Two-decimal percentages that give away a small count.
-- Grain of the answer: quoted figure.
with
smallest as (
    select *, implied_denominator(value, 2, 100) as people
    from quoted_figure
    where unit = '%' and denominator is null and regexp_matches(printed, '\d\.\d\d%')
)
select
    'percentages_with_two_decimals' as check_id,
    'note' as severity,
    'DQ-09' as dq_id,
    concat_ws(', ', area_text, coalesce(category, topic)) as subject,
    format(
        'Two decimal places let a reader work back to a count: {} is {} of {} at the smallest. '
            || 'Print whole numbers for groups of under 100.',
        printed, half_up(value * people / 100, 0)::integer, people
    ) as message,
    printed,
    null as recomputed,
    source_id,
    place
from smallest
where people is not null;
