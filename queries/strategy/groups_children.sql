-- Reoffending of children aged 10 to 14 beside those aged 15 to 17, as published, for the councils of an
-- area in the newest year that both are published for. The counts are the smallest that give the
-- published percentages, so the limits are the widest that these allow. Grain: council x age group.
-- Parameters: $area_id, $z.
with
published as (
    select
        youth_rollup.*,
        if(measure_id = 'child_reoffending_10_14', 'Aged 10 to 14', 'Aged 15 to 17') as label
    from youth_rollup
    where area_id = $area_id
      and measure_id in ('child_reoffending_10_14', 'child_reoffending_15_17')
      and value is not null
),
both_known as (
    select *
    from published
    qualify count(*) over (partition by area_id, figure_id, period_id) = 2
),
newest as (
    select both_known.*, period.label as period
    from both_known
    join period using (period_id)
    qualify period.end_date = max(period.end_date) over (partition by area_id, figure_id)
),
paired as (
    select
        newest.*,
        other.numerator as other_reoffenders,
        other.denominator as other_people,
        other.value as other_value
    from newest
    join newest as other
        on (other.area_id, other.figure_id, other.period_id) = (newest.area_id, newest.figure_id, newest.period_id)
        and other.measure_id <> newest.measure_id
)
select
    figure.name as figure_area,
    reach,
    label,
    period,
    value / 100 as rate,
    wilson_lo(numerator, denominator, $z) as rate_lo,
    wilson_hi(numerator, denominator, $z) as rate_hi,
    other_value / 100 as other_rate,
    value / nullif(other_value, 0) as index,
    ratio_lo(numerator, denominator, other_reoffenders, other_people, $z) as index_lo,
    ratio_hi(numerator, denominator, other_reoffenders, other_people, $z) as index_hi,
    if(denominator is null or other_people is null, null, least(denominator, other_people))::bigint as fewest,
    lane,
    source_id,
    paired.place
from paired
join area as figure on figure.area_id = paired.figure_id
order by figure.name, label;
