-- DQ-21. Years that papers give for an event, and that disagree with another paper or with the
-- dated events of the catalogue. Grain of the answer: quoted date.
with
dated as (
    select category as event_id, value::integer as stated, label, area_text, printed, source_id, place
    from quoted_figure
    where topic = 'dated event' and value is not null
),
other as (
    select event_id, year(event_date) as stated, 'the list of events, from the ' || source || ',' as who, null as source_id from event
    union all
    select event_id, stated, source.publisher || ' (' || source.title || ')', dated.source_id from dated join source using (source_id)
)
select
    'dates_disagree' as check_id,
    'note' as severity,
    'DQ-21' as dq_id,
    dated.label as subject,
    format('The paper says {}; {} says {}. Check before quoting a date.', printed, any_value(who), any_value(other.stated)) as message,
    printed,
    any_value(other.stated)::varchar as recomputed,
    dated.source_id,
    dated.place
from dated
join other using (event_id)
where other.stated <> dated.stated and other.source_id is distinct from dated.source_id
group by dated.label, printed, dated.source_id, dated.place;
