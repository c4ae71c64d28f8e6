-- Some areas over time, each beside its benchmark, with every measure that counts allow.
-- Grain: area x period, where offence_id is 0 and all $offence_ids are added up; and, for the first
-- of $area_ids alone, offence group x period for each of $part_ids. The benchmark is the sum of some
-- areas; an area inside it that makes up more than $part_of_whole of it is compared with the rest
-- (benchmark_…); whole_… has nobody taken out. Rates are proportions; only the rate of reoffending
-- has limits.
-- Parameters: $area_ids; $part_ids; $benchmark_ids; $inside_ids (areas that are part of the
-- benchmark); $part_of_whole; $age_ids, $offence_ids, $sex_ids, $previous_ids, $disposal_ids;
-- $cohort_type; $lane; $z; $age_group (whose breaks: 'all', 'adult', 'child'); $peopled_ids and
-- $people (residents of some areas, one for one).
with
of_these_people as not materialized (
    select *
    from cohort_rollup
    where lane = $lane::lane
      and list_contains($disposal_ids::integer[], disposal_id)
      and list_contains($previous_ids::integer[], previous_id)
      and list_contains($sex_ids::integer[], sex_id)
      and list_contains($age_ids::integer[], age_id)
),
wanted as (
    select of_these_people.* replace (0 as offence_id)
    from of_these_people
    where list_contains($offence_ids::integer[], offence_id)
      and list_contains($area_ids::integer[] || $benchmark_ids::integer[], area_id)
    union all
    select *
    from of_these_people
    where list_contains($part_ids::integer[], offence_id)
      and list_contains(($area_ids::integer[])[:1] || $benchmark_ids::integer[], area_id)
),
slice as (
    select
        area_id,
        offence_id,
        period_id,
        any_value(figure_id) as figure_id,
        any_value(reach) as reach,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders,
        sum(reoffences)::bigint as reoffences,
        list_extract($people::bigint[], list_position($peopled_ids::integer[], area_id)) as people
    from wanted
    group by all
),
whole as (
    select
        offence_id,
        period_id,
        sum(offenders)::bigint as offenders,
        sum(reoffenders)::bigint as reoffenders,
        sum(reoffences)::bigint as reoffences,
        sum(people)::bigint as people
    from slice
    where list_contains($benchmark_ids::integer[], area_id)
    group by all
),
beside as (
    select
        slice.*,
        compared_with_rest(
            slice.offenders, whole.offenders, list_contains($inside_ids::integer[], slice.area_id), $part_of_whole
        ) as is_rest,
        whole.offenders as whole_offenders,
        whole.reoffenders as whole_reoffenders,
        whole.reoffences as whole_reoffences,
        whole.people as whole_people
    from slice
    left join whole
        on whole.offence_id = slice.offence_id
        and whole.period_id = slice.period_id
        and not list_contains($benchmark_ids::integer[], slice.area_id)
    where list_contains($area_ids::integer[], slice.area_id)
),
compared as (
    select
        *,
        whole_offenders - if(is_rest, offenders, 0) as other_offenders,
        whole_reoffenders - if(is_rest, reoffenders, 0) as other_reoffenders,
        whole_reoffences - if(is_rest, reoffences, 0) as other_reoffences,
        whole_people - if(is_rest, people, 0) as other_people
    from beside
)
select
    area_id,
    offence_id,
    period,
    start_date,
    end_date,
    segment,
    offenders,
    reoffenders,
    reoffences,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z) as rate_lo,
    wilson_hi(reoffenders, offenders, $z) as rate_hi,
    rate(reoffences, reoffenders) as frequency,
    rate(reoffences, offenders) as per_offender,
    rate(offenders, people) as per_1000,
    rate(other_reoffenders, other_offenders) as benchmark_rate,
    rate(other_reoffences, other_reoffenders) as benchmark_frequency,
    rate(other_reoffences, other_offenders) as benchmark_per_offender,
    rate(other_offenders, other_people) as benchmark_per_1000,
    rate(whole_reoffenders, whole_offenders) as whole_rate,
    rate(whole_reoffences, whole_reoffenders) as whole_frequency,
    rate(whole_reoffences, whole_offenders) as whole_per_offender,
    rate(whole_offenders, whole_people) as whole_per_1000,
    is_rest,
    whole_reoffenders,
    whole_offenders,
    figure_id,
    reach,
    $lane as lane,
    source_id,
    place
from compared
join cohort_period using (period_id)
where age_group = $age_group and cohort_type = $cohort_type
order by offence_id, list_position($area_ids::integer[], area_id), start_date;
