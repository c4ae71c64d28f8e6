-- Periods that totals of returns are about and nobody has spoken of yet. Reads `tidy`: first_day, last_day, label.
insert into period
select
    (select coalesce(max(period_id), 0) from period) + row_number() over (order by tidy.first_day, tidy.last_day),
    tidy.first_day, tidy.last_day, tidy.cohort_type, tidy.label
from tidy
