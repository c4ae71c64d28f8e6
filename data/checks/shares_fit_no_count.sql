-- DQ-16. Percentages of a known number of people that no whole number of them gives.
-- Grain of the answer: quoted figure.
with
share as (
    select
        *,
        length(regexp_extract(printed, '\.(\d+)', 1)) as decimals,
        floor(value * denominator / 100) as fewer
    from quoted_figure
    where unit = '%' and denominator is not null and numerator is null and value is not null
)
select
    'shares_fit_no_count' as check_id,
    'confirm' as severity,
    'DQ-16' as dq_id,
    concat_ws(', ', area_text, label) as subject,
    format(
        '{} of {:.0f} people is {:.1f} people. {:.0f} would be {:.1f}% and {:.0f} would be {:.1f}%. '
            || 'Ask which it was.',
        printed, denominator, value * denominator / 100,
        fewer, 100 * fewer / denominator, fewer + 1, 100 * (fewer + 1) / denominator
    ) as message,
    printed,
    format('{:.0f} or {:.0f} people', fewer, fewer + 1) as recomputed,
    source_id,
    place
from share
where not fits_denominator(value, decimals, denominator::integer);
