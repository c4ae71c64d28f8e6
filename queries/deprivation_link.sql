-- Partnerships by deprivation and reoffending, with the link between the two over all of them.
-- Grain: partnership with a score on the index and a rate of its own. A county's rate stands for none of its
-- districts here, or it would be counted once for each; the link leaves out groups of too few people.
-- Fifths are of those partnerships, 1 the most deprived. Link columns are the same in every row.
-- Parameters: $index_id; $domain; $age_ids; $cohort_type; $lane; $end_date (null = latest);
-- $z; $unreliable_below (people).
with
cohorts as (
    select area_id, period.start_date, period.end_date, period.label as period, offenders, reoffenders, cohort_rollup.lane, source_id, place
    from cohort_rollup
    join period using (period_id)
    join area using (area_id)
    where cohort_rollup.lane = $lane::lane
      and area.kind = 'csp'
      and cohort_rollup.reach in ('own', 'same')
      and list_contains($age_ids::integer[], age_id)
      and offence_id = 0
      and sex_id = 0
      and previous_id = 0
      and disposal_id = 0
      and period.cohort_type = $cohort_type
),
scored as (
    select area_id, average_score, source_id as score_source_id
    from deprivation_rollup
    where index_id = $index_id
      and domain = $domain
      and reach in ('own', 'same', 'part')
),
points as (
    select
        cohorts.*,
        average_score,
        score_source_id,
        rate(reoffenders, offenders) as rate,
        wilson_lo(reoffenders, offenders, $z) as rate_lo,
        wilson_hi(reoffenders, offenders, $z) as rate_hi,
        offenders >= $unreliable_below as counted
    from cohorts
    join scored using (area_id)
    where end_date = (select coalesce($end_date::date, max(end_date)) from cohorts)
),
fifths as (
    select area_id, ntile(5) over (order by average_score desc, area_id) as fifth
    from points
    where counted
),
link as (
    select correlation(list(average_score order by area_id), list(rate order by area_id), $z) as found
    from points
    where counted
)
select
    points.area_id,
    area.name as area,
    period,
    start_date,
    end_date,
    offenders,
    reoffenders,
    rate,
    rate_lo,
    rate_hi,
    average_score,
    counted,
    fifth,
    found.pairs,
    found.pearson,
    found.pearson_lo,
    found.pearson_hi,
    found.spearman,
    points.lane,
    points.source_id,
    score_source_id,
    points.place
from points
join area using (area_id)
left join fifths using (area_id)
cross join link
order by area.name;
