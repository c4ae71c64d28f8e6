-- What the checks found about some sources. Grain: finding. Parameters: $source_ids.
select check_id, severity, dq_id, subject, message, printed, recomputed, source_id, place
from finding
where list_contains($source_ids::varchar[], source_id)
order by dq_id nulls last, subject, message;
