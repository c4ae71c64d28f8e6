-- The arithmetic of rates, intervals and limits, defined once and stored in every warehouse.
--
-- Grain: each macro answers for one row; macros_lists.sql holds those that answer for a whole
-- list of areas or periods. Parameters that recur:
--   x of n     people with the outcome, of people counted: 0 <= x <= n
--   p0         a benchmark proportion, 0 to 1
--   z          how many standard errors: 1.959964 for 95 %, 3.090232 for 99.8 %
--   polarity   'lower', 'higher' or 'none': which direction is better
-- Proportions go in and come out as 0 to 1 unless the name says otherwise. Whatever cannot be
-- computed (nobody counted, more reoffenders than offenders) is null: never nan, never an error.

-- Rates and rounding --------------------------------------------------------------------

-- Proportion 0 to 1; null where nobody was counted.
create macro rate(x, n) as x / nullif(n, 0);

-- A value rounded half up, away from nought, as a person would; never truncated (DQ-02). The
-- billionth undoes binary fractions: 0.285 * 100 is 28.499999999999996 and is meant as 28.5.
create macro half_up(value, decimals) as
    sign(value) * floor(abs(value) * pow(10, decimals) + 0.5 + 1e-9) / pow(10, decimals);

-- Decimal places a percentage is printed with, or null where it is not printed at all: rule D6,
-- which stops a reader working back to the count (11 of 18 must not appear as 61.11 %).
create macro printed_decimals(n, none_below, one_decimal_from) as
    case when n >= one_decimal_from then 1 when n >= none_below then 0 end;

-- Per cent, rounded half up from the counts, with the places that rule D6 allows.
create macro printed_rate(x, n, none_below, one_decimal_from) as
    half_up(100 * rate(x, n), printed_decimals(n, none_below, one_decimal_from));

-- Whether a printed value was cut off instead of rounded (DQ-02: 24.56 printed as 24.5).
create macro truncated_not_rounded(exact, printed, decimals) as
    floor(abs(exact) * pow(10, decimals) + 1e-9) = floor(abs(printed) * pow(10, decimals) + 0.5)
    and half_up(exact, decimals) <> half_up(printed, decimals);

-- Whether a printed value is further from the recomputed one than rounding explains (DQ-01).
create macro misprinted(exact, printed, decimals) as abs(exact - printed) > 0.5 / pow(10, decimals) + 1e-9;

-- Whether some whole number of n people gives this percentage once rounded. The two whole
-- numbers beside printed % of n are the only candidates.
create macro fits_denominator(printed_percent, decimals, n) as half_up(printed_percent, decimals) in (
    half_up(100 * rate(floor(printed_percent * n / 100 + 1e-9), n), decimals),
    half_up(100 * rate(ceil(printed_percent * n / 100 - 1e-9), n), decimals)
);

-- People: the smallest denominator up to max_n that gives a percentage, null if none does
-- (DQ-07: 88.83 needs 179 people; DQ-09: 61.11 gives away 11 of 18).
create macro implied_denominator(printed_percent, decimals, max_n) as
    list_filter(range(1, max_n + 1), lambda n: fits_denominator(printed_percent, decimals, n))[1];

-- Table of every fraction x of n, n up to max_n, that gives a percentage; smallest first.
create macro implied_fractions(printed_percent, decimals, max_n) as table
    select cast(half_up(printed_percent * n / 100, 0) as bigint) as x, n
    from (select unnest(range(1, max_n + 1)) as n)
    where fits_denominator(printed_percent, decimals, n)
    order by n;

-- The normal distribution ---------------------------------------------------------------

-- Chance beyond |z| on one side. DuckDB has no erf: rational approximation of J. F. Hart
-- (Computer Approximations, 1968, function 5666) as given by G. West (2005), correct to about
-- 1e-8 of the value; beyond 7.07 his continued fraction, correct to about 1e-7 of the value.
create macro normal_tail(z) as case
    when abs(z) < 7.07106781186547 then exp(-z * z / 2.0)
        * list_reduce([
            0.0352624965998911::double, 0.700383064443688, 6.37396220353165, 33.912866078383,
            112.079291497871, 221.213596169931, 220.206867912376
        ], lambda total, term: total * abs(z) + term)
        / list_reduce([
            0.0883883476483184::double, 1.75566716318264, 16.064177579207, 86.7807322029461,
            296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752
        ], lambda total, term: total * abs(z) + term)
    when abs(z) < 37 then exp(-z * z / 2.0) / sqrt(2 * pi())
        / list_reduce([abs(z) + 0.65, 4, 3, 2, 1], lambda total, term: abs(z) + term / total)
    when z is not null then 0.0
end;

-- Chance of a value up to z.
create macro normal_cdf(z) as case when z > 0 then 1 - normal_tail(z) else normal_tail(z) end;

-- Chance of a difference at least this large if nothing but chance were at work.
create macro two_sided_p(z) as 2 * normal_tail(z);

-- Intervals for proportions and counts --------------------------------------------------

-- Wilson score limits of a proportion: 0 to 1. Source: APHO Technical Briefing 3, as used for
-- Fingertips proportions.
create macro wilson_lo(x, n, z) as case when n > 0 and x between 0 and n then greatest(
    0.0, (2 * x + z * z - z * sqrt(z * z + 4 * x * (1 - x / n))) / (2 * (n + z * z))
) end;
create macro wilson_hi(x, n, z) as case when n > 0 and x between 0 and n then least(
    1.0, (2 * x + z * z + z * sqrt(z * z + 4 * x * (1 - x / n))) / (2 * (n + z * z))
) end;

-- Byar's limits of a count of events (people or offences), within 0.2 % of exact from 10 up.
-- Source: APHO Technical Briefing 3.
create macro byar_lo(x, z) as case
    when x > 0 then greatest(0.0, x * pow(1 - 1 / (9.0 * x) - z / (3 * sqrt(x)), 3))
    when x = 0 then 0.0
end;
create macro byar_hi(x, z) as case
    when x >= 0 then (x + 1) * pow(1 - 1 / (9.0 * (x + 1)) + z / (3 * sqrt(x + 1)), 3)
end;

-- Exact Poisson limits of the counts 0 to 9, in order, for the two confidence levels in use;
-- null for any other z. Source: chi-squared quantiles / 2, tabulated.
create macro exact_poisson(z) as case
    when abs(z - 1.959964) < 0.0005 then {
        'lo': [0, 0.025318, 0.242209, 0.618672, 1.089865, 1.623486, 2.201894, 2.814363, 3.453832, 4.115373],
        'hi': [
            3.688879, 5.571643, 7.224688, 8.767273, 10.241589, 11.668332, 13.059474, 14.422675, 15.763189, 17.084803
        ]
    }
    when abs(z - 3.090232) < 0.0005 then {
        'lo': [0, 0.001001, 0.045402, 0.190533, 0.428552, 0.739372, 1.107105, 1.520336, 1.970814, 2.452424],
        'hi': [
            6.907755, 9.233413, 11.228872, 13.062241, 14.794149, 16.454745, 18.061637, 19.626177, 21.156198, 22.657373
        ]
    }
end::struct(lo double[], hi double[]);

-- Limits of a count by the PHE rule: exact below 10, Byar from 10. Byar throughout for a z that
-- has no table, and for counts that are not whole.
create macro poisson_lo(x, z) as case
    when x < 0 then null
    when x < 10 and x = floor(x) then coalesce(exact_poisson(z).lo[cast(x + 1 as bigint)], byar_lo(x, z))
    else byar_lo(x, z)
end;
create macro poisson_hi(x, z) as case
    when x < 0 then null
    when x < 10 and x = floor(x) then coalesce(exact_poisson(z).hi[cast(x + 1 as bigint)], byar_hi(x, z))
    else byar_hi(x, z)
end;

-- Against a benchmark -------------------------------------------------------------------

-- Where an interval stands against a benchmark treated as fixed, or a difference against 0:
-- 'higher', 'lower' or 'similar'. Source: the Fingertips traffic-light rule.
create macro verdict(lo, hi, benchmark) as case
    when lo is null or hi is null or benchmark is null then null
    when lo > benchmark then 'higher'
    when hi < benchmark then 'lower'
    else 'similar'
end;

-- Standard errors between an area and a fixed benchmark proportion.
create macro score_z(x, n, p0) as case when p0 between 0 and 1 and n > 0 then
    (rate(x, n) - p0) / nullif(sqrt(p0 * (1 - p0) / n), 0)
end;

-- Whether an area inside its benchmark (x of n within bx of bn) is so large a share of it that
-- it must be compared with the rest; share_limit is a proportion, 0.10 by setting.
create macro compared_with_rest(n, bn, inside, share_limit) as coalesce(inside and n > share_limit * bn, false);

-- The people to compare with: those of the benchmark, or of the benchmark without the area.
create macro compared_x(x, n, bx, bn, inside, share_limit) as
    bx - case when compared_with_rest(n, bn, inside, share_limit) then x else 0 end;
create macro compared_n(n, bn, inside, share_limit) as
    bn - case when compared_with_rest(n, bn, inside, share_limit) then n else 0 end;

-- Limits within which chance alone leaves an area of n people around p0. Equals the
-- "Wilson-inverted" limits of the PHE funnel tool. Also the limits of a p-chart, at z = 3.
create macro funnel_lo(p0, n, z) as case
    when n > 0 and p0 between 0 and 1 then greatest(0.0, p0 - z * sqrt(p0 * (1 - p0) / n))
end;
create macro funnel_hi(p0, n, z) as case
    when n > 0 and p0 between 0 and 1 then least(1.0, p0 + z * sqrt(p0 * (1 - p0) / n))
end;

-- The same with the spread between areas (tau2, from overdispersion) added, on the arcsine
-- scale. Source: Spiegelhalter, Statistics in Medicine 2005;24:1185.
create macro od_funnel_lo(p0, n, tau2, z) as case when n > 0 and tau2 >= 0 and p0 between 0 and 1 then pow(
    sin(greatest(0.0, asin(sqrt(p0)) - z * sqrt(1 / (4.0 * n) + tau2))), 2
) end;
create macro od_funnel_hi(p0, n, tau2, z) as case when n > 0 and tau2 >= 0 and p0 between 0 and 1 then pow(
    sin(least(pi() / 2, asin(sqrt(p0)) + z * sqrt(1 / (4.0 * n) + tau2))), 2
) end;

-- Standard errors between an area and p0 on the arcsine scale, spread between areas included.
create macro od_z(x, n, p0, tau2) as case when n > 0 and x between 0 and n and p0 between 0 and 1 then
    (asin(sqrt(x / n)) - asin(sqrt(p0))) / sqrt(1 / (4.0 * n) + tau2)
end;

-- Two areas, or two periods -------------------------------------------------------------

-- Standard errors between two proportions, pooled.
create macro diff_z(x1, n1, x2, n2) as case when x1 between 0 and n1 and x2 between 0 and n2 then
    (rate(x1, n1) - rate(x2, n2)) / nullif(sqrt(
        rate(x1 + x2, n1 + n2) * (1 - rate(x1 + x2, n1 + n2)) * (1 / nullif(n1, 0) + 1 / nullif(n2, 0))
    ), 0)
end;

-- Newcombe's hybrid score limits of the difference x1/n1 - x2/n2. Source: Newcombe, Statistics
-- in Medicine 1998;17:873, method 10. difference_* make it of two proportions whose own limits are known.
create macro difference_lo(p1, lo1, p2, hi2) as p1 - p2 - sqrt(pow(p1 - lo1, 2) + pow(hi2 - p2, 2));
create macro difference_hi(p1, hi1, p2, lo2) as p1 - p2 + sqrt(pow(hi1 - p1, 2) + pow(p2 - lo2, 2));
create macro newcombe_lo(x1, n1, x2, n2, z) as
    difference_lo(rate(x1, n1), wilson_lo(x1, n1, z), rate(x2, n2), wilson_hi(x2, n2, z));
create macro newcombe_hi(x1, n1, x2, n2, z) as
    difference_hi(rate(x1, n1), wilson_hi(x1, n1, z), rate(x2, n2), wilson_lo(x2, n2, z));

-- Limits of the ratio of two proportions, on the log scale; null where either count is nought.
-- Also the relative rate index of an equalities comparison (Uhrig, MoJ 2016).
create macro ratio_error(x1, n1, x2, n2) as case when x1 between 0 and n1 and x2 between 0 and n2 then sqrt(
    (1 / nullif(x1, 0) - 1 / nullif(n1, 0)) + (1 / nullif(x2, 0) - 1 / nullif(n2, 0))
) end;
create macro ratio_lo(x1, n1, x2, n2, z) as
    rate(x1, n1) / nullif(rate(x2, n2), 0) * exp(-z * ratio_error(x1, n1, x2, n2));
create macro ratio_hi(x1, n1, x2, n2, z) as
    rate(x1, n1) / nullif(rate(x2, n2), 0) * exp(z * ratio_error(x1, n1, x2, n2));

-- Limits of the ratio of two rates of events (x events in t people), on the log scale. phi is
-- how much more the events vary than chance alone (1 = Poisson); reoffences cluster in people,
-- so phi = 1 is too narrow for them.
create macro rate_ratio_lo(x1, t1, x2, t2, phi, z) as
    rate(x1, t1) / nullif(rate(x2, t2), 0) * exp(-z * sqrt(phi * (1 / nullif(x1, 0) + 1 / nullif(x2, 0))));
create macro rate_ratio_hi(x1, t1, x2, t2, phi, z) as
    rate(x1, t1) / nullif(rate(x2, t2), 0) * exp(z * sqrt(phi * (1 / nullif(x1, 0) + 1 / nullif(x2, 0))));

-- People needed before a gap between a quoted proportion and the expected one could be told
-- from chance. For figures printed without counts, in place of a verdict.
create macro required_n(gap, expected, z) as
    cast(ceil(z * z * expected * (1 - expected) / nullif(gap * gap, 0) - 1e-9) as bigint);

-- The smallest fall from p0, as a proportion, that n people would show with the power of
-- z_power (0.841621 for 80 %); null where not even a fall to nought would show. Normal
-- approximation with each period's own variance, solved for the fall.
create macro smallest_fall(p0, n, z, z_power) as (
    with terms as (
        select
            z * sqrt(p0 * (1 - p0) / n) as margin,
            z_power * z_power / n as spread
        where n > 0 and p0 between 0 and 1 and z * sqrt(p0 * (1 - p0) / n) < p0
    ),

    quadratic as (
        select
            1 + spread as a,
            2 * margin + spread * (2 * p0 - 1) as b,
            margin * margin - spread * p0 * (1 - p0) as c
        from terms
    )

    select (b + sqrt(b * b - 4 * a * c)) / (2 * a) from quadratic
);

-- Case mix ------------------------------------------------------------------------------
-- Sum the two stratum macros over the strata of an area to get its expected reoffenders e and
-- their variance v. Source: indirect standardisation as in PHEindicatormethods.

-- People expected to reoffend among n, at the reference rate of their stratum (ref_x of ref_n).
create macro stratum_expected(n, ref_x, ref_n) as n * rate(ref_x, ref_n);
create macro stratum_variance(n, ref_x, ref_n) as n * rate(ref_x, ref_n) * (1 - rate(ref_x, ref_n));

-- Standardised reoffending ratio: observed o for every 100 expected. Limits by the PHE rule for
-- counts, which is wide for an outcome as common as reoffending.
create macro srr(o, e) as 100 * o / nullif(e, 0);
create macro srr_lo(o, e, z) as 100 * poisson_lo(o, z) / nullif(e, 0);
create macro srr_hi(o, e, z) as 100 * poisson_hi(o, z) / nullif(e, 0);

-- The binomial version, from the variance v of the expected count: standard errors, and limits.
create macro srr_z(o, e, v) as (o - e) / nullif(sqrt(greatest(v, 0)), 0);
create macro srr_binomial_lo(o, e, v, z) as 100 * (o - z * sqrt(greatest(v, 0))) / nullif(e, 0);
create macro srr_binomial_hi(o, e, v, z) as 100 * (o + z * sqrt(greatest(v, 0))) / nullif(e, 0);

-- Adjusted proportion: ratio form (SRR x reference), and difference form (reference + actual -
-- expected), which is the form of MoJ's adjusted rates.
create macro adjusted_rate_ratio(o, e, reference) as reference * o / nullif(e, 0);
create macro adjusted_rate_difference(o, e, n, reference) as reference + (o - e) / nullif(n, 0);

-- Parts of the change of a rate between two periods that one group of people brings: x of n in it, of
-- all people. rate_part is people of the same kind doing otherwise, mix_part is more or fewer people of
-- that kind. Over all groups they add up to the change of the whole. A group that nobody was in at one time
-- only changes the mix. Source: Kitagawa, JASA 1955;50:1168, symmetrical form.
create macro rate_part(x0, n0, all0, x1, n1, all1) as
    (rate(n0, all0) + rate(n1, all1)) / 2
    * (coalesce(rate(x1, n1), rate(x0, n0), 0) - coalesce(rate(x0, n0), rate(x1, n1), 0));
create macro mix_part(x0, n0, all0, x1, n1, all1) as
    (coalesce(rate(x1, n1), rate(x0, n0), 0) + coalesce(rate(x0, n0), rate(x1, n1), 0)) / 2
    * (rate(n1, all1) - rate(n0, all0));

-- Missing outcomes and targets ----------------------------------------------------------

-- x of n known, missing more unknown: the share known, and the proportion if none or all of the
-- unknown had the outcome; the envelope is the confidence limits of those two extremes.
create macro completeness(n, missing) as n / nullif(n + missing, 0);
create macro missing_lo(x, n, missing) as x / nullif(n + missing, 0);
create macro missing_hi(x, n, missing) as (x + missing) / nullif(n + missing, 0);
create macro envelope_lo(x, n, missing, z) as wilson_lo(x, n + missing, z);
create macro envelope_hi(x, n, missing, z) as wilson_hi(x + missing, n + missing, z);

-- 'met' if the whole interval is on the good side of the target (or on it), 'not met' if wholly
-- on the bad side, else 'within uncertainty'; null without a direction.
create macro target_verdict(lo, hi, target, polarity) as case
    when lo is null or hi is null or target is null then null
    when polarity = 'higher' then
        case when lo >= target then 'met' when hi < target then 'not met' else 'within uncertainty' end
    when polarity = 'lower' then
        case when hi <= target then 'met' when lo > target then 'not met' else 'within uncertainty' end
end;

-- How many people, chosen for a count of offences as high as seen, would offend next time if
-- nothing changed (regression to the mean): Gamma-Poisson with this shape and mean per window.
create macro expected_next(shape, mean, seen) as (shape + seen) / (shape / nullif(mean, 0) + 1);

-- Many comparisons ----------------------------------------------------------------------

-- Differences that chance alone would show among so many cells, and the chance of at least one.
create macro false_signals(cells, z) as cells * two_sided_p(z);
create macro any_false_signal(cells, z) as 1 - pow(1 - two_sided_p(z), cells);
