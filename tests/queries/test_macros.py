"""Every worked number of the domain reference, from the macros as a warehouse stores them."""

import json
import math
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.queries.conftest import QUERIES, Compute

WORKED = json.loads((Path(__file__).parents[1] / "oracles" / "statistics.json").read_text("utf-8"))
Z95, Z998 = 1.959963984540054, 3.090232306167813


@pytest.mark.parametrize("case", WORKED, ids=[f"{c['section']} {c['ask']} #{i}" for i, c in enumerate(WORKED)])
def test_worked_number(case: dict[str, Any], compute: Compute) -> None:
    found = compute(case["ask"], **case["given"])
    if "within" in case:
        assert math.isclose(found, case["expect"], rel_tol=1e-12, abs_tol=case["within"])
    else:
        assert found == case["expect"]


def _names() -> list[str]:
    texts = (path.read_text("utf-8") for path in sorted(QUERIES.glob("macros*.sql")))
    return [name for text in texts for name in re.findall(r"^create macro (\w+)\(", text, re.MULTILINE)]


def test_each_macro_is_defined_once_and_none_hides_a_function_of_duckdb() -> None:
    names = _names()
    assert len(names) == len(set(names))
    with duckdb.connect() as con:
        built_in = {row[0] for row in con.execute("select function_name from duckdb_functions()").fetchall()}
    assert not built_in & set(names)


def test_each_macro_says_what_it_means() -> None:
    for path in sorted(QUERIES.glob("macros*.sql")):
        blocks = path.read_text("utf-8").split("\n\n")
        undocumented = [block for block in blocks if block.startswith("create macro")]
        assert undocumented == [], path.name


def test_a_table_macro_works_when_stored(macros: duckdb.DuckDBPyConnection) -> None:
    rows = macros.cursor().execute("from implied_fractions($printed, 2, $most)", {"printed": 61.11, "most": 60})
    assert rows.fetchall() == [(11, 18), (22, 36), (33, 54)]


def test_list_macros_answer_for_each_group(macros: duckdb.DuckDBPyConnection) -> None:
    rows = macros.cursor().execute(
        """
        select area, trend(list(x order by year), list(n order by year)).slope
        from (values ('a', 1, 10, 100), ('a', 2, 20, 100), ('b', 1, 20, 100), ('b', 2, 10, 100)) t(area, year, x, n)
        group by area order by area
        """
    )
    assert [(area, round(slope, 9)) for area, slope in rows.fetchall()] == [("a", 0.1), ("b", -0.1)]


@pytest.mark.parametrize(
    "expression",
    [
        "rate(0, 0)",
        "wilson_lo(0, 0, 1.96)",
        "wilson_hi(5, 3, 1.96)",
        "wilson_lo(null, 3, 1.96)",
        "poisson_lo(null, 1.96)",
        "poisson_hi(-1, 1.96)",
        "byar_lo(null, 1.96)",
        "byar_hi(-1, 1.96)",
        "verdict(null, 0.5, 0.4)",
        "verdict(0.3, 0.5, null)",
        "score_z(1, 0, 0.3)",
        "score_z(1, 2, 1.5)",
        "score_z(1, 2, 0)",
        "funnel_lo(0.3, 0, 1.96)",
        "funnel_hi(null, 10, 1.96)",
        "od_funnel_lo(0.3, 0, 0, 1.96)",
        "od_funnel_hi(0.3, 10, null, 1.96)",
        "od_z(1, 0, 0.3, 0)",
        "diff_z(1, 0, 1, 2)",
        "diff_z(3, 2, 1, 2)",
        "diff_z(0, 5, 0, 5)",
        "newcombe_lo(1, 0, 1, 2, 1.96)",
        "newcombe_hi(3, 2, 1, 2, 1.96)",
        "ratio_lo(0, 2, 1, 2, 1.96)",
        "ratio_hi(1, 2, 3, 2, 1.96)",
        "ratio_error(3, 2, 1, 2)",
        "rate_ratio_lo(0, 2, 1, 2, 1, 1.96)",
        "rate_ratio_hi(1, 2, 1, 0, 1, 1.96)",
        "required_n(0, 0.3, 1.96)",
        "smallest_fall(0.56, 2, 1.96, 0.84)",
        "stratum_expected(10, 1, 0)",
        "srr(1, 0)",
        "srr_z(1, 1, 0)",
        "completeness(0, 0)",
        "missing_hi(0, 0, 0)",
        "target_verdict(0.1, 0.2, 0.3, 'none')",
        "target_verdict(null, 0.2, 0.3, 'lower')",
        "assurance(null, 0.2, 0.3, 'lower')",
        "implied_denominator(88.83, 2, 178)",
        "printed_rate(3, 3, 30, 100)",
        "printed_rate(0, 0, 0, 100)",
        "normal_cdf(null)",
        "two_sided_p(null)",
        "linear_quantile([], 0.1)",
        "overdispersion([], [], 0.1).phi",
        "overdispersion([1], [2], 0.1).tau2",
        "overdispersion([0, 0], [2, 5], 0.1).chi2",
        "trend([1], [2]).slope",
        "trend([0, 0], [2, 2]).p",
        "correlation([1, 1, 1, 1], [1, 2, 3, 4], 1.96).pearson",
        "correlation([1, 2, 3], [1, 3, 2], 1.96).pearson_lo",
        "inequality([], []).sii",
        "inequality([1], [2]).sii",
        "xmr([5], false).upper",
        "p_chart([0], [0], 3).centre",
        "fisher_hi(1, 10, 1.96, 1)",
    ],
)
def test_what_cannot_be_computed_is_null(expression: str, compute: Compute) -> None:
    assert compute(expression) is None


def test_a_halved_cohort_is_no_longer_a_real_fall(compute: Compute) -> None:
    """DQ-05: if the totals were doubled, the fall of 2014/15 to 2015/16 is within chance."""
    whole = compute("newcombe_lo(6436, 21536, 5900, 20548, $z)", z=Z95)
    half = compute("newcombe_lo(3218, 10768, 2950, 10274, $z)", z=Z95)
    assert whole > 0 > half


def test_three_areas_are_outside_the_plain_funnel_and_none_the_adjusted_one(compute: Compute) -> None:
    areas = {"A": (100, 400), "B": (205, 620), "C": (71, 310), "D": (276, 880)}
    areas |= {"E": (52, 150), "F": (121, 505), "G": (239, 720), "H": (84, 260)}
    xs, ns = zip(*areas.values(), strict=True)
    spread = compute("overdispersion($xs, $ns, 0.1)", xs=list(xs), ns=list(ns))

    def outside(tau2: float) -> list[str]:
        z = {a: compute("od_z($x, $n, $p, $t)", x=x, n=n, p=spread["rate"], t=tau2) for a, (x, n) in areas.items()}
        return [area for area, value in z.items() if abs(value) > Z95]

    assert outside(0.0) == ["A", "C", "F"]
    assert outside(spread["tau2"]) == []


@pytest.mark.parametrize(("n", "places"), [(9, None), (10, 0), (99, 0), (100, 1), (20_548, 1)])
def test_places_that_a_percentage_is_printed_with(compute: Compute, n: int, places: int | None) -> None:
    assert compute("printed_decimals($n, 10, 100)", n=n) == places


def test_an_area_is_compared_with_the_rest_only_inside_a_benchmark_it_makes_up_much_of(compute: Compute) -> None:
    asked = "compared_with_rest($n, 3845, $inside, 0.1)"
    assert compute(asked, n=720, inside=True)
    assert not compute(asked, n=150, inside=True)
    assert not compute(asked, n=720, inside=False)
    assert not compute(asked, n=None, inside=None)


def test_the_count_table_serves_the_two_levels_only(compute: Compute) -> None:
    tables = compute("[exact_poisson(z).hi[1] for z in [$z95, $z998, 1.645]]", z95=Z95, z998=Z998)
    assert tables == [3.688879, 6.907755, None]


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [("higher", "consistently missed"), ("lower", "consistently met"), ("none", None)],
)
def test_assurance(compute: Compute, polarity: str, expected: str | None) -> None:
    assert compute("assurance(18.9, 42.1, 50, $polarity)", polarity=polarity) == expected
    assert compute("assurance(18.9, 42.1, 30, 'lower')") == "hit and miss"


def test_limits_of_a_spearman_correlation_are_wider(compute: Compute) -> None:
    pearson, spearman = compute("[fisher_lo(0.9, 10, 1.96, inflation) for inflation in [1, 1.06]]")
    assert spearman < pearson < 0.9


def test_ties_share_their_mean_rank(compute: Compute) -> None:
    assert compute("mean_ranks([10, 30, 10, 20])") == [1.5, 4, 1.5, 3]


def test_a_list_that_does_not_vary_has_no_correlation(compute: Compute) -> None:
    assert compute("pearson([0.1, 0.1, 0.1], [1, 2, 4])") is None
    assert math.isclose(compute("pearson([1, 2, 3], [2, 4, 6])"), 1)


@pytest.mark.parametrize(
    "asked",
    [
        "overdispersion({xs}, {ns}, 0.1).phi",
        "correlation({xs}, {ns}, 1.96).pearson",
        "trend({xs}, {ns}).z",
        "inequality({xs}, {ns}).sii",
        "xmr({xs}, true).upper",
        "benjamini_hochberg({xs})[1]",
        "p_chart({xs}, {ns}, 3).upper[1]",
        "xmr_signals({xs}, 5, 4, 6)[1]",
        "linear_quantile({xs}, 0.5)",
    ],
)
def test_a_list_may_be_an_answer_of_its_own(compute: Compute, asked: str) -> None:
    lists = {
        "xs": "(select list(x) from (values (1), (3), (7), (7)) t(x))",
        "ns": "(select list(n) from (values (10), (12), (19), (30)) t(n))",
    }
    assert compute(asked.format(**lists)) is not None


def test_signals_of_a_series_with_a_gap(compute: Compute) -> None:
    signals = compute("xmr_signals($xs, 7, 0, 20)", xs=[1, 2, 3, 4, 5, 6, 7, None, 30])
    assert signals == ["trend"] * 7 + [None, "outside"]


def test_limits_of_a_share_at_one_point_of_its_chart(compute: Compute) -> None:
    # Domain reference 3.10: 361 of 1,180 over all months, 40 in this one.
    assert compute("share_limit(361 / 1180, 40, -3)") == pytest.approx(0.087355, abs=1e-6)
    assert compute("share_limit(361 / 1180, 40, 3)") == pytest.approx(0.524509, abs=1e-6)


def test_the_same_point_is_outside_narrow_limits_and_inside_wide_ones(compute: Compute) -> None:
    asked = "chart_signals($xs, 0.3, $lowers, $uppers)"
    xs, uppers = [0.3, 0.31, 0.29, 0.15], [0.5] * 4
    assert compute(asked, xs=xs, lowers=[0.1, 0.1, 0.1, 0.2], uppers=uppers)[-1] == "outside"
    assert compute(asked, xs=xs, lowers=[0.1] * 4, uppers=uppers)[-1] is None


def test_limits_of_a_difference_from_the_limits_of_both(compute: Compute) -> None:
    # Domain reference 3.5: 6,436 of 21,536 and 5,900 of 20,548, 0.30 to 2.04 points.
    assert 100 * compute(
        "difference_lo(rate(6436, 21536), wilson_lo(6436, 21536, $z), rate(5900, 20548), wilson_hi(5900, 20548, $z))",
        z=1.959963984540054,
    ) == pytest.approx(0.3016, abs=5.1e-05)
    assert 100 * compute(
        "difference_hi(rate(6436, 21536), wilson_hi(6436, 21536, $z), rate(5900, 20548), wilson_lo(5900, 20548, $z))",
        z=1.959963984540054,
    ) == pytest.approx(2.041, abs=5.1e-05)


def test_every_macro_is_asked_something_in_these_tests() -> None:
    asked = "".join(path.read_text("utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    asked += json.dumps(WORKED)
    assert [name for name in _names() if f"{name}(" not in asked and f'"{name}"' not in asked] == []
