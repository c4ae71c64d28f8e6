-- DQ-19. Waits for the figures that a paper states shorter than they are.
-- Grain of the answer: quoted figure.
select
    'lag_understated' as check_id,
    'note' as severity,
    'DQ-19' as dq_id,
    label as subject,
    format(
        'The paper says {}. That is the time the follow-up takes; the figures are published about {} months '
            || 'after the cohort ends.',
        printed, lag_months
    ) as message,
    printed,
    format('{} months', lag_months) as recomputed,
    quoted_figure.source_id,
    place
from quoted_figure
join measure on measure.measure_id = 'proven_rate'
where topic = 'publication lag' and value < lag_months;
