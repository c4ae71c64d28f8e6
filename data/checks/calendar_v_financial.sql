-- DQ-18. Sources that give adults by financial year and children by calendar year.
-- Grain of the answer: source.
select
    'calendar_v_financial' as check_id,
    'note' as severity,
    'DQ-18' as dq_id,
    source.title as subject,
    'Adults are counted from April to March and children from January to December. '
        || 'The two are shown apart and never added.' as message,
    null as printed,
    null as recomputed,
    source_id,
    null as place
from cohort
join period using (period_id)
join age using (age_id)
join source using (source_id)
where cohort.lane <> 'illustrative' and date_diff('day', start_date, end_date) > 360
group by source_id, source.title
having bool_or(age_group <> 'child' and month(start_date) = 4) and bool_or(age_group = 'child' and month(start_date) = 1);
