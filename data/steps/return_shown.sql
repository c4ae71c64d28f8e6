-- What each audience may be shown of returns. Reads `tidy`, the cells told by data/returns/disclosure.
insert into return_shown
select
    tidy.audience, tidy.return_code, tidy.version_id, tidy.row_number, tidy.area_id, tidy.period_id,
    tidy.breakdown, tidy.item, tidy.value, tidy.text, tidy.symbol, tidy.reason,
    tidy.lane, tidy.source_id, tidy.load_id, tidy.place
from tidy
order by tidy.audience, tidy.return_code, tidy.area_id, tidy.period_id, tidy.breakdown, tidy.item
