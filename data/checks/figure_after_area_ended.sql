-- Figures for a time when the council no longer existed: the publisher still uses its old area,
-- or has put a successor's figure in its row. Grain of the answer: source x area x measure.
with
figure as (
    select area_id, period_id, measure_id, source_id, place from youth_figure where value is not null
    union all
    select area_id, period_id, 'proven_rate', source_id, place from cohort where lane <> 'illustrative'
)
select
    'figure_after_area_ended' as check_id,
    'note' as severity,
    null as dq_id,
    concat_ws(', ', area.name, measure.name) as subject,
    format(
        '{}, up to {}, for a council that ended on {}. '
            || 'Kept under the old council: ask the publisher which ground is meant.',
        if(count(*) = 1, 'One figure', count(*) || ' figures'), max_by(period.label, end_date), strftime(valid_to, '%-d %B %Y')
    ) as message,
    null as printed,
    null as recomputed,
    figure.source_id,
    min(place) as place
from figure
join area using (area_id)
join period using (period_id)
join measure using (measure_id)
where period.start_date > valid_to
group by figure.source_id, area.area_id, area.name, valid_to, measure.name;
