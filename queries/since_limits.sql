-- Limits of proportions known by their counts. Grain: position in the lists, in their order.
-- Parameters: $numerators, $denominators (null or no people: no limits), $z.
with
pair as (
    select
        unnest(range(len($numerators::double[]))) as position,
        unnest($numerators::double[]) as x,
        unnest($denominators::double[]) as n
)
select wilson_lo(x, n, $z) as lo, wilson_hi(x, n, $z) as hi
from pair
order by position;
