-- DQ-10. Quoted percentages of everyone or no one, or marked low volume by their own paper.
-- Grain of the answer: quoted figure.
select
    'low_volume' as check_id,
    'confirm' as severity,
    'DQ-10' as dq_id,
    concat_ws(', ', area_text, category) as subject,
    format(
        '{} rests on very few people, and may tell a reader about every one of them. '
            || 'It is not ranked, coloured or shown in public mode.',
        printed
    ) as message,
    printed,
    null as recomputed,
    source_id,
    place
from quoted_figure
where unit = '%'
  and numerator is null
  and (value in (0, 100) or contains(lower(note), 'low volume'));
