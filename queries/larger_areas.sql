-- Larger areas with the CSPs in each: what these can be compared with. Grain: larger area, smallest kind first.
with
members as (
    select within_id, list(area_id order by area_id) as member_ids
    from area_within
    group by within_id
)
select area.area_id, area.kind, area.code, area.name, area_kind.label as kind_label, members.member_ids
from members
join area on area.area_id = members.within_id
join area_kind using (kind)
order by area_kind.sort desc, area.name;
