-- Youth measures in tidy form become facts. Parameters: $lane, $load_id.
insert into youth_figure
select
    area.area_id,
    period.period_id,
    tidy.measure_id,
    tidy.value,
    tidy.numerator,
    tidy.denominator,
    tidy.implied,
    tidy.symbol,
    $lane,
    tidy.source_id,
    $load_id,
    tidy.place
from tidy
join area on area.kind = tidy.area_kind and area.code = tidy.area_code
join period
    on period.start_date = cast(tidy.start_date as date)
    and period.end_date = cast(tidy.end_date as date)
    and period.cohort_type = tidy.cohort_type;
