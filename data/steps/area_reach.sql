-- Whose figure stands for an area that a publisher does not publish itself.
-- Grain: area x kind of area that figures are published for x that area.
-- Compares ground, counted in current districts: a CSP with exactly one council's districts
-- is 'same'; one that is only part of a larger council is 'wider' (the council's figure is
-- shown and said to be the council's); one made of several whole councils has them as 'part'.
insert into area_reach
with
district_of as (
    -- districts that each CSP, district and upper tier stands on; shared where a CSP has only part of one
    select child_id as area_id, parent_id as district_id
    from area_link
    join area on area.area_id = area_link.parent_id
    where relation = 'csp_district' and area.valid_to is null
    union all
    select area_id, area_id from area where kind = 'district' and valid_to is null
    union all
    select parent_id, child_id
    from area_link
    join area on area.area_id = area_link.child_id
    where relation = 'district_upper' and area.valid_to is null
),
shared_district as (
    select parent_id as district_id
    from area_link
    where relation = 'csp_district'
    group by parent_id
    having count(*) > 1
),
size as (
    select area_id, count(*) as districts, bool_or(district_id in (from shared_district)) as shares
    from district_of
    group by area_id
),
overlap as (
    select
        small.area_id,
        figure.kind,
        figure.area_id as figure_id,
        count(*) as common
    from district_of as small
    join district_of as large using (district_id)
    join area as figure on figure.area_id = large.area_id
    join area as asker on asker.area_id = small.area_id
    where asker.kind in ('csp', 'district')
      and figure.kind in ('district', 'upper_tier')
      and asker.kind <> figure.kind
    group by all
)
select
    overlap.area_id,
    overlap.kind,
    overlap.figure_id,
    case
        when common = own.districts and common = theirs.districts and not (asker.kind = 'csp' and own.shares) then 'same'
        when common = theirs.districts and not (asker.kind = 'csp' and own.shares) then 'part'
        else 'wider'
    end
from overlap
join size as own on own.area_id = overlap.area_id
join size as theirs on theirs.area_id = overlap.figure_id
join area as asker on asker.area_id = overlap.area_id
union all
select area_id, kind, area_id, 'own' from area
order by 1, 2, 3;
