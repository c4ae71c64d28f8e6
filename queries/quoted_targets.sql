-- Targets that papers printed beside an actual figure below them. Grain: area that the paper is about x target.
-- Where the actual is a range, its upper end must be below.
with
quoted as (
    select
        quoted_figure.* replace (area_reach.area_id as area_id),
        list_max(list_transform(regexp_extract_all(printed, '[0-9]+(?:[.][0-9]+)?'), lambda part: part::double))
            as highest
    from quoted_figure
    join area_reach on area_reach.figure_id = quoted_figure.area_id and area_reach.kind = 'district'
    where area_reach.reach in ('own', 'same')
)
select
    target.area_id,
    regexp_replace(target.label, '^Target: ', '') as label,
    target.printed as target,
    actual.printed,
    target.lane,
    target.source_id,
    target.place
from quoted as target
join quoted as actual using (area_id, topic, source_id)
where target.category = 'target'
  and actual.category = 'actual'
  and actual.highest < target.value
order by target.sort;
