-- Limits of some proportions, and of their difference from the rest of a whole they are part of.
-- Grain: proportion, in the order given. Parameters, one for one: $x of $n people; $whole_x of
-- $whole_n (null: not part of a whole); and $z.
with
figures as (
    select
        unnest(range(len($x::bigint[]))) as number,
        unnest($x::bigint[]) as x,
        unnest($n::bigint[]) as n,
        unnest($whole_x::bigint[]) as whole_x,
        unnest($whole_n::bigint[]) as whole_n
)
select
    wilson_lo(x, n, $z) as lo,
    wilson_hi(x, n, $z) as hi,
    newcombe_lo(x, n, whole_x - x, whole_n - n, $z) as rest_lo,
    newcombe_hi(x, n, whole_x - x, whole_n - n, $z) as rest_hi
from figures
order by number;
