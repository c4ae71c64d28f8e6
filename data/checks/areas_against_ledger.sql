-- Numbers of current areas that differ from the ledger (data/catalogue/ledger_areas.csv): districts
-- in each region and country, and areas of each kind. Grain of the answer: line of the ledger.
with
current_area as (
    select * from area where valid_to is null
),
counted as (
    select 'districts_in_' || parent.kind as what, parent.code, count(*) as found
    from area_link
    join current_area as district on district.area_id = child_id
    join area as parent on parent.area_id = parent_id
    where relation in ('district_region', 'district_country')
    group by all
    union all
    select 'areas_of_kind', kind, count(*) from current_area group by kind
)
select
    'areas_against_ledger' as check_id,
    'block' as severity,
    null as dq_id,
    replace(what, '_', ' ') || ' ' || code as subject,
    format('{} expected, {} found. An area or a link is missing or counted twice.', expected, coalesce(found, 0)) as message,
    coalesce(found, 0)::varchar as printed,
    expected::varchar as recomputed,
    'ons_lookups' as source_id,
    'data/published/area_links.csv' as place
from ledger_areas
left join counted using (what, code)
where what <> 'districts_in_index' and found is distinct from expected;
