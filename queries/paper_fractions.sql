-- Printed figures beside the counts they may be made of. Grain: one trial; i is its place in the
-- lists, from 0. Trials whose counts give nothing are left out.
-- Parameters, lists of one length: $printed, $places (decimals printed), $xs, $ns (x of n),
-- $units (100 for per cent, 1 for a mean).
with
trial as (
    select
        unnest(range(len($printed::double[]))) as i,
        unnest($printed::double[]) as figure,
        unnest($places::integer[]) as decimals,
        unnest($xs::double[]) as x,
        unnest($ns::double[]) as n,
        unnest($units::double[]) as unit
),
computed as (
    select i, figure, decimals, unit * rate(x, n) as exact from trial
)
select
    i,
    exact,
    half_up(exact, decimals) as rounded,
    not misprinted(exact, figure, decimals) as agrees,
    truncated_not_rounded(exact, figure, decimals) as truncated
from computed
where exact is not null
order by i;
