"""Nobody of any audience can work out what is withheld from it, whatever four areas send in."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from data.returns.disclosure.control import Control
from data.returns.disclosure.rules import rules
from data.returns.disclosure.shape import shape
from data.returns.disclosure.table import Cell, Key, Table, table_of
from tests.returns.disclosure.attacker import pinned

DAYS = (date(2025, 4, 1), date(2026, 3, 31))
AREAS = (1, 2, 3, 4)
SUB_REGION = 9
TRIALS = 3

# People in one group of one area, and how many of them reoffended.
groups = st.tuples(st.integers(1, 60), st.floats(0, 1)).map(lambda drawn: (drawn[0], round(drawn[0] * drawn[1])))


def need_groups(rows: list[tuple[int, int]]) -> Table:
    """Return R2: four areas, with the need and without, men and women."""
    keys = [
        Key(area, *DAYS, ("homeless", need, sex, "all"))
        for area in AREAS
        for need in ("yes", "no")
        for sex in ("male", "female")
    ]
    figures = [
        (key, item, value)
        for key, row in zip(keys, rows, strict=True)
        for item, value in zip(("n_offenders", "n_reoffenders"), row, strict=True)
    ]
    cells = [Cell(key, item, float(value), received=number) for number, (key, item, value) in enumerate(figures)]
    return table_of(cells, shape("R2"), {SUB_REGION: frozenset(AREAS)}, rules().containing)


@settings(max_examples=8, deadline=None)
@given(st.lists(groups, min_size=16, max_size=16), st.randoms(use_true_random=False))
def test_withheld_figures_stay_so_for_every_audience(rows: list[tuple[int, int]], chance: Random) -> None:
    table = need_groups(rows)
    control = Control(table, rules(), frozenset({SUB_REGION}))
    seen: set[int] | None = None
    for audience, told in control.shown():
        if audience == "approver":
            continue
        withheld = set(control.withheld)
        shown = {number for number in range(len(table.cells)) if number not in withheld}
        assert len(told) == len(table.cells)
        assert seen is None or shown <= seen, "whoever sees less is shown nothing more"
        seen = shown
        secret = sorted(withheld & control.secret)
        tried = chance.sample(secret, min(TRIALS, len(secret)))
        assert pinned(control.lattice, withheld, tried) == [], audience
