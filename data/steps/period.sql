-- Periods that any fact speaks about. Reads: tidy (start_date, end_date, cohort_type, label).
insert into period
select
    row_number() over (order by cohort_type.sort, start_date, end_date),
    cast(start_date as date),
    cast(end_date as date),
    cohort_type,
    tidy.label
from tidy
join cohort_type using (cohort_type);
