-- Youth justice measures of one area over time, each beside the first of some larger areas that has the measure in
-- the same periods.
-- Grain: measure x council x period; rates are proportions. Intervals come from the smallest counts that give the
-- published percentage, so they are the widest that it allows.
-- Parameters: $area_id; $benchmark_ids, the one wanted most first; $z.
with
own as (
    select * from youth_rollup where area_id = $area_id
),
larger as (
    select measure_id, period_id, area_id, value
    from youth_rollup
    semi join own using (measure_id, period_id)
    where list_contains($benchmark_ids::integer[], area_id) and value is not null
    qualify list_position($benchmark_ids::integer[], area_id)
        = min(list_position($benchmark_ids::integer[], area_id)) over (partition by measure_id)
)
select
    own.measure_id,
    measure.short_name as measure,
    measure.unit,
    measure.polarity,
    figure.name as figure_area,
    own.reach,
    period.start_date,
    period.end_date,
    period.label as period,
    0 as segment,
    own.value,
    own.value / own.out_of as rate,
    wilson_lo(own.numerator, own.denominator, $z) as rate_lo,
    wilson_hi(own.numerator, own.denominator, $z) as rate_hi,
    own.numerator,
    own.denominator,
    own.implied,
    larger.value / own.out_of as benchmark_rate,
    larger.area_id as benchmark_id,
    own.symbol,
    own.lane,
    own.source_id,
    own.place
from own
join measure using (measure_id)
join period using (period_id)
join area as figure on figure.area_id = own.figure_id
left join larger on larger.measure_id = own.measure_id and larger.period_id = own.period_id
order by own.measure_id, figure.name, period.start_date;
