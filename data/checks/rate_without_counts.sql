-- DQ-08. Percentages printed without the counts behind them.
-- Grain of the answer: source x topic.
select
    'rate_without_counts' as check_id,
    'note' as severity,
    'DQ-08' as dq_id,
    source.title || ': ' || topic as subject,
    format(
        '{} {} printed without counts, so {} shown as quoted and never tested, ranked or drawn with a range. '
            || 'Ask for the counts.',
        count(*), if(count(*) = 1, 'percentage is', 'percentages are'), if(count(*) = 1, 'it is', 'they are')
    ) as message,
    string_agg(printed, ', ' order by sort) as printed,
    null as recomputed,
    source_id,
    min_by(place, sort) as place
from quoted_figure
join source using (source_id)
where unit = '%' and numerator is null and denominator is null
group by source_id, source.title, topic;
