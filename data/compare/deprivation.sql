-- Published deprivation of districts in tidy form. Grain: district x index x domain.
select
    area.code as area_code,
    deprivation.index_id,
    deprivation.domain,
    deprivation.average_score,
    deprivation.rank_average_score,
    deprivation.share_most_deprived,
    deprivation.areas_ranked
from deprivation
join area using (area_id)
where deprivation.lane = 'published';
