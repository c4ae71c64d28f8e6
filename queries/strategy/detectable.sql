-- The smallest fall from a rate that groups of some sizes would show with the given power.
-- Grain: size of group. Parameters: $people (list), $from_rate, $z, $z_power.
select size.people, smallest_fall($from_rate, size.people, $z, $z_power) as smallest
from (select unnest($people::bigint[]) as people) as size
order by size.people;
