-- Reoffending by sex and by age band among adults of an area, in the newest year of one lane, each
-- group beside all other adults. Grain: dimension x group. index: the group's rate for every 1 of the
-- others (relative rate index). Parameters: $area_id, $lane, $z.
with
grown as (
    select
        cohort_rollup.*,
        sex.code as sex_code,
        age.code as age_code,
        if(sex.code <> 'all', 'sex', 'age') as dimension,
        coalesce(if(sex.code <> 'all', sex.label, null), age.label) as label,
        if(sex.code <> 'all', sex.sort, age.sort) as sort,
        period.label as period,
        period.end_date
    from cohort_rollup
    join sex using (sex_id)
    join age using (age_id)
    join period using (period_id)
    where area_id = $area_id
      and cohort_rollup.lane = $lane::lane
      and cohort_type = 'four_quarters'
      and offence_id = 0 and previous_id = 0 and disposal_id = 0
      and age_group = 'adult'
      and ((age.code = 'adult' and sex.code <> 'all') or (age.is_band and sex.code = 'all'))
),
beside as (
    select
        *,
        sum(offenders) over everyone - offenders as other_people,
        sum(reoffenders) over everyone - reoffenders as other_reoffenders
    from grown
    where offenders > 0
    window everyone as (partition by dimension, end_date)
    qualify end_date = max(end_date) over ()
)
select
    dimension,
    coalesce(nullif(sex_code, 'all'), age_code) as code,
    label,
    figure.name as figure_area,
    reach,
    period,
    offenders::bigint as people,
    reoffenders::bigint as reoffenders,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z) as rate_lo,
    wilson_hi(reoffenders, offenders, $z) as rate_hi,
    rate(other_reoffenders, other_people) as other_rate,
    rate(reoffenders, offenders) / nullif(rate(other_reoffenders, other_people), 0) as index,
    ratio_lo(reoffenders, offenders, other_reoffenders, other_people, $z) as index_lo,
    ratio_hi(reoffenders, offenders, other_reoffenders, other_people, $z) as index_hi,
    least(offenders, other_people)::bigint as fewest,
    null::varchar as reason,
    beside.lane,
    beside.source_id,
    beside.place
from beside
join area as figure on figure.area_id = beside.figure_id
order by dimension desc, sort;
