-- Domains that an index has for districts, overall first. Grain: domain. Parameters: $index_id.
select deprivation_domain.domain, deprivation_domain.label, deprivation_domain.note
from deprivation_domain
where domain in (select domain from deprivation where index_id = $index_id)
order by deprivation_domain.sort;
