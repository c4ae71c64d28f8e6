-- The same people before and after, from the four counts that somebody types in. Grain: one row.
-- Parameters: $at_both, $before_only, $after_only, $neither (people), $z.
with
counted as (
    select
        $at_both + $before_only + $after_only + $neither as people,
        paired_fall($at_both, $before_only, $after_only, $neither, $z) as paired
)
select
    people,
    rate($at_both + $before_only, people) as before_rate,
    rate($at_both + $after_only, people) as after_rate,
    mcnemar_p($before_only, $after_only) as p,
    paired.fall,
    paired.lo,
    paired.hi
from counted;
