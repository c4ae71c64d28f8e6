-- What percentages give away: the smallest x of n that is printed so. Grain: printed percentage,
-- in the order given; n is null where no number of people up to $max_n gives it.
-- Parameters, lists of one length: $printed, $places. $max_n: people tried.
with
printed as (
    select
        unnest(range(len($printed::double[]))) as i,
        unnest($printed::double[]) as percentage,
        unnest($places::integer[]) as places
),
implied as (
    select i, percentage, implied_denominator(percentage, places, $max_n) as n from printed
)
select half_up(percentage * n / 100, 0) as x, n
from implied
order by i;
