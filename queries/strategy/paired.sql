-- The same people before and after, from the four counts that somebody types in. Grain: one row.
-- Parameters: $at_both, $before_only, $after_only, $neither (people), $z.
select
    $at_both + $before_only + $after_only + $neither as people,
    rate($at_both + $before_only, $at_both + $before_only + $after_only + $neither) as before_rate,
    rate($at_both + $after_only, $at_both + $before_only + $after_only + $neither) as after_rate,
    mcnemar_p($before_only, $after_only) as p,
    fall,
    lo,
    hi
from (select unnest(paired_fall($at_both, $before_only, $after_only, $neither, $z)));
