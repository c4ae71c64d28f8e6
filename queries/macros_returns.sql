-- What questions over partners' returns need: the pieces of a breakdown, and the arithmetic of the
-- same people counted twice.
--
-- Grain: each macro answers for one row. Parameters that recur, for n people looked at before and after:
--   at_both      people with the outcome before and after
--   before_only  before, not after
--   after_only   after, not before
--   neither      at neither time
-- Whatever cannot be computed is null.

-- The code of one key column in a breakdown ("status=voluntary; tier=all"); 'all' where it is not named.
create macro part_of(breakdown, name) as
    coalesce(nullif(regexp_extract(breakdown, '(?:^|; )' || name || '=([^;]*)', 1), ''), 'all');

-- Chance that so uneven a change in either direction comes about when change is as likely in one
-- direction as in the other: McNemar's exact test, two-sided; 1 where nobody changed.
create macro mcnemar_p(before_only, after_only) as case
    when before_only < 0 or after_only < 0 then null
    else least(1.0, 2 * coalesce(list_sum([
        exp(
            lgamma(before_only + after_only + 1) - lgamma(k + 1) - lgamma(before_only + after_only - k + 1)
            - (before_only + after_only) * ln(2)
        )
        for k in range(0, cast(least(before_only, after_only) as bigint) + 1)
    ]), 0))
end;

-- McNemar's statistic with Edwards' continuity correction, on one degree of freedom.
create macro mcnemar_chi2(before_only, after_only) as
    pow(greatest(abs(before_only - after_only) - 1, 0), 2) / nullif(before_only + after_only, 0);

-- How strongly the outcomes of the same people go together, corrected as Newcombe does (-1 to 1);
-- 0 where everybody or nobody has the outcome at one of the times.
create macro paired_phi(at_both, before_only, after_only, neither) as coalesce((
    with products as (
        select
            at_both * neither - before_only * after_only as cross_product,
            at_both + before_only + after_only + neither as n,
            sqrt((at_both + before_only) * (after_only + neither) * (at_both + after_only) * (before_only + neither))
                as scale
    )

    select case
        when cross_product > n / 2.0 then cross_product - n / 2.0
        when cross_product >= 0 then 0
        else cross_product
    end / nullif(scale, 0)
    from products
), 0);

-- The fall in the proportion with the outcome, before minus after, for the same people: fall, and
-- Newcombe's limits lo and hi. Source: Newcombe, Statistics in Medicine 1998;17:2635, method 10.
create macro paired_fall(at_both, before_only, after_only, neither, z) as (
    with shares as (
        select
            at_both + before_only as x1, at_both + after_only as x2,
            at_both + before_only + after_only + neither as n,
            paired_phi(at_both, before_only, after_only, neither) as phi
    ),

    reaches as (
        select
            phi, rate(x1, n) - rate(x2, n) as fall,
            rate(x1, n) - wilson_lo(x1, n, z) as down_1, wilson_hi(x1, n, z) - rate(x1, n) as up_1,
            rate(x2, n) - wilson_lo(x2, n, z) as down_2, wilson_hi(x2, n, z) - rate(x2, n) as up_2
        from shares
    )

    select {
        'fall': fall,
        'lo': fall - sqrt(down_1 * down_1 - 2 * phi * down_1 * up_2 + up_2 * up_2),
        'hi': fall + sqrt(up_1 * up_1 - 2 * phi * up_1 * down_2 + down_2 * down_2)
    }
    from reaches
);

-- People with the outcome both times, where only the totals before and after are known: the fewest
-- and the most there can be among n people.
create macro fewest_both(n, before, after) as greatest(0, before + after - n);
create macro most_both(before, after) as least(before, after);
