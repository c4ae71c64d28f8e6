-- Any count against any target, for somebody who tries one. Grain: one row. Parameters: $x, $n, $z.
select rate($x, $n) as rate, wilson_lo($x, $n, $z) as rate_lo, wilson_hi($x, $n, $z) as rate_hi;
