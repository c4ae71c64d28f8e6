-- DQ-01. Printed figures that their own counts do not give, by rounding or by cutting off.
-- Grain of the answer: printed figure.
select
    'printed_rates_disagree' as check_id,
    'confirm' as severity,
    'DQ-01' as dq_id,
    subject,
    format(
        '{} is printed, but {:,} of {:,} gives {}. Use the recomputed figure, and ask for the source to be corrected.',
        printed, numerator::bigint, denominator::bigint, printf('%.' || decimals || 'f', half_up(exact, decimals))
    ) as message,
    printed,
    printf('%.' || decimals || 'f', half_up(exact, decimals)) as recomputed,
    source_id,
    place
from printed_figure
where misprinted(exact, value, decimals) and not truncated_not_rounded(exact, value, decimals);
