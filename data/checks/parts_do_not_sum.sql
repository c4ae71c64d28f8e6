-- DQ-01. Shares whose counts make up a whole, but whose printed percentages do not add to 100.
-- Grain of the answer: one split of one whole in one source.
with
split as (
    select
        source_id,
        area_text,
        topic,
        start_date,
        denominator,
        sum(value) as percent,
        string_agg(printed, ' and ' order by sort) as printed,
        min_by(place, sort) as place
    from quoted_figure
    where unit = '%' and numerator is not null and value is not null
    group by all
    having count(*) > 1 and sum(numerator) = denominator
)
select
    'parts_do_not_sum' as check_id,
    'confirm' as severity,
    'DQ-01' as dq_id,
    concat_ws(', ', area_text, topic, year(start_date)) as subject,
    format(
        'The counts add up to {:,}, but the printed shares ({}) add up to {:.1f} instead of 100. '
            || 'At least one of them is wrong.',
        denominator::bigint, printed, percent
    ) as message,
    printed,
    '100.0' as recomputed,
    source_id,
    place
from split
where abs(percent - 100) > 0.1;
