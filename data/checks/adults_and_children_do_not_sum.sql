-- Adults and children that do not add up to all offenders.
-- Grain of the answer: area x period x offence group x lane.
with
summed as (
    select
        area_id, period_id, offence_id, lane,
        max(offenders) filter (age_id = 0) as everyone,
        max(offenders) filter (age_id = 1) as adults,
        max(offenders) filter (age_id = 2) as children,
        max(reoffenders) filter (age_id = 0) - max(reoffenders) filter (age_id = 1) - max(reoffenders) filter (age_id = 2) as apart,
        any_value(source_id) as source_id,
        min(place) as place
    from cohort
    where sex_id = 0 and previous_id = 0 and disposal_id = 0 and lane <> 'illustrative'
    group by all
)
select
    'adults_and_children_do_not_sum' as check_id,
    'confirm' as severity,
    null as dq_id,
    concat_ws(', ', area.name, period.label) as subject,
    format(
        '{:,} adults and {:,} children do not add up to the {:,} offenders given for everyone, or their '
            || 'reoffenders do not.',
        adults, children, everyone
    ) as message,
    everyone::varchar as printed,
    (adults + children)::varchar as recomputed,
    source_id,
    place
from summed
join area using (area_id)
join period using (period_id)
where adults + children <> everyone or apart <> 0;
