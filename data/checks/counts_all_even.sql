-- DQ-05. Sources all of whose totals are even numbers: a sign that each was counted twice.
-- Grain of the answer: source x area, with six different counts or more.
with
split as (
    select source_id, area_id, numerator as people
    from quoted_figure
    where topic = 'reoffenders split' and area_id is not null
),
total as (
    select source_id, area_id, offenders as people
    from cohort
    where lane <> 'illustrative' and offence_id = 0 and age_id <> 2
    union
    -- reoffenders that are split are the sum of the parts, which say no more
    select source_id, area_id, reoffenders
    from cohort
    anti join split using (source_id, area_id)
    where lane <> 'illustrative' and offence_id = 0 and age_id <> 2
    union
    select source_id, area_id, people from split
)
select
    'counts_all_even' as check_id,
    'confirm' as severity,
    'DQ-05' as dq_id,
    area.name as subject,
    format(
        'All {} totals are even numbers, which chance gives once in {:,} times. Ask whether each was counted twice.',
        count(*), pow(2, count(*))::bigint
    ) as message,
    string_agg(people::bigint::varchar, ', ' order by people desc) as printed,
    null as recomputed,
    source_id,
    null as place
from total
join area using (area_id)
where people is not null
group by source_id, area.area_id, area.name
having count(*) >= 6 and bool_and(people % 2 = 0);
