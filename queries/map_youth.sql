-- One youth justice measure of every CSP in its latest period, by the council that the figure is
-- published for, beside the whole it is compared with. Proportions, where the unit is in 100.
-- Grain: CSP in being; no value where nothing is published or several councils make up the area.
-- steps are the values (whole numbers) that cut the councils into fifths.
-- Parameters: $measure_id; $benchmark_id; $z; $unreliable_below (children).
with
latest as (
    select period_id, label as period
    from period
    where period_id in (select period_id from youth_figure where measure_id = $measure_id and value is not null)
    order by end_date desc
    limit 1
),
own as (
    select youth_rollup.*
    from youth_rollup
    semi join latest using (period_id)
    where measure_id = $measure_id
),
single as (
    select * from own where reach <> 'part' qualify count(*) over (partition by area_id) = 1
),
usable as (
    -- each council once, however many CSPs stand on it
    select distinct figure_id, value
    from single
    semi join area on area.area_id = single.area_id and area.kind = 'csp'
    where coalesce(denominator, $unreliable_below) >= $unreliable_below
),
cuts as (
    select list_sort(list_distinct([half_up(cut, 0) for cut in quantile_cont(value, [0.2, 0.4, 0.6, 0.8])])) as steps
    from usable
)
select
    csp.area_id,
    csp.code,
    csp.name,
    figure.name as figure_area,
    single.reach,
    latest.period,
    single.value / 100 as rate,
    single.denominator,
    wilson_lo(single.numerator, single.denominator, $z) as rate_lo,
    wilson_hi(single.numerator, single.denominator, $z) as rate_hi,
    larger.value / 100 as benchmark_rate,
    single.symbol,
    measure.unit,
    measure.polarity,
    steps,
    single.lane,
    single.source_id,
    single.place
from area as csp
cross join latest
cross join cuts
join measure on measure.measure_id = $measure_id
left join single on single.area_id = csp.area_id
left join own as larger on larger.area_id = $benchmark_id
left join area as figure on figure.area_id = single.figure_id
where csp.kind = 'csp' and csp.valid_to is null
order by csp.name;
