-- The arithmetic that needs a whole list: areas of one picture, periods of one series, quantiles.
--
-- Grain: one answer for each list. Lists are in order and of one length (list(x order by ...));
-- positions that hold no figure are null. Loaded after macros.sql, which it builds on; xs, ns and
-- z are as there. Whatever cannot be computed is null.

-- Areas ---------------------------------------------------------------------------------

-- Benjamini-Hochberg adjusted p for a list of p, in its order; null stays null and is not counted.
create macro benjamini_hochberg(ps) as (
    with sorted as (
        select list_sort(list_filter(ps, lambda p: p is not null)) as v
    ),

    stepped as (
        select v, [p * len(v) / i for p, i in v] as steps from sorted
    ),

    adjusted as (
        select v, [least(1.0, list_min(steps[i:])) for i in range(1, len(v) + 1)] as qs from stepped
    )

    select [qs[list_position(v, p)] for p in ps] from adjusted
);

-- The value q of the way (0 to 1) up a list, straight lines between its values.
create macro linear_quantile(xs, q) as (
    with counted as (
        select list_sort(list_filter(xs, lambda x: x is not null)) as v
    ),

    placed as (
        select v, cast(floor((len(v) - 1) * q) as bigint) as whole, (len(v) - 1) * q as place from counted
    )

    select v[whole + 1] + coalesce((place - whole) * (v[whole + 2] - v[whole + 1]), 0) from placed
);

-- How much more areas vary than chance explains, for xs of ns; winsor (0.10) is the share of
-- the most extreme z pulled in at each end. Gives: areas, rate (all together), phi (1 = chance
-- only) and tau2 (variance between areas, arcsine scale), the two also raw, and chi2, the test that
-- all areas are alike on areas - 1 degrees of freedom.
-- Source: Spiegelhalter 2005; method of moments as in FunnelPlotR.
create macro overdispersion(xs, ns, winsor) as (
    with given as (
        select xs::double[] as x, ns::double[] as n
    ),

    usable as (
        select x, n, list_filter(range(1, len(n) + 1), lambda i: n[i] > 0 and x[i] between 0 and n[i]) as places
        from given
    ),

    areas as (
        select [x[i] for i in places] as x, [n[i] for i in places] as n from usable
    ),

    pooled as (
        select x, n, len(n) as k, rate(list_sum(x), list_sum(n)) as p from areas
    ),

    scored as (
        select
            k, p,
            [od_z(x[i], n[i], p, 0) for i in range(1, k + 1)] as z,
            [pow(score_z(x[i], n[i], p), 2) for i in range(1, k + 1)] as chi2,
            -- weights 1 / s^2, where s = 1 / (2 sqrt n)
            [4 * m for m in n] as w
        from pooled
    ),

    ends as (
        select *, linear_quantile(z, winsor) as low, linear_quantile(z, 1 - winsor) as high from scored
    ),

    summed as (
        select
            k, p,
            list_sum([v * v for v in z]) / k as phi_raw,
            list_sum([pow(greatest(low, least(high, v)), 2) for v in z]) / k as phi,
            list_sum(w) - list_sum([v * v for v in w]) / list_sum(w) as spread,
            list_sum(chi2) as chi2
        from ends
    )

    select {
        'areas': k,
        'rate': p,
        'phi': phi,
        'tau2': greatest(0.0, k * phi - (k - 1)) / nullif(spread, 0),
        'phi_raw': phi_raw,
        'tau2_raw': greatest(0.0, k * phi_raw - (k - 1)) / nullif(spread, 0),
        'chi2': chi2
    }
    from summed
);

-- Limits of a correlation r of n pairs by Fisher's z; inflation is 1 for Pearson, 1.06 for
-- Spearman (Fieller, Hartley and Pearson 1957). Null for fewer than four pairs.
create macro fisher_lo(r, n, z, inflation) as
    case when n > 3 and abs(r) < 1 then tanh(atanh(r) - z * sqrt(inflation / (n - 3.0))) end;
create macro fisher_hi(r, n, z, inflation) as
    case when n > 3 and abs(r) < 1 then tanh(atanh(r) + z * sqrt(inflation / (n - 3.0))) end;

-- The rank of each value in a list without nulls, smallest first; ties share their mean rank.
create macro mean_ranks(v) as (
    with sorted as (
        select list_sort(v) as up, list_reverse_sort(v) as down
    )

    select [(list_position(up, x) + len(up) + 1 - list_position(down, x)) / 2 for x in v] from sorted
);

-- Product-moment correlation of two lists without nulls; null where one of them does not vary.
create macro pearson(v, w) as (
    with means as (
        select v, w, list_avg(v) as v_mean, list_avg(w) as w_mean
        where list_min(v) < list_max(v) and list_min(w) < list_max(w)
    ),

    centred as (
        select [x - v_mean for x in v] as a, [y - w_mean for y in w] as b from means
    )

    select list_sum([x * b[i] for x, i in a])
        / sqrt(list_sum([x * x for x in a])) / sqrt(list_sum([y * y for y in b]))
    from centred
);

-- Pearson's and Spearman's correlation of two lists, with limits; pairs with a null are left out.
create macro correlation(xs, ys, z) as (
    with given as (
        select xs::double[] as x, ys::double[] as y
    ),

    usable as (
        select x, y, list_filter(range(1, len(x) + 1), lambda i: x[i] is not null and y[i] is not null) as places
        from given
    ),

    pairs as (
        select [x[i] for i in places] as x, [y[i] for i in places] as y from usable
    ),

    ranked as (
        select *, mean_ranks(x) as x_rank, mean_ranks(y) as y_rank from pairs
    ),

    correlated as (
        select len(x) as n, pearson(x, y) as r, pearson(x_rank, y_rank) as rho from ranked
    )

    select {
        'pairs': n,
        'pearson': r,
        'pearson_lo': fisher_lo(r, n, z, 1),
        'pearson_hi': fisher_hi(r, n, z, 1),
        'spearman': rho,
        'spearman_lo': fisher_lo(rho, n, z, 1.06),
        'spearman_hi': fisher_hi(rho, n, z, 1.06)
    }
    from correlated
);

-- Slope and relative index of inequality over quantiles from most to least deprived, x of n in
-- each: ranks (mid-points of the cumulative share, 0 to 1), fitted proportion at 0 and at 1,
-- sii = fit1 - fit0, rii = fit1 / fit0. Source: regression weighted by share, as in the PHE tool.
create macro inequality(xs, ns) as (
    with quantiles as (
        select unnest(xs)::double as x, unnest(ns)::double as n, unnest(range(len(ns))) as i
    ),

    placed as (
        select
            i,
            rate(x, n) as y,
            n / sum(n) over () as a,
            (sum(n) over (order by i) - n / 2) / sum(n) over () as b
        from quantiles
        where n > 0
    ),

    means as (
        select sum(a * y) as y, sum(a * b) as b, list(b order by i) as ranks from placed
    ),

    slopes as (
        select
            any_value(means.y) as y, any_value(means.b) as b, any_value(ranks) as ranks,
            sum(a * (placed.b - means.b) * (placed.y - means.y))
                / nullif(sum(a * pow(placed.b - means.b, 2)), 0) as slope
        from placed, means
    )

    select {
        'ranks': ranks,
        'fit0': y - slope * b,
        'fit1': y + slope * (1 - b),
        'sii': slope,
        'rii': (y + slope * (1 - b)) / nullif(y - slope * b, 0)
    }
    from slopes
);

-- Periods -------------------------------------------------------------------------------

-- Cochran-Armitage test for trend over equally spaced periods: slope (change of the proportion
-- per period), chi2 on 1 degree of freedom, z and p. Only for annual, non-overlapping periods on
-- one side of every break.
create macro trend(xs, ns) as (
    with periods as (
        select unnest(xs)::double as x, unnest(ns)::double as n, unnest(range(len(ns)))::double as t
    ),

    pooled as (
        select x, n, t, sum(x) over () / sum(n) over () as p from periods where n > 0 and x between 0 and n
    ),

    summed as (
        select
            any_value(p * (1 - p)) as v,
            sum(t * (x - n * p)) as t_sum,
            sum(n * t * t) - pow(sum(n * t), 2) / sum(n) as spread
        from pooled
    ),

    tested as (
        select t_sum / nullif(spread, 0) as slope, t_sum / sqrt(nullif(v * greatest(spread, 0), 0)) as z from summed
    )

    select {'slope': slope, 'chi2': z * z, 'z': z, 'p': two_sided_p(z)} from tested
);

-- XmR limits of a series: mean, mean moving range, lower and upper (mean -/+ 2.66 moving ranges;
-- 2.66 = 3 / 1.128), and the number of points. screened leaves out moving ranges of 3.267 times
-- their mean or more, as the R package NHSRplotthedots does and the NHS Excel template does not. To fix
-- limits on the first points, give only those.
create macro xmr(xs, screened) as (
    with points as (
        select xs::double[] as x
    ),

    ranges as (
        select x, [abs(x[i] - x[i - 1]) for i in range(2, len(x) + 1)] as moves from points
    ),

    averaged as (
        select *, list_avg(moves) as every from ranges
    ),

    screened_ranges as (
        select *, list_avg(list_filter(moves, lambda move: move < 3.267 * every)) as kept from averaged
    ),

    chosen as (
        select x, list_avg(x) as mean, case when screened then coalesce(kept, every) else every end as move
        from screened_ranges
    )

    select {
        'mean': mean,
        'moving_range': move,
        'lower': mean - 2.66 * move,
        'upper': mean + 2.66 * move,
        'points': list_count(x)
    }
    from chosen
);

-- Signals of a control chart whose limits lowers and uppers may differ from point to point, one for
-- each point or null. Where several hold, the first of: 'outside' the limits; 'trend', in 7 points
-- rising or falling; 'two_of_three' beyond two thirds of the way to one limit; 'shift', in 7 points on
-- one side of the mean. Source: NHSRplotthedots.
create macro chart_signals(xs, mean, lowers, uppers) as (
    with points as (
        select
            unnest(xs)::double as x,
            unnest(lowers)::double as lower,
            unnest(uppers)::double as upper,
            unnest(range(len(xs))) as i
    ),

    placed as (
        select
            i, x, lower, upper,
            sign(x - mean) as side,
            sign(x - lag(x) over (order by i)) as step,
            case
                when x > mean + (upper - mean) * 2 / 3 then 1
                when x < mean - (mean - lower) * 2 / 3 then -1
            end as beyond
        from points
    ),

    runs as (
        select
            *,
            abs(sum(side) over seven) = 7 as ends_shift,
            abs(sum(step) over six) = 6 as ends_trend,
            count(*) filter (beyond = 1) over five as near_upper,
            count(*) filter (beyond = -1) over five as near_lower
        from placed
        window
            seven as (order by i rows 6 preceding),
            six as (order by i rows 5 preceding),
            five as (order by i rows between 2 preceding and 2 following)
    ),

    flagged as (
        select
            i, x, lower, upper,
            bool_or(ends_shift) over ahead as in_shift,
            bool_or(ends_trend) over ahead as in_trend,
            coalesce(beyond = 1 and near_upper >= 2 or beyond = -1 and near_lower >= 2, false) as in_two_of_three
        from runs
        window ahead as (order by i rows between current row and 6 following)
    )

    select list(case
        when x < lower or x > upper then 'outside'
        when in_trend then 'trend'
        when in_two_of_three then 'two_of_three'
        when in_shift then 'shift'
    end order by i)
    from flagged
);

-- The same for an XmR chart, whose limits are the same at every point.
create macro xmr_signals(xs, mean, lower, upper) as
    chart_signals(xs, mean, [lower for x in xs], [upper for x in xs]);

-- Whether a process that stays as it is will meet its target: 'consistently met', 'consistently
-- missed' or 'hit and miss'; null without a direction. Source: NHSRplotthedots.
create macro assurance(lower, upper, target, polarity) as case target_verdict(lower, upper, target, polarity)
    when 'met' then 'consistently met'
    when 'not met' then 'consistently missed'
    when 'within uncertainty' then 'hit and miss'
end;

-- Centre and limits of a chart of proportions, for series whose denominators vary; z is 3.
create macro p_chart(xs, ns, z) as (
    with points as (
        select unnest(xs)::double as x, unnest(ns)::double as n, unnest(range(len(ns))) as i
    ),

    centred as (
        select i, n, sum(x) over () / nullif(sum(n) over (), 0) as p from points
    )

    select {
        'centre': any_value(p),
        'lower': list(funnel_lo(p, n, z) order by i),
        'upper': list(funnel_hi(p, n, z) order by i)
    }
    from centred
);

-- Limits of a proportion p in n people at z standard errors, not clipped to 0 and 1, for a chart's rules.
create macro share_limit(p, n, z) as p + z * sqrt(p * (1 - p) / nullif(n, 0));

-- The share of people to whom something has happened by a day, when they have been followed for unequal
-- times: days until it happened (happened true) or until they were last followed (false), one of each for
-- a person. The plain share is too low, for it counts people not followed long enough. Source: Kaplan and
-- Meier, JASA 1958;53:457.
create macro cumulative_share(days, happened, by_day) as (
    with people as (
        select unnest(days)::double as day, unnest(happened)::boolean as it_happened
    ),

    followed as (
        select day, it_happened, count(*) over (order by day desc range unbounded preceding) as at_risk from people
    ),

    steps as (
        select 1 - count(*) filter (it_happened) / any_value(at_risk) as left_over
        from followed
        where day <= by_day
        group by day
    )

    select 1 - coalesce(product(left_over), 1) from steps
);
