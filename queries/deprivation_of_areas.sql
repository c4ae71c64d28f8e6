-- Deprivation of every area on every index and domain, newest index first. Grain: area x index x domain.
select
    deprivation_rollup.area_id,
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
order by deprivation_rollup.area_id, index_id desc, deprivation_domain.sort;
