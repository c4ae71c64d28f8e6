-- How many of some areas would stand out at 95 % if none differed, rounded. Grain: one row.
-- Parameters: $cells (areas compared); $z_95.
select half_up(false_signals($cells, $z_95), 0)::integer as by_chance;
