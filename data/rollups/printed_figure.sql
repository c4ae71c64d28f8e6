-- Every figure that a source printed beside the counts it was made from, with the exact value.
-- Grain: printed figure. value is the number as printed, exact the one its counts give, both
-- in the printed unit; decimals is how many places were printed.
create view printed_figure as
with
of_cohorts as (
    select
        concat_ws(', ', area.name, period.label, age.label, nullif(offence_group.name, 'All offences')) as subject,
        printed_rate as printed,
        reoffenders as numerator,
        offenders as denominator,
        100.0 as scale,
        cohort.source_id,
        cohort.place
    from cohort
    join area using (area_id)
    join period using (period_id)
    join age using (age_id)
    join offence_group using (offence_id)
    where printed_rate is not null and reoffenders is not null and offenders > 0
),
of_quotations as (
    select
        concat_ws(', ', area_text, label, year(start_date)) as subject,
        printed,
        numerator,
        denominator,
        if(unit = '%', 100.0, 1.0) as scale,
        source_id,
        place
    from quoted_figure
    where numerator is not null and denominator > 0 and value is not null
),
printed_either_way as (
    select * from of_cohorts
    union all
    select * from of_quotations
)
select
    subject,
    printed,
    cast(regexp_extract(printed, '\d+(\.\d+)?') as double) as value,
    length(regexp_extract(printed, '\.(\d+)', 1)) as decimals,
    scale * numerator / denominator as exact,
    numerator,
    denominator,
    source_id,
    place
from printed_either_way
where regexp_matches(printed, '\d');
