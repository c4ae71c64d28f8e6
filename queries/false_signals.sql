-- Cells that chance alone would mark among so many. Grain: one row. Parameters: $cells; $z.
select false_signals($cells, $z) as expected;
