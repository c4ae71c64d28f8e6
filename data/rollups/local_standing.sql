-- Local figures that stand for each area, nearest area only, with dates and the stretch between two
-- breaks in the way of counting. span: months in the period; shortest: those of the periods that are sent,
-- beside which the build makes totals of quarters and years. Grain: audience x area x measure x period.
create view local_standing as
with
nearest as (
    select
        local_reach.area_id,
        local_figure.area_id as figure_id,
        reach,
        local_figure.* exclude (area_id)
    from local_reach
    join local_figure on local_figure.area_id = local_reach.figure_id
    qualify local_figure.area_id = first_value(local_figure.area_id) over (
        partition by audience, local_reach.area_id, measure_id order by nearness, local_figure.area_id
    )
)
select
    nearest.*,
    date_diff('month', period.start_date, period.end_date) + 1 as span,
    min(span) over (partition by audience, nearest.area_id, measure_id) as shortest,
    period.start_date,
    period.end_date,
    period.label as period,
    (
        select count(*)
        from series_break
        where hard and starts_with(nearest.measure_id, family || '_') and break_date <= period.start_date
    ) as segment
from nearest
join period using (period_id);
