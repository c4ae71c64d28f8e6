-- Every measure with its definition and its breaks. Grain: measure. No parameters.
with
breaks as (
    select family, string_agg(title || ' (' || strftime(break_date, '%-d %B %Y') || ')', '; ' order by break_date) as breaks
    from series_break
    group by family
)
select
    measure.measure_id,
    measure.family,
    measure.name,
    measure.short_name,
    measure.plain,
    measure.definition,
    measure.formula,
    measure.numerator,
    measure.denominator,
    measure.unit,
    measure.polarity,
    measure.lag_months,
    measure.licence,
    measure.caveat,
    concat_ws('; ', of_family.breaks, of_measure.breaks) as breaks,
    source.publisher,
    source.title as source_title,
    measure.source_id
from measure
left join source using (source_id)
left join breaks as of_family on of_family.family = measure.family
left join breaks as of_measure on of_measure.family = measure.measure_id
order by list_position(['reoffending', 'youth', 'performance', 'deprivation', 'population'], measure.family), measure.name;
