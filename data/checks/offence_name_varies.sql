-- DQ-15. Offence types that one paper spells in more than one way.
-- Grain of the answer: source x offence type.
with
spelt as (
    select
        source_id,
        category,
        trim(regexp_replace(lower(category), '[^a-z0-9]+', ' ', 'g')) as spelling,
        min(place) as place
    from quoted_figure
    where topic = 'offence types' and category is not null
    group by all
)
select
    'offence_name_varies' as check_id,
    'note' as severity,
    'DQ-15' as dq_id,
    min(category) as subject,
    'The paper spells one offence type in several ways: ' || string_agg('"' || category || '"', ', ' order by category)
        || '. They are treated as one.' as message,
    string_agg(category, '; ' order by category) as printed,
    min(category) as recomputed,
    source_id,
    min(place) as place
from spelt
group by source_id, spelling
having count(*) > 1;
