-- Sources by id, in reading order. Grain: source. Parameters: $source_ids (list of text).
select source_id, publisher, title, period, lane, licence, url, published_on, next_due, retrieved, attribution
from source
where list_contains($source_ids::varchar[], source_id)
order by publisher, title;
