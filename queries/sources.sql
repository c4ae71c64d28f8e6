-- Every source with what of it is in the warehouse. Grain: source. No parameters.
with
loaded as (
    select
        source_id,
        sum(rows_used)::bigint as rows_used,
        max(loaded_at) as loaded_at,
        string_agg(distinct file_name, ', ' order by file_name) as files
    from load
    group by source_id
)
select
    source.source_id,
    source.publisher,
    source.title,
    source.period,
    source.lane,
    source.licence,
    source.url,
    source.published_on,
    source.next_due,
    source.retrieved,
    source.retrieval_note,
    source.attribution,
    coalesce(loaded.rows_used, 0) as rows_used,
    loaded.loaded_at,
    loaded.files
from source
left join loaded using (source_id)
order by source.lane, source.publisher, source.title;
