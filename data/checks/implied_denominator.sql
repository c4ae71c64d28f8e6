-- DQ-07. Two-decimal percentages that need a far larger group than the others beside them.
-- Compared are the figures on one topic of one source, ten or more of them. Grain of the answer: quoted figure.
with
smallest as (
    select
        *,
        implied_denominator(value, 2, 400) as people,
        max(implied_denominator(value, 2, 400)) over (
            partition by source_id, topic order by implied_denominator(value, 2, 400)
            rows between unbounded preceding and 1 preceding
        ) as next_largest,
        count(*) over (partition by source_id, topic) as figures
    from quoted_figure
    where unit = '%' and denominator is null and regexp_matches(printed, '\d\.\d\d%')
)
select
    'implied_denominator' as check_id,
    'confirm' as severity,
    'DQ-07' as dq_id,
    concat_ws(', ', area_text, category) as subject,
    format(
        'No group of fewer than {} people gives {}, while every other figure beside it fits one of {} or fewer. '
            || 'It is probably a typing slip: ask for the counts.',
        people, printed, next_largest
    ) as message,
    printed,
    null as recomputed,
    source_id,
    place
from smallest
where figures >= 10 and people > 100 and people > 2 * next_largest;
