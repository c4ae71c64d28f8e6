-- How many neighbourhoods an index has, in all. Grain: one row. Parameters: $index_id.
select count(distinct neighbourhood_code) as neighbourhoods from deprivation_neighbourhood where index_id = $index_id;
