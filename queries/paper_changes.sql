-- The change from one figure to another: in per cent of the first, and as a difference.
-- Grain: one row. Parameters: $earlier, $later.
select
    100 * rate($later - $earlier, $earlier) as per_cent,
    $later - $earlier as difference;
