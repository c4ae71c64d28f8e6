-- Other spellings of areas. Reads: tidy (kind, code, alias, alias_key, scheme).
insert into area_alias
select distinct tidy.kind, tidy.alias_key, tidy.alias, area.area_id, tidy.scheme
from tidy
join area using (kind, code);
