-- Rates of a country that lie outside those of all its regions: the sum of rates, not a rate.
-- Grain of the answer: country x period x measure.
with
regional as (
    select measure_id, period_id, parent_id as area_id, min(value) as least, max(value) as most, sum(value) as added
    from youth_figure
    join area_link on child_id = youth_figure.area_id and relation = 'region_country'
    where value is not null
    group by all
    having count(*) > 1
)
select
    'rate_is_a_sum' as check_id,
    'block' as severity,
    null as dq_id,
    concat_ws(', ', area.name, measure.name, period.label) as subject,
    format(
        '{:.1f} lies outside the rates of every region ({:.1f} to {:.1f}), which add up to {:.1f}. '
            || 'It is a sum of rates, not a rate: leave the row out.',
        value, least, most, added
    ) as message,
    value::varchar as printed,
    null as recomputed,
    youth_figure.source_id,
    place
from youth_figure
join regional using (area_id, period_id, measure_id)
join area using (area_id)
join period using (period_id)
join measure using (measure_id)
where regexp_matches(measure.unit, '^(in|per) ')
  and value not between least - 0.5 and most + 0.5;
