-- How many of some comparisons would look different if nothing but chance were at work.
-- Grain: one row. Parameters: $cells (comparisons made); $z_95, $z_998.
select false_signals($cells, $z_95) as beyond_95, false_signals($cells, $z_998) as beyond_998;
