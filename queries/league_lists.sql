-- Percentages by offence type that papers printed without counts, for some partnerships, each with the smallest
-- group that could give it and what the checks found. Quotations: never compared, coloured, ranked or drawn.
-- Grain: partnership x offence type as printed. offence_type tells apart spellings of one type; lists is in how
-- many partnerships' lists it stands. Parameters: $area_ids (partnerships); $max_n (largest group tried).
with
printed as (
    select
        area_reach.area_id,
        quoted_figure.*,
        trim(regexp_replace(lower(category), '[^a-z0-9]+', ' ', 'g')) as offence_type,
        length(regexp_extract(printed, '\.(\d+)', 1)) as decimals
    from quoted_figure
    join area_reach on area_reach.figure_id = quoted_figure.area_id and area_reach.kind = 'district'
    where topic = 'offence types'
      and list_contains($area_ids::integer[], area_reach.area_id)
      and area_reach.reach in ('own', 'same')
),
found as (
    select source_id, place, string_agg(message, ' ' order by message) as message
    from finding
    where check_id in ('implied_denominator', 'low_volume')
    group by source_id, place
)
select
    area.name as area,
    printed.offence_type,
    any_value(category) over (partition by offence_type order by category) as offence_name,
    start_date,
    end_date,
    printed.printed,
    value / 100 as rate,
    implied_denominator(value, decimals, $max_n) as smallest_group,
    count(*) over (partition by offence_type) as lists,
    found.message,
    printed.note,
    printed.lane,
    printed.source_id,
    printed.place
from printed
join area on area.area_id = printed.area_id
left join found using (source_id, place)
order by offence_name, area;
