-- The number that a count is a printed percentage of, with the limits that rounding leaves.
-- Grain: one row. Parameters: $x (count), $printed (per cent), $decimals.
with
half as (
    select 0.5 / pow(10, $decimals) as unit
)
select
    100 * rate($x::double, $printed) as base,
    100 * rate($x::double, $printed + unit) as lo,
    100 * rate($x::double, $printed - unit) as hi
from half;
