-- Cohorts of some areas in one slice, over time, with every measure that counts allow.
-- Grain: area x period. Segments say which points may be joined by a line: a point whose
-- period holds a hard break stands alone.
-- Parameters: $area_ids; $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids
-- (members to add up; [0] = all); $cohort_type; $lane; $z (width of the interval);
-- $start_date, $end_date (null = every period); $applies_to (whose breaks: 'adult', 'child', 'all').
with
slice as (
    select
        cohort_rollup.area_id,
        any_value(figure_id) as figure_id,
        period_id,
        any_value(reach) as reach,
        any_value(cohort_rollup.lane) as lane,
        any_value(cohort_rollup.source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders,
        sum(reoffences)::bigint as reoffences
    from cohort_rollup
    join period using (period_id)
    where cohort_rollup.lane = $lane::lane
      and area_id = any($area_ids::integer[])
      and age_id = any($age_ids::integer[])
      and offence_id = any($offence_ids::integer[])
      and sex_id = any($sex_ids::integer[])
      and previous_id = any($previous_ids::integer[])
      and disposal_id = any($disposal_ids::integer[])
      and period.cohort_type = $cohort_type
      and ($start_date::date is null or period.start_date = $start_date::date)
      and ($end_date::date is null or period.end_date = $end_date::date)
    group by cohort_rollup.area_id, period_id
),
breaks as (
    select break_date
    from series_break
    where family = 'reoffending' and hard and applies_to = any($applies_to::varchar[])
),
measured as (
    select
        slice.*,
        rate(reoffenders, offenders) as rate,
        wilson_lo(reoffenders, offenders, $z) as rate_lo,
        wilson_hi(reoffenders, offenders, $z) as rate_hi,
        rate(reoffences, reoffenders) as frequency,
        rate(reoffences, offenders) as per_offender
    from slice
)
select
    measured.area_id,
    area.name as area,
    area.code,
    figure.name as figure_area,
    measured.reach,
    period.start_date,
    period.end_date,
    period.label as period,
    2 * (select count(*) from breaks where break_date <= period.start_date)
        + (select count(*) from breaks where break_date > period.start_date and break_date <= period.end_date) as segment,
    measured.offenders,
    measured.reoffenders,
    measured.reoffences,
    measured.rate,
    measured.rate_lo,
    measured.rate_hi,
    measured.frequency,
    measured.per_offender,
    1000 * measured.offenders / nullif(
        case
            when $age_ids::integer[] = [0] then population.persons
            when $age_ids::integer[] = [1] then population.aged_18_over
            when $age_ids::integer[] = [2] then population.aged_10_17
        end, 0)::double as per_1000,
    measured.lane,
    measured.source_id,
    measured.place
from measured
join area on area.area_id = measured.area_id
join area as figure on figure.area_id = measured.figure_id
join period using (period_id)
left join population_rollup as population on population.area_id = measured.area_id
order by list_position($area_ids::integer[], measured.area_id), period.start_date;
