-- Whether fewer people offended after than before by more than chance, where only the totals are
-- known: how likely so large a change would be if as many as possible, or as few as possible, offended
-- both times. smallest: the smallest fall that so many people would show four times in five.
-- Grain: one row. Parameters: $people, $before, $after, $z, $z_power.
with
shared as (
    select fewest_both($people, $before, $after) as fewest, most_both($before, $after) as most
)
select
    mcnemar_p($before - most, $after - most) as p_most,
    mcnemar_p($before - fewest, $after - fewest) as p_fewest,
    rate($before, $people) as before_rate,
    rate($after, $people) as after_rate,
    smallest_fall(rate($before, $people), $people, $z, $z_power) as smallest
from shared;
