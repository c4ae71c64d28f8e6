-- Offence groups that a paper printed with counts for one area, beside everybody in the same cohort.
-- Grain: period x offence group, the highest rate first. Limits are of the group; everybody together counts as fixed.
-- Parameters: $area_id; $z.
with
papers as (
    select distinct source_id from quoted_figure
),
figures as (
    select cohort.*, area.name as area
    from cohort
    join papers using (source_id)
    join area using (area_id)
    where cohort.area_id = $area_id
      and age_id = (select age_id from age where code = 'adult')
),
everybody as (
    select period_id, source_id, offenders as all_offenders, reoffenders as all_reoffenders
    from figures
    where offence_id = 0
),
found as (
    select source_id, place, string_agg(message, ' ' order by message) as message
    from finding
    where check_id in ('truncated_not_rounded', 'printed_rates_disagree', 'implausible_against_national')
    group by source_id, place
)
select
    figures.area,
    offence_group.name as offence_name,
    offence_group.short_name,
    period.label as period,
    offenders,
    reoffenders,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z) as rate_lo,
    wilson_hi(reoffenders, offenders, $z) as rate_hi,
    rate(all_reoffenders, all_offenders) as benchmark_rate,
    all_offenders,
    sum(offenders) over (partition by period_id) as offenders_printed,
    printed_rate as printed,
    found.message,
    lane,
    source_id,
    figures.place
from figures
join everybody using (period_id, source_id)
join offence_group using (offence_id)
join period using (period_id)
left join found using (source_id, place)
where offence_id > 0
order by rate desc, offence_group.sort;
