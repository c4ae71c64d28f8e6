-- DQ-11. Rates of people under supervision printed beside rates of everyone cautioned or sentenced.
-- Grain of the answer: source.
with
supervised as (
    select source_id, min(start_date) as start_date, max(end_date) as end_date, string_agg(distinct topic, ', ' order by topic) as topics
    from quoted_figure
    where topic in ('expected and actual', 'need group', 'offence types') and start_date is not null
    group by source_id
),
everyone as (
    select source_id, max(period.start_date) as start_date, max(period.end_date) as end_date
    from cohort
    join period using (period_id)
    where lane <> 'illustrative' and age_id in (0, 1)
    group by source_id
)
select
    'different_populations' as check_id,
    'note' as severity,
    'DQ-11' as dq_id,
    source.title as subject,
    format(
        'Rates of people under supervision ({}; {} to {}) stand beside rates of everyone cautioned or sentenced '
            || '({} to {}). '
            || 'They are different people and different months, and are never put on one axis.',
        topics,
        strftime(supervised.start_date, '%B %Y'), strftime(supervised.end_date, '%B %Y'),
        strftime(everyone.start_date, '%B %Y'), strftime(everyone.end_date, '%B %Y')
    ) as message,
    null as printed,
    null as recomputed,
    source_id,
    null as place
from supervised
join everyone using (source_id)
join source using (source_id)
where supervised.start_date <> everyone.start_date or supervised.end_date <> everyone.end_date;
