-- Deprivation of one area on every index and domain. Grain: index x domain.
-- Parameters: $area_id.
select
    deprivation_rollup.index_id,
    deprivation_rollup.domain,
    deprivation_domain.label,
    deprivation_domain.note,
    figure.name as figure_area,
    reach,
    average_score,
    rank_average_score,
    share_most_deprived,
    areas_ranked,
    lane,
    source_id,
    place
from deprivation_rollup
join deprivation_domain using (domain)
join area as figure on figure.area_id = deprivation_rollup.figure_id
where deprivation_rollup.area_id = $area_id
order by index_id desc, deprivation_domain.sort;
