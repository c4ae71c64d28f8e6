-- Other names of offence groups. Reads: tidy (alias_key, alias, offence, scheme).
insert into offence_alias
select distinct alias_key, alias, offence_id, scheme
from tidy
join offence_group on offence_group.code = tidy.offence;
