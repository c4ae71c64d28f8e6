-- DQ-03. Splits whose source does not say what the parts are.
-- Grain of the answer: one split of one whole in one source.
select
    'unlabelled_split' as check_id,
    'confirm' as severity,
    'DQ-03' as dq_id,
    concat_ws(', ', area_text, topic, year(start_date)) as subject,
    'The paper splits this figure in parts (' || string_agg(printed, ' and ' order by sort)
        || ') without saying what they are. They are kept as "split A" and "split B"; ask the author for the '
        || 'names.' as message,
    string_agg(printed, ' and ' order by sort) as printed,
    null as recomputed,
    source_id,
    min_by(place, sort) as place
from quoted_figure
where contains(label, 'label not in source')
group by source_id, area_text, topic, start_date;
