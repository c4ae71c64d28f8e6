-- Everything the checks found, with the source it is about. Grain: finding. No parameters.
select
    finding.severity,
    finding.dq_id,
    finding.subject,
    finding.message,
    finding.printed,
    finding.recomputed,
    finding.place,
    coalesce(source.title, '') as source_title,
    finding.source_id
from finding
left join source using (source_id)
order by finding.severity, finding.dq_id nulls last, source_title, finding.subject;
