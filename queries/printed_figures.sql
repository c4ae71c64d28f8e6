-- Figures that papers printed with their counts: as printed, recomputed from the counts, and what
-- the checks found. Grain: printed figure.
with
papers as (
    select distinct source_id from quoted_figure
),
from_cohorts as (
    select
        cohort.area_id,
        area.name as area,
        age.label || if(offence_id = 0, '', ': ' || offence_group.name) as label,
        period.label as period,
        period.start_date,
        cohort.reoffenders as numerator,
        cohort.offenders as denominator,
        cohort.printed_rate as printed,
        100 * rate(cohort.reoffenders, cohort.offenders) as recomputed,
        1 as decimals,
        age.sort as group_sort,
        cohort.offence_id as sort,
        cohort.lane,
        cohort.source_id,
        cohort.place
    from cohort
    join papers using (source_id)
    join area using (area_id)
    join period using (period_id)
    join age using (age_id)
    join offence_group using (offence_id)
    where area.kind in ('csp', 'sub_region', 'upper_tier', 'district')
),
from_quotations as (
    select
        area_id,
        area_text as area,
        quoted_figure.label,
        strftime(start_date, '%B %Y') || ' to ' || strftime(end_date, '%B %Y') as period,
        start_date,
        numerator,
        denominator,
        printed,
        if(unit = '%', 100, 1) * rate(numerator, denominator) as recomputed,
        if(unit = '%', 1, 2) as decimals,
        100 as group_sort,
        sort,
        lane,
        source_id,
        place
    from quoted_figure
    where numerator is not null
      and denominator is not null
),
figures as (
    select * from from_cohorts union all by name select * from from_quotations
),
found as (
    select
        source_id,
        place,
        printed,
        string_agg(message, ' ' order by message) as message,
        bool_or(check_id = 'printed_rates_disagree') as disagrees
    from finding
    where check_id in ('printed_rates_disagree', 'truncated_not_rounded')
    group by source_id, place, printed
)
select figures.*, half_up(recomputed, decimals) as recomputed_shown, found.message, found.disagrees
from figures
left join found using (source_id, place, printed)
order by group_sort, label, start_date;
