-- Integrated offender management (return R4) of an area, or of the nearest larger area that has
-- figures: people, and offending and cost before, during and after. Grain: cohort x status x tier.
-- withheld: figures of the row that this audience may not see; reason: why, in words.
-- Parameters: $area_id, $audience, $z.
with
sent as (
    select return_shown.*, local_reach.figure_id, local_reach.reach, local_reach.nearness
    from return_shown
    join local_reach on local_reach.figure_id = return_shown.area_id
    where local_reach.area_id = $area_id
      and audience = $audience
      and return_code = 'R4'
),
nearest as (
    select *
    from sent
    qualify nearness = coalesce(min(nearness) filter (where value is not null) over (), min(nearness) over ())
),
counted as (
    select
        figure_id,
        any_value(reach) as reach,
        part_of(breakdown, 'cohort_label') as cohort,
        part_of(breakdown, 'status') as status,
        part_of(breakdown, 'tier') as tier,
        max(value) filter (where item = 'n')::bigint as people,
        max(value) filter (where item = 'n_offending_pre')::bigint as before,
        max(value) filter (where item = 'n_offending_during')::bigint as during,
        max(value) filter (where item = 'n_offending_post6')::bigint as after_6,
        max(value) filter (where item = 'n_offending_post12')::bigint as after_12,
        max(value) filter (where item = 'offences_pre')::bigint as offences_before,
        max(value) filter (where item = 'offences_during')::bigint as offences_during,
        max(value) filter (where item = 'offences_post6')::bigint as offences_after_6,
        max(value) filter (where item = 'offences_post12')::bigint as offences_after_12,
        max(value) filter (where item = 'cost_pre') as cost_before,
        max(value) filter (where item = 'cost_during') as cost_during,
        max(value) filter (where item = 'cost_post6') as cost_after_6,
        any_value(text) filter (where item = 'cost_basis') as cost_basis,
        max(value) filter (where item = 'n_completed')::bigint as completed,
        max(value) filter (where item = 'n_deselected')::bigint as deselected,
        max(value) filter (where item = 'window_months')::bigint as window_months,
        count(*) filter (where symbol = 'c') as withheld,
        mode(reason) filter (where symbol = 'c') as reason,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place
    from nearest
    group by all
)
select
    counted.*,
    area.name as figure_area,
    rate(before, people) as before_rate,
    wilson_lo(before, people, $z) as before_lo,
    wilson_hi(before, people, $z) as before_hi,
    rate(during, people) as during_rate,
    wilson_lo(during, people, $z) as during_lo,
    wilson_hi(during, people, $z) as during_hi,
    rate(after_6, people) as after_6_rate,
    wilson_lo(after_6, people, $z) as after_6_lo,
    wilson_hi(after_6, people, $z) as after_6_hi,
    rate(after_12, people) as after_12_rate,
    wilson_lo(after_12, people, $z) as after_12_lo,
    wilson_hi(after_12, people, $z) as after_12_hi,
    rate(offences_before, people) as offences_before_each,
    rate(offences_during, people) as offences_during_each,
    rate(offences_after_6, people) as offences_after_6_each,
    rate(offences_after_12, people) as offences_after_12_each,
    rate(cost_before, people) as cost_before_each,
    rate(cost_during, people) as cost_during_each,
    rate(cost_after_6, people) as cost_after_6_each,
    rate(people, sum(people) filter (where status <> 'all' and tier = 'all') over (partition by cohort)) as share
from counted
join area on area.area_id = counted.figure_id
order by cohort desc, status, tier;
