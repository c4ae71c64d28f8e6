-- Counts of people or offences below nought. Grain of the answer: fact row.
with
counted as (
    select area_id, least(offenders, reoffenders, reoffences) as least_count, source_id, place from cohort
    union all
    select area_id, least(numerator, denominator, value), source_id, place from youth_figure
    union all
    select area_id, least(numerator, denominator, value), source_id, place from performance_figure
    union all
    select area_id, persons, source_id, place from population
)
select
    'negative_counts' as check_id,
    'block' as severity,
    null as dq_id,
    area.name as subject,
    format('A count of {:.0f} is below nought ({}). Correct it.', least_count::double, place) as message,
    least_count::varchar as printed,
    null as recomputed,
    source_id,
    place
from counted
join area using (area_id)
where least_count < 0;
