-- How many neighbourhoods of the ground that an area stands on are in each tenth of the nation's,
-- on one domain. Grain: tenth, 1 to 10. Nothing until File 7 of the index has been loaded.
-- Parameters: $area_id; $index_id; $domain.
with
found as (
    select decile, lane, source_id
    from deprivation_neighbourhood
    where district_id in (select district_id from area_ground where area_id = $area_id)
      and index_id = $index_id
      and domain = $domain
)
select
    tenths.decile,
    count(found.decile) as neighbourhoods,
    (select any_value(lane) from found) as lane,
    (select any_value(source_id) from found) as source_id
from range(1, 11) as tenths (decile)
left join found using (decile)
where exists (from found)
group by tenths.decile
order by tenths.decile;
