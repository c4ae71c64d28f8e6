-- What each filter can be set to, and what it means. Grain: filter x choice. No parameters.
select 'Age' as filter, label as choice, sort from age
union all by name
select 'Offence type' as filter, name as choice, sort from offence_group
union all by name
select 'Sex' as filter, label as choice, sort from sex
union all by name
select 'Previous offences' as filter, label as choice, sort from previous_offences
union all by name
select 'Sentence or caution' as filter, label as choice, sort from disposal
union all by name
select 'Period' as filter, label || ': ' || explanation as choice, sort from cohort_type
order by filter, sort;
