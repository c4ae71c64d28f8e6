-- Published cohorts that a paper's figures can be held against. Grain: area x period x age x
-- offence group; never demonstration figures, and nothing split by sex, history or sentence.
-- Parameters: $area_ids.
select
    cohort.area_id,
    area.name as area,
    period.start_date,
    period.end_date,
    period.cohort_type,
    period.label as period,
    age.code as age,
    offence_group.code as offence,
    cohort.offenders,
    cohort.reoffenders,
    cohort.reoffences,
    cohort.source_id,
    source.publisher,
    source.title,
    cohort.place
from cohort
join area using (area_id)
join period using (period_id)
join age using (age_id)
join offence_group using (offence_id)
join source using (source_id)
where cohort.lane = 'published'
  and list_contains($area_ids::integer[], cohort.area_id)
  and cohort.sex_id = 0
  and cohort.previous_id = 0
  and cohort.disposal_id = 0
  and age.code in ('all', 'adult', 'child')
order by area.name, period.start_date, cohort.source_id;
