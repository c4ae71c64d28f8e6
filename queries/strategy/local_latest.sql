-- The newest local figure of each measure for one area: up to twelve months to the newest period, added
-- up, never across a break in the way of counting. Where some of these months are withheld, the newest
-- financial year that may be shown as a whole takes their place. Grain: measure.
-- known: people whose outcome is known; lowest and highest: the rate if none, or all, of the unknown had
-- the outcome. Parameters: $area_id, $audience, $z.
with
given as (
    select * from local_standing where area_id = $area_id and audience = $audience
),
newest as (
    select measure_id, max(end_date) as ends, max_by(segment, end_date) as segment
    from given
    where span = shortest and (withheld or (numerator is not null and denominator is not null))
    group by measure_id
),
months as (
    select given.*
    from given
    join newest using (measure_id, segment)
    where span = shortest and given.end_date > newest.ends - interval 1 year and given.end_date <= newest.ends
),
whole_year as (
    select given.*
    from given
    where span = 12
      and shortest < 12
      and numerator is not null
      and denominator is not null
      and measure_id in (select measure_id from months where withheld)
    qualify row_number() over (partition by measure_id order by end_date desc) = 1
),
year as (
    select * from whole_year
    union all by name
    select * from months anti join whole_year using (measure_id)
),
added as (
    select
        measure_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        sum(span // shortest) filter (numerator is not null and denominator is not null) as periods,
        any_value(shortest) as months_each,
        count(*) filter (withheld) as periods_withheld,
        min(start_date) filter (numerator is not null) as start_date,
        max(end_date) as end_date,
        max_by(period, end_date) as period,
        sum(numerator) filter (denominator is not null) as numerator,
        sum(denominator) filter (numerator is not null) as denominator,
        if(bool_or(unknown is null and not withheld), null, sum(unknown)) as unknown,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ' order by place) as place
    from year
    group by measure_id
),
with_known as (
    select added.*, added.denominator - if(measure.unknown_as = 'no', coalesce(unknown, 0), 0) as known, measure.chart
    from added
    join framework_measure as measure on measure.measure_id = added.measure_id and measure.lane = 'return'
)
select
    with_known.measure_id,
    area.name as figure_area,
    area_kind.label as figure_kind,
    reach,
    periods,
    months_each,
    periods_withheld,
    start_date,
    end_date,
    period,
    numerator,
    denominator,
    known,
    unknown,
    rate(numerator, denominator) as rate,
    if(chart = 'xmr', null, wilson_lo(numerator, denominator, $z)) as rate_lo,
    if(chart = 'xmr', null, wilson_hi(numerator, denominator, $z)) as rate_hi,
    completeness(known, unknown) as completeness,
    missing_lo(numerator, known, unknown) as lowest,
    missing_hi(numerator, known, unknown) as highest,
    with_known.lane,
    source_id,
    place
from with_known
join area on area.area_id = with_known.figure_id
join area_kind using (kind)
order by measure_id;
