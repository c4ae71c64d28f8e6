-- What papers printed on some topics, wherever, each with whether it is about the area chosen or one
-- it lies in. needed: fewest people for whom a gap from the expected rate would be beyond chance.
-- Never tested or ranked. Grain: quoted figure. Parameters: $area_id, $topics, $z, $z_998.
select
    quoted_figure.quoted_id,
    quoted_figure.area_text,
    quoted_figure.topic,
    quoted_figure.label,
    quoted_figure.category,
    quoted_figure.printed,
    quoted_figure.value,
    quoted_figure.comparator,
    quoted_figure.numerator,
    quoted_figure.denominator,
    quoted_figure.unit,
    quoted_figure.note,
    quoted_figure.start_date,
    quoted_figure.end_date,
    quoted_figure.value - quoted_figure.comparator as gap,
    100 * quoted_figure.value / quoted_figure.comparator as per_100,
    required_n((quoted_figure.value - quoted_figure.comparator) / 100, quoted_figure.comparator / 100, $z) as needed,
    required_n((quoted_figure.value - quoted_figure.comparator) / 100, quoted_figure.comparator / 100, $z_998)
        as needed_998,
    quoted_figure.area_id in (
        select figure_id from written_about where area_id = $area_id
        union
        select figure_id from local_reach where area_id = $area_id
    ) as here,
    quoted_figure.lane,
    quoted_figure.source_id,
    quoted_figure.place
from quoted_figure
where list_contains($topics::varchar[], quoted_figure.topic)
order by here desc, quoted_figure.source_id, quoted_figure.sort;
