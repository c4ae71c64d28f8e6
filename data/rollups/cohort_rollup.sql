-- Grain: area x period x one member of each breakdown (0 = all) x lane. Areas are those of
-- the facts, and every CSP: by its own figure, or by the council's that stands for it.
-- Parameter: $real_from_areas, the number of councils from which published figures count as
-- the whole of a slice, so that its illustrative figures vanish.
create table cohort_rollup as
with
national as (
    select area_id, offence_id, sex_id, age_id, period_id, offenders, reoffenders, reoffences
    from cohort
    where lane = 'illustrative'
),
larger_areas as (
    select
        within_id as area_id,
        offence_id,
        sex_id,
        age_id,
        period_id,
        sum(offenders) as offenders,
        sum(reoffenders) as reoffenders,
        sum(reoffences) as reoffences
    from national
    join area_within using (area_id)
    group by all
),
-- larger areas are summed up before the breakdowns are, because there are far fewer rows to join then
cube_of_all as (
    select
        area_id,
        period_id,
        coalesce(offence_id, 0) as offence_id,
        coalesce(sex_id, 0) as sex_id,
        case
            when grouping(age_id) = 0 then age_id
            when grouping(age_group) = 0 then if(age_group = 'adult', 1, 2)
            else 0
        end as age_id,
        sum(offenders)::integer as offenders,
        sum(reoffenders)::integer as reoffenders,
        sum(reoffences)::integer as reoffences
    from (select * from national union all by name select * from larger_areas)
    join age using (age_id)
    group by area_id, period_id, cube (offence_id, sex_id), rollup (age_group, age_id)
),
illustrative as (
    select area_id, area_id as figure_id, period_id, age_id, offence_id, sex_id, 0 as previous_id, 0 as disposal_id,
        offenders, reoffenders, reoffences, null::double as expected, 'own' as reach,
        'illustrative'::lane as lane, 'illustrative' as source_id, 'generated' as place
    from cube_of_all
),
published as (
    select area_id, area_id as figure_id, period_id, age_id, offence_id, sex_id, previous_id, disposal_id,
        offenders, reoffenders, reoffences, expected_reoffenders as expected, 'own' as reach,
        lane, source_id, place
    from cohort
    where lane <> 'illustrative'
),
of_councils as (
    select area_reach.area_id, published.* exclude (area_id) replace (area_reach.reach as reach)
    from published
    join area on area.area_id = published.area_id and area.kind = 'upper_tier'
    join area_reach on area_reach.figure_id = published.area_id
    join area as csp on csp.area_id = area_reach.area_id and csp.kind = 'csp'
),
real_slice as (
    -- slices that are published for so many councils that demonstration figures are no longer needed
    select age_id, offence_id, sex_id
    from published
    join area using (area_id)
    join period using (period_id)
    where area.kind = 'upper_tier'
      and period.cohort_type = 'four_quarters'
      and previous_id = 0
      and disposal_id = 0
    group by all
    having count(distinct area_id) >= $real_from_areas
),
unneeded_slice as (
    select age_id, offence_id, sex_id from real_slice
    union
    select 0, offence_id, sex_id from real_slice where age_id in (1, 2)
),
kept as (
    select illustrative.*
    from illustrative
    anti join unneeded_slice using (age_id, offence_id, sex_id)
)
select *
from (select * from kept union all by name select * from published union all by name select * from of_councils)
order by lane, previous_id, disposal_id, sex_id, age_id, offence_id, area_id, period_id;
