"""The macros against the reference material itself, so that our copy of its digits cannot drift."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tests.queries.conftest import Compute
from tests.queries.test_macros import Z95, Z998

LEVELS = {"95": Z95, "998": Z998}


@pytest.fixture(scope="session")
def oracles(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "oracles.json").read_text("utf-8"))
    return found


def _agree(found: list[float], expected: list[float], places: int) -> bool:
    half_a_digit = 0.51 * 10**-places
    return all(math.isclose(a, b, rel_tol=1e-12, abs_tol=half_a_digit) for a, b in zip(found, expected, strict=True))


def test_proportions(oracles: dict[str, Any], compute: Compute) -> None:
    for case in oracles["proportions"].values():
        for level, z in LEVELS.items():
            given = {"x": case["x"], "n": case["n"], "z": z}
            limits = compute("[wilson_lo($x, $n, $z), wilson_hi($x, $n, $z)]", **given)
            assert _agree(limits, case[f"wilson{level}"], 6)


def test_counts(oracles: dict[str, Any], compute: Compute) -> None:
    for x, case in oracles["counts"].items():
        given = {"x": int(x), "z": Z95}
        assert _agree(compute("[byar_lo($x, $z), byar_hi($x, $z)]", **given), case["byar95"], 6)
        assert _agree(compute("[poisson_lo($x, $z), poisson_hi($x, $z)]", **given), case["phe95"], 6)
        if int(x) < 10:
            limits = compute("[poisson_lo($x, $z), poisson_hi($x, $z)]", x=int(x), z=Z998)
            assert _agree(limits, case["exact998"], 6)


def test_funnels(oracles: dict[str, Any], compute: Compute) -> None:
    for n, case in oracles["funnel_p0=28.7133%"].items():
        for level, z in LEVELS.items():
            given = {"p": oracles["benchmark"]["p0"], "n": int(n), "z": z}
            plain = compute("[100 * funnel_lo($p, $n, $z), 100 * funnel_hi($p, $n, $z)]", **given)
            arcsine = compute("[100 * od_funnel_lo($p, $n, 0, $z), 100 * od_funnel_hi($p, $n, 0, $z)]", **given)
            assert _agree(plain, case[f"phe{level}"], 4)
            assert _agree(arcsine, case[f"arcsine{level}"], 4)


def test_overdispersion(oracles: dict[str, Any], compute: Compute) -> None:
    case = oracles["overdispersion"]
    names, ns, xs = zip(*case["data"], strict=True)
    found = compute("overdispersion($xs, $ns, 0.1)", xs=list(xs), ns=list(ns))
    assert found["areas"] == len(names)
    assert _agree([found["phi"], found["phi_raw"]], [case["phi_wins"], case["phi_raw"]], 5)
    assert _agree([found["tau2"], found["tau2_raw"]], [case["tau2_wins"], case["tau2_raw"]], 8)


def test_lists(oracles: dict[str, Any], compute: Compute) -> None:
    assert _agree(compute("benjamini_hochberg($p)", p=oracles["multiple"]["p"]), oracles["multiple"]["bh"], 6)
    for case in oracles["trend"].values():
        found = compute("trend($x, $n)", x=case["x"], n=case["n"])
        assert _agree(
            [100 * found["slope"], found["chi2"], found["z"]], [case["slope_per_period_pp"], case["chi2"], case["z"]], 4
        )
    case = oracles["sii"]
    found = compute("inequality($x, $n)", x=case["events"], n=case["pop"])
    assert _agree([*found["ranks"], found["sii"], found["rii"]], [*case["rel_rank"], case["SII"], case["RII_phe"]], 6)


def test_rates_given_without_counts(oracles: dict[str, Any], compute: Compute) -> None:
    expected = {"Dudley": 39.58, "Sandwell": 32.29, "Walsall": 42.14, "Wolverhampton": 36.78}
    for area, per_cent in expected.items():
        case = oracles["crc_needed_n"][area]
        for level, z in LEVELS.items():
            found = compute("required_n($gap / 100, $e / 100, $z)", gap=case["diff_pp"], e=per_cent, z=z)
            assert found == case[f"n{level}"]


def test_control_charts(oracles: dict[str, Any], compute: Compute) -> None:
    for screened, name in ((False, "excel"), (True, "screened")):
        found = compute("xmr($xs, $screened)", xs=oracles["xmr_published"]["data"], screened=screened)
        case = oracles["xmr_published"][name]
        ours = [found["mean"], found["moving_range"], found["upper"], found["lower"]]
        assert _agree(ours, [case["mean"], case["amr"], case["UPL"], case["LPL"]], 6)
