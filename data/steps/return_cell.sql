-- Cells of approved returns as received. Grain: version x row x item. An area that is no longer in
-- the tables keeps its figures without a place on any screen, so that nothing is lost.
-- Reads: tidy (see data/returns/publish.py).
insert into return_cell
select
    tidy.return_code,
    tidy.version_id,
    tidy.row_number,
    area.area_id,
    period.period_id,
    tidy.breakdown,
    tidy.item,
    tidy.value::double,
    tidy.text::varchar,
    tidy.symbol::varchar,
    'return',
    tidy.source_id,
    tidy.load_id,
    tidy.place
from tidy
left join area on area.kind = tidy.area_kind and area.code = tidy.area_code
left join period
    on period.start_date = tidy.start_date::date
    and period.end_date = tidy.end_date::date
    and period.cohort_type = tidy.cohort_type
order by tidy.load_id, tidy.row_number;
