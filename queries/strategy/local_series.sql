-- One local measure period by period with its control limits and signals. Grain: period.
-- Limits are set on the first $baseline_points periods of each stretch between two breaks, and on all of
-- them where there are fewer. Shares of people get the limits of a p-chart, which widen where few are
-- counted; values get those of an XmR chart, with outlying moving ranges left out as the R package does.
-- No signals where some period counts fewer than $unreliable_below people.
-- Parameters: $area_id, $audience, $measure_id, $baseline_points, $unreliable_below, $z.
with
given as (
    select local_standing.*, measure.chart
    from local_standing
    join framework_measure as measure on measure.measure_id = local_standing.measure_id and measure.lane = 'return'
    where area_id = $area_id and audience = $audience and local_standing.measure_id = $measure_id and span = shortest
),
counted as (
    select *, rate(numerator, denominator) as share
    from given
    where numerator is not null and denominator > 0
),
numbered as (
    select *, row_number() over (partition by segment order by start_date) as position from counted
),
baseline as (
    select
        segment,
        any_value(chart) as chart,
        rate(sum(numerator), sum(denominator)) as pooled,
        xmr(list(share order by position), true) as steady
    from numbered
    where position <= $baseline_points
    group by segment
),
limited as (
    select
        numbered.*,
        if(baseline.chart = 'xmr', steady.mean, pooled) as centre,
        if(baseline.chart = 'xmr', steady.lower, share_limit(pooled, denominator, -3)) as lower,
        if(baseline.chart = 'xmr', steady.upper, share_limit(pooled, denominator, 3)) as upper
    from numbered
    join baseline using (segment)
),
judged as (
    select
        segment,
        chart_signals(
            list(share order by position),
            any_value(centre),
            list(lower order by position),
            list(upper order by position)
        ) as signals,
        min(denominator) >= $unreliable_below or any_value(chart) = 'xmr' as judged,
        count(*) as points
    from limited
    group by segment
)
select
    given.start_date,
    given.end_date,
    given.period,
    given.segment,
    given.chart,
    given.withheld,
    given.numerator,
    given.denominator,
    given.unknown,
    limited.share as rate,
    wilson_lo(given.numerator, given.denominator, $z) as rate_lo,
    wilson_hi(given.numerator, given.denominator, $z) as rate_hi,
    limited.centre,
    greatest(limited.lower, 0.0) as lower,
    least(limited.upper, 1.0) as upper,
    limited.lower as exact_lower,
    limited.upper as exact_upper,
    if(judged.judged, judged.signals[limited.position], null) as signal,
    coalesce(judged.judged, false) as judged,
    judged.points,
    given.lane,
    given.source_id,
    given.place
from given
left join limited using (measure_id, period_id)
left join judged on judged.segment = limited.segment
order by given.start_date;
