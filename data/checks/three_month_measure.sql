-- DQ-23. Rates of the measure used until 2014: reoffending within three months, of people on the
-- probation caseload. Grain of the answer: source.
select
    'three_month_measure' as check_id,
    'note' as severity,
    'DQ-23' as dq_id,
    source.title as subject,
    'These figures count reoffending within three months by people on the probation caseload, beside a prediction. '
        || 'They are about a fifth of a twelve-month rate and are never shown beside one.' as message,
    string_agg(printed, ', ' order by sort) as printed,
    null as recomputed,
    source_id,
    min_by(place, sort) as place
from quoted_figure
join source using (source_id)
where topic = 'three-month measure'
group by source_id, source.title;
