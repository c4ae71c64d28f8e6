-- Cells of accepted returns with the days they are about.
-- Grain: one cell. Oldest load first, so that a later version of a figure comes after an earlier one.
select
    cell.return_code, cell.version_id, cell.row_number, cell.area_id, cell.period_id,
    period.start_date as first_day, period.end_date as last_day,
    cell.breakdown, cell.item, cell.value, cell.text, cell.symbol, cast(cell.lane as varchar) as lane,
    cell.source_id, cell.load_id, cell.place
from return_cell as cell
left join period on period.period_id = cell.period_id
order by cell.return_code, cell.load_id, cell.row_number, cell.item
