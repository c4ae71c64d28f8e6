-- For how many supervised people their sex or age was sent, out of the whole cohort of the same return
-- or of return R1. Grain: dimension. Parameters: $area_id, $audience.
with
cells as (
    select
        return_shown.area_id,
        period_id,
        nearness,
        return_code,
        part_of(breakdown, 'factor') as factor,
        part_of(breakdown, 'in_factor') as in_factor,
        part_of(breakdown, 'sex') as sex_code,
        part_of(breakdown, 'age_band') as age_code,
        value,
        reason,
        lane,
        source_id,
        place
    from return_shown
    join local_reach on local_reach.figure_id = return_shown.area_id
    where local_reach.area_id = $area_id
      and audience = $audience
      and return_code in ('R1', 'R2')
      and item = 'n_offenders'
),
everyone as (
    select area_id, period_id, sum(value) as people
    from cells
    where return_code = 'R1'
    group by all
    having count(*) = count(value)
),
split as (
    select
        area_id,
        period_id,
        nearness,
        factor,
        if(sex_code <> 'all', 'sex', 'age') as dimension,
        if(count(*) = count(value), sum(value), null) as recorded,
        any_value(reason) as reason,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ') as place
    from cells
    where return_code = 'R2'
      and in_factor = 'all'
      and (sex_code <> 'all') <> (age_code <> 'all')
      and age_code not in ('adult', 'child')
    group by area_id, period_id, nearness, factor, dimension
)
select
    dimension,
    area.name as figure_area,
    period.label as period,
    recorded::bigint as recorded,
    everyone.people::bigint as people,
    rate(recorded, everyone.people) as share,
    split.reason,
    split.lane,
    split.source_id,
    split.place
from split
join period using (period_id)
join area using (area_id)
left join everyone using (area_id, period_id)
qualify row_number() over (
    partition by dimension order by nearness, period.start_date desc, recorded desc nulls last, factor
) = 1
order by dimension desc;
