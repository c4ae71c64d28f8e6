-- One figure given twice by one load. Grain of the answer: source x figure.
with
figure as (
    select
        area_id, source_id, place,
        concat_ws(' ', 'cohort', period_id, age_id, offence_id, sex_id, previous_id, disposal_id, lane) as figure
    from cohort
    where lane <> 'illustrative'
    union all
    select area_id, source_id, place, concat_ws(' ', measure_id, period_id, lane) from youth_figure
    union all
    select area_id, source_id, place, concat_ws(' ', measure_id, period_id, lane) from performance_figure
    union all
    select area_id, source_id, place, concat_ws(' ', index_id, domain, lane) from deprivation
    union all
    select area_id, source_id, place, concat_ws(' ', 'population', year, age_from, coalesce(age_to, -1), lane) from population
)
select
    'duplicate_figures' as check_id,
    'block' as severity,
    null as dq_id,
    area.name as subject,
    format('One figure is given {} times ({}). Remove all but one.', count(*), string_agg(place, '; ' order by place)) as message,
    null as printed,
    null as recomputed,
    any_value(source_id) as source_id,
    min(place) as place
from figure
join area using (area_id)
group by area_id, area.name, figure
having count(*) > 1;
