-- Names by which a paper may call an offence group. Grain: name. "Other" and "all" are left out:
-- they are everyday words.
select distinct offence_alias.alias as name, offence_group.code
from offence_alias
join offence_group using (offence_id)
where offence_group.code not in ('all', 'other', 'miscellaneous')
union
select name, code
from offence_group
where code not in ('all', 'other', 'miscellaneous')
order by name, code;
