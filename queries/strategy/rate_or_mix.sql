-- The change of a reoffending rate between two years, and what each group of people brings to it: by
-- reoffending more or less, and by there being more or fewer of them. Grain: group.
-- Parameters: $area_id, $dimension, $lane, $before and $after (period ids), $z.
with
given as (
    select *
    from cohort_part
    where area_id = $area_id and dimension = $dimension and lane = $lane::lane
),
before as (
    select * from given where period_id = $before
),
after as (
    select * from given where period_id = $after
),
whole as (
    select
        any_value(before.all_offenders) as n0,
        any_value(before.all_reoffenders) as x0,
        any_value(after.all_offenders) as n1,
        any_value(after.all_reoffenders) as x1
    from before, after
),
compared as (
    select
        coalesce(after.part, before.part) as part,
        coalesce(after.part_sort, before.part_sort) as part_sort,
        coalesce(before.offenders, 0) as before_people,
        coalesce(before.reoffenders, 0) as before_reoffenders,
        coalesce(after.offenders, 0) as after_people,
        coalesce(after.reoffenders, 0) as after_reoffenders,
        coalesce(after.figure_id, before.figure_id) as figure_id,
        coalesce(after.reach, before.reach) as reach,
        coalesce(after.lane, before.lane) as lane,
        coalesce(after.source_id, before.source_id) as source_id,
        coalesce(after.place, before.place) as place
    from before
    full join after using (part)
)
select
    part,
    before_people,
    after_people,
    rate(before_people, n0) as before_share,
    rate(after_people, n1) as after_share,
    rate(before_reoffenders, before_people) as before_rate,
    rate(after_reoffenders, after_people) as after_rate,
    rate_part(before_reoffenders, before_people, n0, after_reoffenders, after_people, n1) as did_otherwise,
    mix_part(before_reoffenders, before_people, n0, after_reoffenders, after_people, n1) as other_people,
    n0 as all_before,
    n1 as all_after,
    rate(x0, n0) as whole_before,
    rate(x1, n1) as whole_after,
    newcombe_lo(x1, n1, x0, n0, $z) as change_lo,
    newcombe_hi(x1, n1, x0, n0, $z) as change_hi,
    area.name as figure_area,
    reach,
    compared.lane,
    compared.source_id,
    compared.place
from compared, whole
join area on area.area_id = compared.figure_id
order by part_sort;
