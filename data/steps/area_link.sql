-- Which area lies in which. Reads: tidy (child_kind, child_code, parent_kind, parent_code, relation).
insert into area_link
select distinct child.area_id, parent.area_id, tidy.relation
from tidy
join area as child on child.kind = tidy.child_kind and child.code = tidy.child_code
join area as parent on parent.kind = tidy.parent_kind and parent.code = tidy.parent_code;
