"""The macros against scipy and statsmodels, for whatever counts hypothesis can think of."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

from tests.queries.conftest import Compute
from tests.queries.test_macros import Z95, Z998

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
levels = st.sampled_from([(Z95, 0.05), (Z998, 0.002)])


@st.composite
def counts(draw: st.DrawFn, most: int = 30_000) -> tuple[int, int]:
    n = draw(st.integers(1, most))
    return draw(st.integers(0, n)), n


def _close(found: float, expected: float, tolerance: float = 1e-9) -> bool:
    return math.isclose(found, expected, rel_tol=tolerance, abs_tol=tolerance)


@quick
@given(counts(), levels)
def test_wilson(compute: Compute, xn: tuple[int, int], level: tuple[float, float]) -> None:
    (x, n), (z, alpha) = xn, level
    low, high = compute("[wilson_lo($x, $n, $z), wilson_hi($x, $n, $z)]", x=x, n=n, z=z)
    expected = proportion_confint(x, n, alpha=alpha, method="wilson")
    assert _close(low, expected[0], 1e-7)
    assert _close(high, expected[1], 1e-7)
    assert 0 <= low <= x / n + 1e-12
    assert x / n - 1e-12 <= high <= 1


@quick
@given(counts(most=5000))
def test_wilson_rises_with_the_count(compute: Compute, xn: tuple[int, int]) -> None:
    x, n = xn
    assume(x < n)
    ours = "[wilson_lo($x + 1, $n, $z) - wilson_lo($x, $n, $z), wilson_hi($x + 1, $n, $z) - wilson_hi($x, $n, $z)]"
    assert min(compute(ours, x=x, n=n, z=Z95)) >= 0


@quick
@given(st.integers(0, 9), levels)
def test_poisson_is_exact_for_small_counts(compute: Compute, x: int, level: tuple[float, float]) -> None:
    z, alpha = level
    low, high = compute("[poisson_lo($x, $z), poisson_hi($x, $z)]", x=x, z=z)
    assert _close(low, stats.chi2.ppf(alpha / 2, 2 * x) / 2 if x else 0, 1e-6)
    assert _close(high, stats.chi2.ppf(1 - alpha / 2, 2 * x + 2) / 2, 1e-6)


@quick
@given(st.integers(10, 10_000))
def test_byar_is_near_exact_from_ten(compute: Compute, x: int) -> None:
    low, high = compute("[poisson_lo($x, $z), poisson_hi($x, $z)]", x=x, z=Z95)
    assert _close(low, stats.chi2.ppf(0.025, 2 * x) / 2, 0.002)
    assert _close(high, stats.chi2.ppf(0.975, 2 * x + 2) / 2, 0.002)


@quick
@given(st.floats(-36, 36))
def test_normal_tail(compute: Compute, z: float) -> None:
    assert _close(compute("normal_cdf($z)", z=z), stats.norm.cdf(z), 1e-8)
    assert math.isclose(compute("two_sided_p($z)", z=z), 2 * stats.norm.sf(abs(z)), rel_tol=1e-7)


@quick
@given(counts(), counts())
def test_two_proportions(compute: Compute, one: tuple[int, int], two: tuple[int, int]) -> None:
    given_ = {"x1": one[0], "n1": one[1], "x2": two[0], "n2": two[1]}
    z95 = {**given_, "z": Z95}
    low, high = compute("[newcombe_lo($x1, $n1, $x2, $n2, $z), newcombe_hi($x1, $n1, $x2, $n2, $z)]", **z95)
    expected = confint_proportions_2indep(*one, *two, method="newcomb", compare="diff")
    assert _close(low, expected[0], 1e-7)
    assert _close(high, expected[1], 1e-7)
    assert low <= one[0] / one[1] - two[0] / two[1] + 1e-12
    assume(0 < one[0] + two[0] < one[1] + two[1])
    z, p = proportions_ztest([one[0], two[0]], [one[1], two[1]])
    assert _close(compute("diff_z($x1, $n1, $x2, $n2)", **given_), z, 1e-7)
    if p > 1e-280:
        assert math.isclose(compute("two_sided_p(diff_z($x1, $n1, $x2, $n2))", **given_), p, rel_tol=1e-6)


@quick
@given(st.floats(0.001, 0.999), st.integers(1, 100_000), levels)
def test_funnel_limits_hold_the_target_and_narrow(
    compute: Compute, p0: float, n: int, level: tuple[float, float]
) -> None:
    asked = "[funnel_lo($p, $n, $z), funnel_hi($p, $n, $z), funnel_hi($p, $n + 1, $z)]"
    low, high, next_high = compute(asked, p=p0, n=n, z=level[0])
    assert 0 <= low <= p0 <= high <= 1
    assert next_high <= high
    assert _close(high, min(1, p0 + level[0] * math.sqrt(p0 * (1 - p0) / n)))


@quick
@given(st.floats(0.01, 0.99), st.integers(1, 100_000), st.floats(0, 0.05))
def test_adjusted_funnel_is_never_narrower(compute: Compute, p0: float, n: int, tau2: float) -> None:
    asked = (
        "[od_funnel_lo($p, $n, $t, $z), od_funnel_lo($p, $n, 0, $z), od_funnel_hi($p, $n, 0, $z), "
        "od_funnel_hi($p, $n, $t, $z)]"
    )
    limits = compute(asked, p=p0, n=n, t=tau2, z=Z95)
    assert limits == sorted(limits)
    assert 0 <= limits[0] <= p0 <= limits[3] <= 1


@quick
@given(st.lists(counts(2000), min_size=2, max_size=40))
def test_overdispersion_against_numpy(compute: Compute, areas: list[tuple[int, int]]) -> None:
    xs, ns = (np.array(column, dtype=float) for column in zip(*areas, strict=True))
    p = xs.sum() / ns.sum()
    z = (np.arcsin(np.sqrt(xs / ns)) - np.arcsin(np.sqrt(p))) * 2 * np.sqrt(ns)
    phi = np.mean(np.clip(z, *np.quantile(z, [0.1, 0.9])) ** 2)
    weights, k = 4 * ns, len(ns)
    spread = weights.sum() - (weights**2).sum() / weights.sum()
    found = compute("overdispersion($xs, $ns, 0.1)", xs=xs.tolist(), ns=ns.tolist())
    assert _close(found["phi"], float(phi), 1e-7)
    assert _close(found["tau2"], max(0.0, k * float(phi) - (k - 1)) / float(spread), 1e-7)


@quick
@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_benjamini_hochberg(compute: Compute, ps: list[float]) -> None:
    found = compute("benjamini_hochberg($ps)", ps=ps)
    assert np.allclose(found, multipletests(ps, method="fdr_bh")[1], atol=1e-12)


@quick
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=4, max_size=40))
def test_correlations(compute: Compute, pairs: list[tuple[int, int]]) -> None:
    xs, ys = (list(column) for column in zip(*pairs, strict=True))
    assume(len(set(xs)) > 1 and len(set(ys)) > 1)
    found = compute("correlation($xs, $ys, $z)", xs=xs, ys=ys, z=Z95)
    assert _close(found["pearson"], stats.pearsonr(xs, ys)[0])
    assert _close(found["spearman"], stats.spearmanr(xs, ys)[0])
    if found["pearson_lo"] is not None and abs(found["pearson"]) < 0.999999:
        interval = stats.pearsonr(xs, ys).confidence_interval(0.95)
        assert np.allclose([found["pearson_lo"], found["pearson_hi"]], list(interval), atol=1e-6)


@quick
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50), st.floats(0, 1))
def test_quantiles(compute: Compute, xs: list[float], q: float) -> None:
    assert _close(compute("linear_quantile($xs, $q)", xs=xs, q=q), float(np.quantile(xs, q)), 1e-6)


@quick
@given(counts(400), st.integers(0, 2))
def test_a_printed_percentage_gives_away_a_denominator_it_fits(
    compute: Compute, xn: tuple[int, int], decimals: int
) -> None:
    x, n = xn
    given_ = {"x": x, "n": n, "d": decimals}
    printed = compute("half_up(100 * rate($x, $n), $d)", **given_)
    smallest = compute("implied_denominator($printed, $d, 400)", printed=printed, d=decimals)
    assert smallest <= n
    assert compute("fits_denominator($printed, $d, $n)", printed=printed, d=decimals, n=n)
    assert not compute("misprinted(100 * rate($x, $n), $printed, $d)", **given_, printed=printed)


@quick
@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 3))
def test_rounding_is_half_up(compute: Compute, thousandths: int, decimals: int) -> None:
    unit = 10 ** (3 - decimals)
    whole = (abs(thousandths) + unit // 2) // unit if unit > 1 else abs(thousandths)
    expected = math.copysign(whole * unit / 1000, thousandths)
    assert _close(compute("half_up($v, $d)", v=thousandths / 1000, d=decimals), expected)


@quick
@given(counts(), st.integers(0, 500), levels)
def test_bounds_hold_the_rate_among_known(
    compute: Compute, xn: tuple[int, int], missing: int, level: tuple[float, float]
) -> None:
    asked = (
        "[envelope_lo($x, $n, $m, $z), missing_lo($x, $n, $m), rate($x, $n), missing_hi($x, $n, $m), "
        "envelope_hi($x, $n, $m, $z)]"
    )
    found = compute(asked, x=xn[0], n=xn[1], m=missing, z=level[0])
    assert all(a <= b + 1e-12 for a, b in zip(found, found[1:], strict=False))


@quick
@given(st.lists(st.floats(0, 1000), min_size=3, max_size=40))
def test_screening_never_widens_limits(compute: Compute, xs: list[float]) -> None:
    plain, screened = compute("[xmr($xs, false), xmr($xs, true)]", xs=xs)
    assert screened["upper"] <= plain["upper"] + 1e-9
    assert plain["lower"] <= plain["mean"] <= plain["upper"]


@pytest.mark.parametrize(("x", "n"), [(3, 40), (12, 40), (39, 40)])
def test_ratio_of_proportions(compute: Compute, x: int, n: int) -> None:
    found = compute("[ratio_lo($x, $n, 210, 700, $z), ratio_hi($x, $n, 210, 700, $z)]", x=x, n=n, z=Z95)
    expected = confint_proportions_2indep(x, n, 210, 700, compare="ratio", method="log")
    assert np.allclose(found, expected, atol=1e-9)
