-- What people chosen for their many offences would be expected to do next if nothing were done for
-- them, as worked examples. Grain: example. Parameters: $shapes, $means, $seen (lists, one for one).
with
example as (
    select
        unnest(range(len($seen::double[]))) as number,
        unnest($shapes::double[]) as shape,
        unnest($means::double[]) as mean,
        unnest($seen::double[]) as seen
)
select
    seen,
    mean,
    expected_next(shape, mean, seen) as next,
    1 - expected_next(shape, mean, seen) / seen as fall
from example
order by number;
