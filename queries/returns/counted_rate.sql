-- What the counts of a return give as a rate, before it is in the warehouse. Grain: one row.
-- Parameters: $numerator, $denominator, $known and $unknown (people by whether their outcome is known), $z.
select
    rate($numerator::double, $denominator::double) as rate,
    wilson_lo($numerator::double, $denominator::double, $z) as rate_lo,
    wilson_hi($numerator::double, $denominator::double, $z) as rate_hi,
    completeness($known::double, $unknown::double) as completeness;
