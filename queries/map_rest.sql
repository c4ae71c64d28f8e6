-- Limits of the difference between an area and the rest of its benchmark, which is itself uncertain.
-- Grain: one row. Parameters: $x, $n (reoffenders of offenders); $bx, $bn (of the rest); $z_95, $z_998.
select
    newcombe_lo($x::bigint, $n::bigint, $bx::bigint, $bn::bigint, $z_95) as lo,
    newcombe_hi($x::bigint, $n::bigint, $bx::bigint, $bn::bigint, $z_95) as hi,
    newcombe_lo($x::bigint, $n::bigint, $bx::bigint, $bn::bigint, $z_998) as lo_998,
    newcombe_hi($x::bigint, $n::bigint, $bx::bigint, $bn::bigint, $z_998) as hi_998;
