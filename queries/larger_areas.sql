-- Larger areas that one area lies in, with the CSPs in each: the benchmarks it can have.
-- Grain: larger area. Parameters: $area_id.
with
larger as (
    select within_id from area_within where area_id = $area_id
),
members as (
    select within_id, list(area_id order by area_id) as member_ids
    from area_within
    where within_id in (from larger)
    group by within_id
)
select area.area_id, area.kind, area.code, area.name, area_kind.label as kind_label, members.member_ids
from members
join area on area.area_id = members.within_id
join area_kind using (kind)
order by area_kind.sort desc, area.name;
