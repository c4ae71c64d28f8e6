-- One domain of one index of deprivation for every CSP, or every district, of its nation.
-- Grain: area in being of $kind; areas of the other nation, and those that the index does not
-- have, carry no score. fifth: 1 = the most deprived fifth of the areas that have a score.
-- csp is the CSP to choose for an area (the first by name where a district has several).
-- Parameters: $kind ('csp' or 'district'); $index_id; $domain.
with
drawn as (
    select * from area where kind = $kind and valid_to is null
),
scored as (
    select
        deprivation_rollup.*,
        ntile(5) over (order by average_score desc, area_id) as fifth
    from deprivation_rollup
    semi join drawn using (area_id)
    where index_id = $index_id and domain = $domain and average_score is not null
),
chosen_csp as (
    select drawn.area_id, min(csp.name) as csp
    from drawn
    join area_link on area_link.parent_id = drawn.area_id and area_link.relation = 'csp_district'
    join area as csp on csp.area_id = area_link.child_id
    group by drawn.area_id
)
select
    drawn.area_id,
    drawn.code,
    drawn.name,
    coalesce(chosen_csp.csp, drawn.name) as csp,
    drawn.code[1] = if(starts_with($index_id, 'wimd'), 'W', 'E') as in_nation,
    figure.name as figure_area,
    scored.reach,
    scored.average_score,
    scored.rank_average_score,
    scored.share_most_deprived,
    scored.areas_ranked,
    scored.fifth,
    scored.lane,
    scored.source_id,
    scored.place
from drawn
left join scored using (area_id)
left join chosen_csp using (area_id)
left join area as figure on figure.area_id = scored.figure_id
order by drawn.name;
