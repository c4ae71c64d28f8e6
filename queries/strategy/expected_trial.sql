-- Observed against expected, for counts that somebody types in. Grain: one row.
-- Parameters: $people, $observed, $expected, $reference (proportion), $variance (null: the greatest that
-- the expected number allows), $z.
with
given as (
    select coalesce($variance::double, $expected * (1 - rate($expected, $people))) as variance
)
select
    rate($observed, $people) as rate,
    rate($expected, $people) as expected_rate,
    srr($observed, $expected) as ratio,
    srr_lo($observed, $expected, $z) as ratio_lo,
    srr_hi($observed, $expected, $z) as ratio_hi,
    srr_binomial_lo($observed, $expected, variance, $z) as binomial_lo,
    srr_binomial_hi($observed, $expected, variance, $z) as binomial_hi,
    adjusted_rate_ratio($observed, $expected, $reference) as adjusted_ratio,
    adjusted_rate_difference($observed, $expected, $people, $reference) as adjusted_difference
from given;
