-- The measures of the framework that are counted from one return, from which of its items, and the days on
-- which the way of counting changed. Grain: measure. Parameters: $return_code.
select
    measure_id,
    numerator_items,
    denominator_items,
    unknown_items,
    unknown_as,
    row_filter,
    chart,
    (
        select coalesce(list(break_date::varchar), [])
        from series_break
        where hard and starts_with(framework_measure.measure_id, family || '_')
    ) as breaks
from framework_measure
where return_code = $return_code and lane = 'return'
order by sort;
