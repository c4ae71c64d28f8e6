-- Reoffending by sex and by age among supervised people (return R2, everybody with and without one
-- need), each group beside everybody else whose sex or age is known. Of the needs, the one that most
-- is known about; of the periods, the newest. Grain: dimension x group.
-- index: the group's rate for every 1 of the others (relative rate index).
-- Parameters: $area_id, $audience, $z.
with
cells as (
    select
        return_shown.*,
        local_reach.reach,
        local_reach.nearness,
        part_of(breakdown, 'factor') as factor,
        part_of(breakdown, 'sex') as sex_code,
        part_of(breakdown, 'age_band') as age_code
    from return_shown
    join local_reach on local_reach.figure_id = return_shown.area_id
    where local_reach.area_id = $area_id
      and audience = $audience
      and return_code = 'R2'
      and part_of(breakdown, 'in_factor') = 'all'
),
pivoted as (
    select
        area_id,
        period_id,
        any_value(reach) as reach,
        any_value(nearness) as nearness,
        factor,
        if(sex_code <> 'all', 'sex', 'age') as dimension,
        if(sex_code <> 'all', sex_code, age_code) as code,
        max(value) filter (where item = 'n_offenders') as people,
        max(value) filter (where item = 'n_reoffenders') as reoffenders,
        mode(reason) filter (where symbol = 'c') as reason,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place
    from cells
    where (sex_code <> 'all') <> (age_code <> 'all') and age_code not in ('adult', 'child')
    group by area_id, period_id, factor, dimension, code
),
chosen as (
    select *, count(reoffenders) over (partition by area_id, period_id, dimension, factor) as known
    from pivoted
    qualify nearness = coalesce(min(nearness) filter (where people is not null) over (), min(nearness) over ())
),
newest as (
    select chosen.*, period.label as period, period.start_date
    from chosen
    join period using (period_id)
    qualify dense_rank() over (partition by dimension order by period.start_date desc, known desc, factor) = 1
),
beside as (
    select
        *,
        if(count(*) over everyone = count(people) over everyone, sum(people) over everyone - people, null)
            as other_people,
        if(
            count(*) over everyone = count(reoffenders) over everyone, sum(reoffenders) over everyone - reoffenders, null
        ) as other_reoffenders,
        sum(people) over everyone as recorded
    from newest
    window everyone as (partition by dimension)
)
select
    beside.dimension,
    beside.code,
    coalesce(sex.label, age.label) as label,
    area.name as figure_area,
    beside.reach,
    beside.period,
    beside.people::bigint as people,
    beside.reoffenders::bigint as reoffenders,
    rate(reoffenders, people) as rate,
    wilson_lo(reoffenders, people, $z) as rate_lo,
    wilson_hi(reoffenders, people, $z) as rate_hi,
    rate(other_reoffenders, other_people) as other_rate,
    rate(reoffenders, people) / nullif(rate(other_reoffenders, other_people), 0) as index,
    ratio_lo(reoffenders, people, other_reoffenders, other_people, $z) as index_lo,
    ratio_hi(reoffenders, people, other_reoffenders, other_people, $z) as index_hi,
    least(people, other_people)::bigint as fewest,
    beside.recorded::bigint as recorded,
    beside.reason,
    beside.lane,
    beside.source_id,
    beside.place
from beside
join area on area.area_id = beside.area_id
left join sex on sex.code = beside.code and beside.dimension = 'sex'
left join age on age.code = beside.code and beside.dimension = 'age'
order by beside.dimension desc, coalesce(sex.sort, age.sort);
