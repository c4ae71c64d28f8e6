-- Deprivation of districts in tidy form becomes facts. Parameters: $lane, $load_id.
insert into deprivation
select
    area.area_id,
    tidy.index_id,
    tidy.domain,
    tidy.average_score,
    tidy.rank_average_score,
    tidy.share_most_deprived,
    tidy.areas_ranked,
    $lane,
    tidy.source_id,
    $load_id,
    tidy.place
from tidy
join area on area.kind = 'district' and area.code = tidy.area_code;
