-- Cohorts of children that papers printed with their counts for some areas, each beside the period before it.
-- Grain: area x period. printed is reoffences per reoffender as the paper printed it; message, what the checks
-- found wrong with that. Limits of the change are of the rate. Parameters: $area_ids; $z.
with
papers as (
    select distinct source_id from quoted_figure
),
figures as (
    select cohort.*, area.name as area, period.label as period, period.start_date
    from cohort
    join papers using (source_id)
    join area using (area_id)
    join period using (period_id)
    where list_contains($area_ids::integer[], cohort.area_id)
      and age_id = (select age_id from age where code = 'child')
      and offence_id = 0
),
each_reoffender as (
    select quoted_figure.area_id, start_date, source_id, printed, finding.message
    from quoted_figure
    left join finding using (source_id, place, printed)
    where quoted_figure.unit = 'reoffences per reoffender'
),
before as (
    select
        figures.*,
        lag(period) over earlier as period_before,
        lag(offenders) over earlier as offenders_before,
        lag(reoffenders) over earlier as reoffenders_before,
        lag(reoffences) over earlier as reoffences_before
    from figures
    window earlier as (partition by area_id, source_id order by start_date)
)
select
    before.area,
    before.period,
    before.start_date,
    offenders,
    reoffenders,
    reoffences,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z) as rate_lo,
    wilson_hi(reoffenders, offenders, $z) as rate_hi,
    rate(reoffences, reoffenders) as frequency,
    rate(reoffences, offenders) as per_offender,
    each_reoffender.printed,
    each_reoffender.message,
    period_before,
    offenders_before,
    reoffenders_before,
    rate(reoffenders_before, offenders_before) as rate_before,
    rate(reoffences_before, reoffenders_before) as frequency_before,
    rate(reoffences_before, offenders_before) as per_offender_before,
    newcombe_lo(reoffenders, offenders, reoffenders_before, offenders_before, $z) as change_lo,
    newcombe_hi(reoffenders, offenders, reoffenders_before, offenders_before, $z) as change_hi,
    lane,
    before.source_id,
    before.place
from before
left join each_reoffender using (area_id, start_date, source_id)
order by area, start_date;
