-- The rates, as whole numbers in 100, that cut a list of rates into fifths; fewer where cuts meet.
-- Grain: one row. Parameters: $rates (proportions of the areas with enough people).
select
    list_sort(list_distinct(
        [half_up(100 * cut, 0) for cut in [
            linear_quantile($rates::double[], 0.2),
            linear_quantile($rates::double[], 0.4),
            linear_quantile($rates::double[], 0.6),
            linear_quantile($rates::double[], 0.8)
        ] if cut is not null]
    )) as steps;
