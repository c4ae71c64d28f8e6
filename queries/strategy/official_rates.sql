-- Official figures on probation work for one area: those of its probation region where they are loaded,
-- else those of England and Wales. Never the area's own: none is published. Grain: measure x period.
-- Parameters: $area_id, $z.
with
place as (
    select within_id as figure_id, 1 as nearness
    from area_within
    join area on area.area_id = within_id
    where area_within.area_id = $area_id and area.kind = 'probation_region'
    union all
    select area_id, 2 from area where kind = 'country' and code = 'K04000001'
),
nearest as (
    select performance_figure.*, place.figure_id
    from performance_figure
    join place on place.figure_id = performance_figure.area_id
    where value is not null
    qualify place.nearness = min(place.nearness) over (partition by measure_id)
)
select
    measure_id,
    measure.name as measure,
    measure.unit,
    measure.caveat,
    area.name as figure_area,
    area.kind as figure_kind,
    period.start_date,
    period.end_date,
    period.label as period,
    nearest.value / 100 as rate,
    nearest.numerator,
    nearest.denominator,
    wilson_lo(nearest.numerator, nearest.denominator, $z) as rate_lo,
    wilson_hi(nearest.numerator, nearest.denominator, $z) as rate_hi,
    nearest.lane,
    nearest.source_id,
    nearest.place
from nearest
join measure using (measure_id)
join period using (period_id)
join area on area.area_id = nearest.figure_id
order by measure_id, period.start_date;
