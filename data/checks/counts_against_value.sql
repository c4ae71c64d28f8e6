-- Youth and performance figures whose counts do not give their value.
-- Grain of the answer: area x period x measure.
with
figure as (
    select area_id, period_id, measure_id, value, numerator, denominator, 100 * rate(numerator, denominator) as exact, source_id, place
    from youth_figure
    union all
    select area_id, period_id, measure_id, value, numerator, denominator, 100 * rate(numerator, denominator), source_id, place
    from performance_figure
)
select
    'counts_against_value' as check_id,
    'confirm' as severity,
    'DQ-01' as dq_id,
    concat_ws(', ', area.name, measure.name, period.label) as subject,
    format('{} is given, but {:.0f} of {:.0f} is {:.2f}%. '
        || 'Ask which is right.', figure.value, figure.numerator, figure.denominator, exact) as message,
    figure.value::varchar as printed,
    printf('%.2f', exact) as recomputed,
    figure.source_id,
    place
from figure
join area using (area_id)
join period using (period_id)
join measure using (measure_id)
where measure.unit like 'in 100 %'
  and abs(figure.value - exact) > 0.06;
