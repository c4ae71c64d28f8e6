-- Indices of deprivation with another number of districts than the ledger
-- (data/catalogue/ledger_areas.csv) says. Grain of the answer: index x domain.
with
counted as (
    select index_id as code, domain, count(distinct area_id) as found, any_value(source_id) as source_id
    from deprivation
    where lane = 'published'
    group by all
)
select
    'areas_per_index' as check_id,
    'block' as severity,
    null as dq_id,
    code || ', ' || domain as subject,
    format('{} districts expected, {} found. The file is not complete, or an area code is not known.', expected, found) as message,
    found::varchar as printed,
    expected::varchar as recomputed,
    source_id,
    null as place
from ledger_areas
join counted using (code)
where what = 'districts_in_index' and found <> expected;
