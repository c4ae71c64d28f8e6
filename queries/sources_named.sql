-- Sources by id, in reading order. Grain: source. Parameters: $source_ids (list of text).
select source_id, publisher, title, period, lane, licence, url, published_on, next_due, retrieved, attribution
from source
where source_id = any($source_ids::varchar[])
order by publisher, title;
