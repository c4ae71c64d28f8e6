-- Local measures with outcomes that nobody knows: the share among the known, how complete it is, and what
-- it would be if none or all of the unknown had gone the same way. Grain: measure x area x period, newest first.
-- Parameters: $audience (for whom), $area_id (null for every area).
with
counted as (
    select
        local_figure.*,
        framework_measure.name as measure,
        -- some measures leave the unknown out of the denominator, others keep them in as "not"
        local_figure.denominator - if(framework_measure.unknown_as = 'left_out', 0, local_figure.unknown) as known
    from local_figure
    join framework_measure using (measure_id, lane)
    where local_figure.audience = $audience
      and ($area_id::integer is null or local_figure.area_id = $area_id)
      and local_figure.unknown > 0
)
select
    counted.measure,
    area.name as area,
    period.label as period,
    counted.numerator,
    counted.known,
    counted.unknown,
    rate(counted.numerator, counted.known) as known_rate,
    completeness(counted.known, counted.unknown) as complete,
    missing_lo(counted.numerator, counted.known, counted.unknown) as if_none,
    missing_hi(counted.numerator, counted.known, counted.unknown) as if_all,
    counted.lane,
    counted.source_id,
    counted.place
from counted
join area using (area_id)
join period using (period_id)
order by period.end_date desc, counted.measure, area.name;
