-- People under supervision who reoffended beside how many were expected to (return R1), for an area or
-- the nearest larger area that has figures. Grain: organisation x period.
-- ratio_…: observed for every 100 expected, with the limits for counts; binomial_…: limits from the
-- greatest variance that the expected number allows, since no strata are sent. reference_rate: the
-- whole sub-region's, where all of it has sent the same return; adjusted_… rests on it.
-- Parameters: $area_id, $audience, $z.
with
cells as (
    select
        area_id,
        period_id,
        part_of(breakdown, 'org') as organisation,
        max(value) filter (where item = 'n_offenders') as people,
        max(value) filter (where item = 'n_reoffenders') as observed,
        max(value) filter (where item = 'expected_reoffenders') as expected,
        any_value(text) filter (where item = 'predictor') as predictor,
        max(value) filter (where item = 'follow_up_months')::integer as follow_up_months,
        count(*) filter (where symbol = 'c') as withheld,
        mode(reason) filter (where symbol = 'c') as reason,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place
    from return_shown
    where return_code = 'R1' and audience = $audience
    group by area_id, period_id, organisation
),
nearest as (
    select cells.*, reach, nearness
    from cells
    join local_reach on local_reach.figure_id = cells.area_id
    where local_reach.area_id = $area_id
    qualify nearness = coalesce(min(nearness) filter (where people is not null) over (), min(nearness) over ())
),
larger as (
    select cells.period_id, cells.organisation, rate(cells.observed, cells.people) as reference_rate
    from cells
    join local_reach on local_reach.figure_id = cells.area_id and local_reach.nearness = 4
    where local_reach.area_id = $area_id
)
select
    nearest.area_id as figure_id,
    area.name as figure_area,
    nearest.reach,
    period.label as period,
    period.start_date,
    period.end_date,
    nearest.organisation,
    nearest.people::bigint as people,
    nearest.observed::bigint as observed,
    nearest.expected,
    nearest.predictor,
    nearest.follow_up_months,
    rate(observed, people) as rate,
    wilson_lo(observed, people, $z) as rate_lo,
    wilson_hi(observed, people, $z) as rate_hi,
    rate(expected, people) as expected_rate,
    srr(observed, expected) as ratio,
    srr_lo(observed, expected, $z) as ratio_lo,
    srr_hi(observed, expected, $z) as ratio_hi,
    srr_binomial_lo(observed, expected, expected * (1 - rate(expected, people)), $z) as binomial_lo,
    srr_binomial_hi(observed, expected, expected * (1 - rate(expected, people)), $z) as binomial_hi,
    larger.reference_rate,
    adjusted_rate_ratio(observed, expected, larger.reference_rate) as adjusted_ratio,
    adjusted_rate_difference(observed, expected, people, larger.reference_rate) as adjusted_difference,
    nearest.withheld,
    nearest.reason,
    nearest.lane,
    nearest.source_id,
    nearest.place
from nearest
join period using (period_id)
join area on area.area_id = nearest.area_id
left join larger using (period_id, organisation)
order by period.start_date desc, nearest.organisation;
