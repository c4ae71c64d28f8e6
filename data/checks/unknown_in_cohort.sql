-- Cohorts of an area, a period, a group of people or a source that the warehouse does not have. The table does not
-- refuse them itself: asking at each of its rows would take a third of the build.
-- Grain of the answer: source x what is unknown.
with
unknown as (
    select source_id, place, 'area' as of_kind from cohort anti join area using (area_id)
    union all
    select source_id, place, 'period' from cohort anti join period using (period_id)
    union all
    select source_id, place, 'age' from cohort anti join age using (age_id)
    union all
    select source_id, place, 'offence group' from cohort anti join offence_group using (offence_id)
    union all
    select source_id, place, 'sex' from cohort anti join sex using (sex_id)
    union all
    select source_id, place, 'number of previous offences' from cohort anti join previous_offences using (previous_id)
    union all
    select source_id, place, 'disposal' from cohort anti join disposal using (disposal_id)
    union all
    select source_id, place, 'source' from cohort anti join source using (source_id)
    union all
    select source_id, place, 'load' from cohort anti join load using (load_id)
)
select
    'unknown_in_cohort' as check_id,
    'block' as severity,
    null as dq_id,
    'Cohorts of ' || source_id as subject,
    format('{} of its cohorts name an unknown {}: for example {}. Mend the file, or add what is missing to the catalogue.',
        count(*), of_kind, min(place)) as message,
    null as printed,
    null as recomputed,
    source_id,
    min(place) as place
from unknown
group by source_id, of_kind;
