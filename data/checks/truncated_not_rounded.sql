-- DQ-02. Printed figures that were cut off where they should have been rounded.
-- Grain of the answer: printed figure.
select
    'truncated_not_rounded' as check_id,
    'note' as severity,
    'DQ-02' as dq_id,
    subject,
    format(
        '{} is printed for {:,} of {:,}. Rounded it is {}: the rest was cut off.',
        printed, numerator::bigint, denominator::bigint, printf('%.' || decimals || 'f', half_up(exact, decimals))
    ) as message,
    printed,
    printf('%.' || decimals || 'f', half_up(exact, decimals)) as recomputed,
    source_id,
    place
from printed_figure
where truncated_not_rounded(exact, value, decimals);
