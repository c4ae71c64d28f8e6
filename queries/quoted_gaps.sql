-- Percentages that papers printed beside an expected one, without counts, with the fewest people for whom the gap
-- would be more than chance. Grain: area that the paper is about x quoted figure. Parameters: $z.
select
    area_reach.area_id,
    quoted_figure.label,
    quoted_figure.printed,
    printf('%.2f%%', quoted_figure.comparator) as expected,
    quoted_figure.value - quoted_figure.comparator as gap,
    required_n((quoted_figure.value - quoted_figure.comparator) / 100, quoted_figure.comparator / 100, $z) as needed,
    strftime(start_date, '%B %Y') || ' to ' || strftime(end_date, '%B %Y') as period,
    quoted_figure.lane,
    quoted_figure.source_id,
    quoted_figure.place
from quoted_figure
join area_reach on area_reach.figure_id = quoted_figure.area_id and area_reach.kind = 'district'
where area_reach.reach in ('own', 'same')
  and quoted_figure.comparator is not null
  and quoted_figure.unit = '%'
order by quoted_figure.sort;
