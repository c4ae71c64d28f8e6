-- What papers printed about the measures of the framework, for an area, its sub-region, or the members of
-- a sub-region. Never tested or ranked: most have no counts. Grain: measure x quoted figure.
-- Parameters: $area_id, $topics (topics asked for as well, whatever measure they belong to), $z.
select
    measure.measure_id,
    quoted_figure.quoted_id,
    quoted_figure.area_text,
    quoted_figure.topic,
    quoted_figure.label,
    quoted_figure.category,
    quoted_figure.printed,
    quoted_figure.value,
    quoted_figure.comparator,
    quoted_figure.note,
    quoted_figure.start_date,
    quoted_figure.end_date,
    required_n((quoted_figure.value - quoted_figure.comparator) / 100, quoted_figure.comparator / 100, $z) as needed,
    quoted_figure.lane,
    quoted_figure.source_id,
    quoted_figure.place
from quoted_figure
join written_about on written_about.figure_id = quoted_figure.area_id and written_about.area_id = $area_id
left join framework_measure as measure on list_contains(measure.quoted_topics, quoted_figure.topic)
where measure.measure_id is not null or list_contains($topics::varchar[], quoted_figure.topic)
order by measure.sort, quoted_figure.sort;
