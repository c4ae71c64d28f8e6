-- People with a need beside those without it, from return R2, newest twelve months. Grain: factor.
-- Everybody of the factor is counted: rows by sex or age are left to another screen.
-- Parameters: $area_id, $audience, $z.
with
given as (
    select
        *,
        regexp_extract(breakdown, 'in_factor=([^;]+)', 1) = 'yes' as inside,
        regexp_extract(breakdown, '(?:^|; )factor=([^;]+)', 1) as factor
    from local_item
    where area_id = $area_id
      and audience = $audience
      and return_code = 'R2'
      and (not contains(breakdown, 'sex=') or contains(breakdown, 'sex=all'))
      and (not contains(breakdown, 'age_band=') or contains(breakdown, 'age_band=all'))
      and not contains(breakdown, 'in_factor=all')
),
one as (
    select
        factor,
        any_value(figure_id) as figure_id,
        min(start_date) as start_date,
        max(end_date) as end_date,
        sum(total) filter (inside and item = 'n_offenders') as people,
        sum(total) filter (inside and item = 'n_reoffenders') as reoffenders,
        sum(total) filter (inside and item = 'expected_reoffenders') as expected,
        sum(total) filter (not inside and item = 'n_offenders') as others,
        sum(total) filter (not inside and item = 'n_reoffenders') as other_reoffenders,
        any_value(lane) as lane,
        any_value(source_id) as source_id,
        any_value(place) as place
    from given
    group by factor
)
select
    one.* exclude (figure_id),
    area.name as figure_area,
    rate(reoffenders, people) as rate,
    wilson_lo(reoffenders, people, $z) as rate_lo,
    wilson_hi(reoffenders, people, $z) as rate_hi,
    rate(expected, people) as expected_rate,
    rate(other_reoffenders, others) as other_rate
from one
join area on area.area_id = one.figure_id
where reoffenders is not null
order by rate desc;
