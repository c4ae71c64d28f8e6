-- More reoffenders than offenders: impossible. Grain of the answer: cohort.
select
    'reoffenders_exceed_offenders' as check_id,
    'block' as severity,
    null as dq_id,
    concat_ws(', ', area.name, period.label) as subject,
    format('{:,} reoffenders are given for {:,} offenders ({}). '
        || 'Correct the counts.', reoffenders, offenders, place) as message,
    reoffenders::varchar as printed,
    null as recomputed,
    source_id,
    place
from cohort
join area using (area_id)
join period using (period_id)
where reoffenders > offenders;
