-- The build that made this warehouse, and when (UTC). Grain: one row. No parameters.
select build_number, built_at
from build;
