-- DQ-15. Offence types that belong to no single offence group of the Ministry of Justice.
-- Grain of the answer: source x offence type.
with
named as (
    select
        source_id,
        category,
        trim(regexp_replace(lower(category), '[^a-z0-9]+', ' ', 'g')) as alias_key,
        min(place) as place
    from quoted_figure
    where topic = 'offence types' and category is not null
    group by all
)
select
    'offence_name_unknown' as check_id,
    'note' as severity,
    'DQ-15' as dq_id,
    category as subject,
    format(
        '"{}" is not the name of one offence group. '
            || 'It is shown under its own name and is not added to any group, least of all to "Other".',
        category
    ) as message,
    category as printed,
    null as recomputed,
    source_id,
    place
from named
anti join offence_alias using (alias_key);
