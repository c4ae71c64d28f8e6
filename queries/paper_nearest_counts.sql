-- Whether some whole number of people gives a percentage of n, and the whole numbers on either
-- side with their own percentages. Grain: one row.
-- Parameters: $printed (per cent), $decimals, $n (people).
with
people as (
    select floor($printed * $n / 100 + 1e-9) as fewer, $printed * $n / 100 as exact
)
select
    fits_denominator($printed::double, $decimals, $n) as fits,
    exact,
    fewer,
    half_up(100 * rate(fewer, $n), greatest($decimals, 1)) as fewer_rate,
    fewer + 1 as more,
    half_up(100 * rate(fewer + 1, $n), greatest($decimals, 1)) as more_rate
from people;
