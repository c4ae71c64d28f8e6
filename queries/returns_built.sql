-- The rows of returns that this warehouse was built from. Grain: version x row. No parameters.
select distinct version_id, row_number
from return_cell;
