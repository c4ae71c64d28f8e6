-- Cohorts with the groups that add up to them, where a source gives both: one question asks how much of a
-- change comes from the groups and how much from their sizes. Grain: dimension x area x lane x period x
-- group. Only cohorts whose groups add up exactly are here.
create view cohort_part as
with
people as (
    select cohort_rollup.*, period.start_date, period.end_date, period.label as period
    from cohort_rollup
    join period using (period_id)
    where period.cohort_type = 'four_quarters' and sex_id = 0 and disposal_id = 0 and offenders is not null
),
part as (
    select 'offence' as dimension, people.*, offence_group.name as part, offence_group.sort as part_sort
    from people
    join offence_group using (offence_id)
    where age_id = 1 and offence_id <> 0 and previous_id = 0
    union all by name
    select 'age' as dimension, people.*, age.label as part, age.sort as part_sort
    from people
    join age using (age_id)
    where age.age_group = 'adult' and age.is_band and offence_id = 0 and previous_id = 0
    union all by name
    select 'adult_child' as dimension, people.*, age.label as part, age.sort as part_sort
    from people
    join age using (age_id)
    where age_id in (1, 2) and offence_id = 0 and previous_id = 0
    union all by name
    select 'previous' as dimension, people.*, previous_offences.label as part, previous_offences.sort as part_sort
    from people
    join previous_offences using (previous_id)
    where age_id = 1 and offence_id = 0 and previous_id <> 0
),
added as (
    select
        dimension, area_id, lane, period_id, start_date, end_date, period, part, part_sort,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        sum(offenders) as offenders,
        sum(reoffenders) as reoffenders,
        any_value(source_id) as source_id,
        any_value(place) as place
    from part
    group by all
),
whole as (
    select
        if(age_id = 1, ['offence', 'age', 'previous'], ['adult_child']) as dimensions,
        area_id, lane, period_id,
        sum(offenders) as all_offenders,
        sum(reoffenders) as all_reoffenders
    from people
    where age_id in (0, 1) and offence_id = 0 and previous_id = 0
    group by all
)
select
    added.*,
    all_offenders,
    all_reoffenders
from added
join whole
    on list_contains(whole.dimensions, added.dimension)
    and whole.area_id = added.area_id
    and whole.lane = added.lane
    and whole.period_id = added.period_id
window same as (partition by added.dimension, added.area_id, added.lane, added.period_id)
qualify sum(offenders) over same = all_offenders and sum(reoffenders) over same = all_reoffenders;
