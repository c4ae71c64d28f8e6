-- DQ-20. Years that hold a break in the way adults are counted, in sources that also give an
-- earlier year to compare with. Grain of the answer: source x period x break.
with
given as (
    select distinct cohort.source_id, period_id, start_date, end_date, period.label
    from cohort
    join period using (period_id)
    join age using (age_id)
    where lane <> 'illustrative' and age_group <> 'child' and cohort_type <> 'twelve_month_old'
)
select
    'break_inside_comparison' as check_id,
    'note' as severity,
    'DQ-20' as dq_id,
    source.title || ', ' || given.label as subject,
    series_break.title || ' in ' || strftime(break_date, '%B %Y')
        || ', inside this year. A rise or fall from the year before is not like for like.' as message,
    null as printed,
    null as recomputed,
    given.source_id,
    null as place
from given
join source using (source_id)
join series_break on break_date > given.start_date and break_date <= given.end_date
where series_break.family = 'reoffending'
  and series_break.hard
  and exists (from given as earlier where earlier.source_id = given.source_id and earlier.end_date < given.start_date);
