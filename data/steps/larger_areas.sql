-- The partnerships that a larger area is made of, for totals of returns.
-- Grain: one larger area and member. Parameter: relations, those of area_link that count.
select link.parent_id, link.child_id
from area_link as link
inner join area as child on child.area_id = link.child_id
where list_contains($relations, link.relation) and child.valid_to is null
