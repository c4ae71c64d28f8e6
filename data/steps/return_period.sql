-- Periods that only returns speak about, numbered after the others.
-- Reads: tidy (start_date, end_date, cohort_type, label).
insert into period
select
    (select coalesce(max(period_id), 0) from period) + row_number() over (order by tidy.start_date, tidy.end_date),
    tidy.start_date::date,
    tidy.end_date::date,
    tidy.cohort_type,
    tidy.label
from tidy
anti join period
    on period.start_date = tidy.start_date::date
    and period.end_date = tidy.end_date::date
    and period.cohort_type = tidy.cohort_type
where tidy.start_date is not null;
