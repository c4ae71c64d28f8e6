-- Fewer reoffences than reoffenders: impossible, each has at least one. Grain of the answer: cohort.
select
    'reoffences_below_reoffenders' as check_id,
    'block' as severity,
    null as dq_id,
    concat_ws(', ', area.name, period.label) as subject,
    format('{:,} reoffences are given for {:,} reoffenders ({}). '
        || 'Correct the counts.', reoffences, reoffenders, place) as message,
    reoffences::varchar as printed,
    null as recomputed,
    source_id,
    place
from cohort
join area using (area_id)
join period using (period_id)
where reoffences < reoffenders;
