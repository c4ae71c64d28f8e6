-- Members of every breakdown. Grain: dimension x member. No parameters.
select 'age' as dimension, age_id as id, code, label, age_group as part_of, is_band, sort from age
union all by name
select 'offence' as dimension, offence_id as id, code, name as label, short_name as part_of, offence_id > 0 as is_band, sort from offence_group
union all by name
select 'sex' as dimension, sex_id as id, code, label, null as part_of, sex_id > 0 as is_band, sort from sex
union all by name
select 'previous' as dimension, previous_id as id, code, label, null as part_of, previous_id > 0 as is_band, sort from previous_offences
union all by name
select 'disposal' as dimension, disposal_id as id, code, label, null as part_of, disposal_id > 0 as is_band, sort from disposal
order by dimension, sort;
