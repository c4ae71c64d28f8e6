-- A funnel for a set of areas: their average, how much more they differ than chance explains, and
-- the limits within which areas of each size lie.
-- Grain: point of the funnel. kind: 'size' (a number of people along the axis, to draw the lines);
-- 'area' (the limits at the size of one of the areas; position says which, from 1).
-- Adjusted limits allow for the areas differing more than chance explains; see macro overdispersion.
-- Parameters: $reoffenders, $offenders (of the areas, in one order); $adjusted; $winsor (share of
-- the most extreme areas pulled in at each end); $smallest, $largest (people, ends of the axis); $z_95, $z_998.
with
spread as (
    select overdispersion($reoffenders::bigint[], $offenders::bigint[], $winsor) as found
),
sizes as (
    -- evenly spaced along an axis of square roots, on which a funnel is drawn
    select
        'size' as kind,
        null::integer as position,
        pow(sqrt($smallest) + step * (sqrt($largest) - sqrt($smallest)) / 80, 2) as offenders
    from range(0, 81) as steps (step)
    union all
    select 'area', position, ($offenders::bigint[])[position]
    from range(1, len($offenders::bigint[]) + 1) as positions (position)
)
select
    kind,
    position,
    offenders,
    found.rate as average,
    found.areas,
    found.phi,
    found.tau2,
    od_funnel_lo(found.rate, offenders, if($adjusted, found.tau2, 0), $z_95) as lo_95,
    od_funnel_hi(found.rate, offenders, if($adjusted, found.tau2, 0), $z_95) as hi_95,
    od_funnel_lo(found.rate, offenders, if($adjusted, found.tau2, 0), $z_998) as lo_998,
    od_funnel_hi(found.rate, offenders, if($adjusted, found.tau2, 0), $z_998) as hi_998
from sizes, spread
order by kind, position, offenders;
