-- Noughts that chance all but rules out: no child of many, where England's rate would give some.
-- Such a nought more often means that nothing was reported. Grain of the answer: area x period x measure.
with
national as (
    select measure_id, period_id, numerator / denominator as rate
    from youth_figure
    join area using (area_id)
    where area.code = 'E92000001' and numerator > 0 and denominator > 0
)
select
    'nought_is_unlikely' as check_id,
    'confirm' as severity,
    null as dq_id,
    concat_ws(', ', area.name, measure.name, period.label) as subject,
    format(
        'None of {:,.0f} children is given, where the rate of England would give about {:.0f}. '
            || 'Perhaps nothing was reported: ask before quoting it.',
        youth_figure.denominator, youth_figure.denominator * national.rate
    ) as message,
    '0' as printed,
    null as recomputed,
    youth_figure.source_id,
    place
from youth_figure
join national using (measure_id, period_id)
join area using (area_id)
join period using (period_id)
join measure using (measure_id)
where youth_figure.numerator = 0
  and not implied
  and pow(1 - national.rate, youth_figure.denominator) < 0.001;
