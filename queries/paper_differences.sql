-- Two proportions compared: the difference in points of per cent, its limits, and in words where
-- the first stands against the second. Grain: one row.
-- Parameters: $x1 of $n1, $x2 of $n2 (people); $z (width of the interval).
with
compared as (
    select
        100 * newcombe_lo($x1, $n1, $x2, $n2, $z) as lo,
        100 * newcombe_hi($x1, $n1, $x2, $n2, $z) as hi
)
select
    100 * rate($x1, $n1) as rate1,
    100 * rate($x2, $n2) as rate2,
    100 * (rate($x1, $n1) - rate($x2, $n2)) as points,
    lo,
    hi,
    verdict(lo, hi, 0) as verdict
from compared;
