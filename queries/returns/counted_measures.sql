-- The measures of the framework that are counted from one return, and from which of its items.
-- Grain: measure. Parameters: $return_code.
select measure_id, numerator_items, denominator_items, unknown_items, unknown_as, row_filter, chart
from framework_measure
where return_code = $return_code and lane = 'return'
order by sort;
