-- Published youth figures of the warehouse in tidy form. Grain: area x period x measure.
select
    area.kind as area_kind,
    area.code as area_code,
    strftime(period.start_date, '%Y-%m-%d') as start_date,
    strftime(period.end_date, '%Y-%m-%d') as end_date,
    period.cohort_type,
    figure.measure_id,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.symbol
from youth_figure as figure
join area using (area_id)
join period using (period_id)
where figure.lane = 'published';
