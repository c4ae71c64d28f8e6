-- What reoffending costs, as papers and the Ministry of Justice printed it for the whole nation.
-- Grain: quoted figure.
select
    area_text,
    label,
    category,
    printed,
    comparator,
    note,
    start_date,
    end_date,
    null::bigint as needed,
    lane,
    source_id,
    place
from quoted_figure
where topic = 'cost'
order by start_date desc nulls last, sort;
