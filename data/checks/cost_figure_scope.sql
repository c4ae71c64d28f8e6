-- DQ-17. Costs without a year, a price base or a scope.
-- Grain of the answer: quoted figure.
select
    'cost_figure_scope' as check_id,
    'confirm' as severity,
    'DQ-17' as dq_id,
    label as subject,
    format(
        '{} is printed without its year, prices or scope. '
            || 'The estimate is of 2007/08 and of people recently released from prison only, '
            || 'has been replaced since, and cannot be divided among areas.',
        printed
    ) as message,
    printed,
    null as recomputed,
    source_id,
    place
from quoted_figure
where topic = 'cost' and start_date is null;
