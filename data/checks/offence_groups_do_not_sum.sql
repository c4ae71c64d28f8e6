-- Offence groups, all thirteen given, that do not add up to their total.
-- Grain of the answer: area x period x age group x lane.
with
summed as (
    select
        area_id, period_id, age_id, lane,
        count(*) filter (offence_id > 0) as groups,
        sum(offenders) filter (offence_id > 0) as offenders,
        sum(reoffenders) filter (offence_id > 0) as reoffenders,
        max(offenders) filter (offence_id = 0) as all_offenders,
        max(reoffenders) filter (offence_id = 0) as all_reoffenders,
        any_value(source_id) as source_id,
        min(place) filter (offence_id = 0) as place
    from cohort
    where sex_id = 0 and previous_id = 0 and disposal_id = 0 and lane <> 'illustrative'
    group by all
)
select
    'offence_groups_do_not_sum' as check_id,
    'confirm' as severity,
    null as dq_id,
    concat_ws(', ', area.name, period.label) as subject,
    format(
        'The thirteen offence groups add up to {:,} offenders and {:,} reoffenders, but the total is given as '
            || '{:,} and {:,}.',
        offenders, reoffenders, all_offenders, all_reoffenders
    ) as message,
    all_offenders::varchar as printed,
    offenders::varchar as recomputed,
    source_id,
    place
from summed
join area using (area_id)
join period using (period_id)
where groups = (select count(*) - 1 from offence_group)
  and (offenders <> all_offenders or reoffenders <> all_reoffenders);
