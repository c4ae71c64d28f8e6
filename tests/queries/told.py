"""Figures with limits from the macros, for the tests of verdicts."""

from typing import Any

from queries.verdict import Interval, Measured
from tests.queries.conftest import Compute

Z95 = 1.959963984540054
ENGLAND_AND_WALES = 154375 / 523366


def measured(compute: Compute, x: int, n: int, **more: Any) -> Measured:
    limits = compute("[wilson_lo($x, $n, $z), wilson_hi($x, $n, $z)]", x=x, n=n, z=Z95)
    return Measured(x / n, Interval(*limits), n, **more)


def difference(compute: Compute, now: tuple[int, int], then: tuple[int, int]) -> Interval:
    given = {"x1": now[0], "n1": now[1], "x2": then[0], "n2": then[1], "z": Z95}
    asked = "[newcombe_lo($x1, $n1, $x2, $n2, $z), newcombe_hi($x1, $n1, $x2, $n2, $z)]"
    return Interval(*compute(asked, **given))
