-- Ranks on every domain of one index: of a partnership, of each council it is made of, or of each
-- partnership in a larger area. Grain: council ranked x domain. Parameters: $area_id; $index_id.
with
members as (
    select $area_id::integer as area_id
    union
    select area_id from area_within where within_id = $area_id
),
standing as (
    select deprivation_rollup.*
    from deprivation_rollup
    join members using (area_id)
    where index_id = $index_id
),
whole as (
    select area_id, figure_id, reach, domain, average_score, rank_average_score, share_most_deprived, areas_ranked,
        lane, source_id, place
    from standing
    where rank_average_score is not null
),
parts as (
    -- a partnership of several councils has no rank of its own, but each council has
    select deprivation.area_id, deprivation.area_id as figure_id, 'part' as reach, deprivation.domain,
        deprivation.average_score, deprivation.rank_average_score, deprivation.share_most_deprived,
        deprivation.areas_ranked, deprivation.lane, deprivation.source_id, deprivation.place
    from (select distinct area_id from standing where reach = 'part') as several
    join area_reach on area_reach.area_id = several.area_id and area_reach.kind = 'district'
    join deprivation on deprivation.area_id = area_reach.figure_id and deprivation.index_id = $index_id
    where area_reach.reach = 'part'
),
ranked as (
    select * from (select * from whole union all by name select * from parts)
    qualify row_number() over (partition by figure_id, domain order by area_id) = 1
)
select
    figure.name as area,
    ranked.reach,
    ranked.domain,
    deprivation_domain.label,
    deprivation_domain.note,
    average_score,
    rank_average_score as rank,
    share_most_deprived,
    areas_ranked,
    lane,
    source_id,
    place
from ranked
join deprivation_domain using (domain)
join area as figure on figure.area_id = ranked.figure_id
order by deprivation_domain.sort, rank;
