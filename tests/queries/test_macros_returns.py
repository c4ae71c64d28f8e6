"""The arithmetic of partners' returns against the worked numbers of the domain reference, 3.13."""

import pytest

from tests.queries.conftest import Compute

Z95 = 1.959963984540054
WORKED = {"at_both": 22, "before_only": 31, "after_only": 12, "neither": 12}


def test_the_worked_pairs(compute: Compute) -> None:
    assert compute("mcnemar_p($b, $a)", b=31, a=12) == pytest.approx(0.005402, abs=5e-7)
    assert compute("mcnemar_chi2($b, $a)", b=31, a=12) == pytest.approx(7.5349, abs=5e-5)
    fall = compute("paired_fall($at_both, $before_only, $after_only, $neither, $z)", **WORKED, z=Z95)
    assert [100 * fall[name] for name in ("fall", "lo", "hi")] == pytest.approx([24.6753, 8.41, 39.24], abs=0.005)


def test_nobody_changed(compute: Compute) -> None:
    assert compute("mcnemar_p(0, 0)") == 1
    assert compute("mcnemar_chi2(0, 0)") is None
    assert compute("paired_phi(0, 0, 0, 10)") == 0


def test_an_even_change_is_as_likely_as_can_be(compute: Compute) -> None:
    assert compute("mcnemar_p(6, 6)") == 1
    assert compute("mcnemar_p(0, 5)") == pytest.approx(2 * 0.5**5)


def test_how_many_can_be_in_both(compute: Compute) -> None:
    assert (compute("fewest_both(77, 53, 34)"), compute("most_both(53, 34)")) == (10, 34)
    assert compute("fewest_both(77, 20, 10)") == 0


@pytest.mark.parametrize(
    ("breakdown", "name", "code"),
    [
        ("cohort_label=2024, west; status=voluntary; tier=all", "cohort_label", "2024, west"),
        ("cohort_label=2024; status=voluntary; tier=all", "status", "voluntary"),
        ("factor=homeless; in_factor=yes", "factor", "homeless"),
        ("factor=homeless", "sex", "all"),
        ("", "sex", "all"),
    ],
)
def test_pieces_of_a_breakdown(compute: Compute, breakdown: str, name: str, code: str) -> None:
    assert compute("part_of($breakdown, $name)", breakdown=breakdown, name=name) == code
