-- DQ-14. Tables headed "offending" that hold rates of reoffending.
-- Grain of the answer: source x heading.
select
    'reoffending_called_offending' as check_id,
    'note' as severity,
    'DQ-14' as dq_id,
    label as subject,
    'The heading says offending, but the figures are shares of people who reoffended. '
        || 'They are shown as reoffending.' as message,
    label as printed,
    replace(label, 'offending', 'reoffending') as recomputed,
    source_id,
    min_by(place, sort) as place
from quoted_figure
where topic = 'offence types' and contains(label, 'of offending')
group by source_id, label;
