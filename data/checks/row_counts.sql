-- Sources with fewer or more rows in a year than the ledger (data/catalogue/ledger_rows.csv) says.
-- Year is that of the end of the period (of the index for deprivation; 0 where there is none).
-- A loaded file may take over rows of another source, so it turns the refusal into a question.
-- Grain of the answer: line of the ledger.
with
fact_row as (
    select source_id, 'cohort' as fact, year(end_date) as year from cohort join period using (period_id)
    union all
    select source_id, 'youth_figure', year(end_date) from youth_figure join period using (period_id)
    union all
    select source_id, 'performance_figure', year(end_date) from performance_figure join period using (period_id)
    union all
    select source_id, 'deprivation', right(index_id, 4)::bigint from deprivation
    union all
    select source_id, 'population', year from population
    union all
    select source_id, 'quoted_figure', 0 from quoted_figure
),
counted as (
    select source_id, fact, year, count(*) as found from fact_row group by all
),
received as (
    select count(*) > 0 as any_file
    from load
    where not regexp_matches(file_name, '^(cohort|youth_figure|performance_figure|deprivation|population|quoted_figure)_')
      and source_id <> 'illustrative'
)
select
    'row_counts' as check_id,
    if(any_file, 'confirm', 'block') as severity,
    null as dq_id,
    concat_ws(', ', source_id, fact, nullif(year, 0)) as subject,
    format(
        '{} rows expected, {} found. Rows were lost or counted twice on the way in.',
        if(at_least is not distinct from at_most, at_least::varchar, 'At least ' || at_least), coalesce(found, 0)
    ) as message,
    coalesce(found, 0)::varchar as printed,
    at_least::varchar as recomputed,
    source_id,
    null as place
from ledger_rows
left join counted using (source_id, fact, year), received
where coalesce(found, 0) < at_least or found > at_most;
