"""A fifteenth return needs no code: its specification says all that disclosure control must know."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from data.returns.disclosure.control import Control
from data.returns.disclosure.rules import rules
from data.returns.disclosure.shape import shape_of
from data.returns.disclosure.table import Cell, Key, table_of
from data.returns.rule import Rule
from data.returns.spec import Column, Spec, specs

DAYS = (date(2025, 4, 1), date(2026, 3, 31))


def mentoring() -> Spec:
    """An invented return: people mentored, by route, and how it ended."""
    return Spec(
        code="R15", title="", purpose="", cadence="year", grain="", sensitivity="normal", version=1,
        columns=(
            Column("area", "", "area", "", key=True, kinds=("csp",)),
            Column("route", "", "code", "", key=True, codes="routes", whole=True),
            Column("people", "", "count", ""),
            Column("finished", "", "count", ""),
            Column("left_early", "", "count", ""),
            Column("hours", "", "number", "", goes_with="finished"),
        ),
        lists=MappingProxyType({"routes": MappingProxyType({"court": "Court", "prison": "Prison", "self": "Self"})}),
        rules=(Rule("adds", "block", "people", "people == finished + left_early", "", "", ""),),
    )  # fmt: skip


def told(rows: dict[str, dict[str, float]]) -> dict[tuple[str, str], float | str | None]:
    """What officers are shown, by route and item."""
    keys = {route: Key(1, *DAYS, (route,)) for route in rows}
    given = [(keys[route], item, value) for route, row in rows.items() for item, value in row.items()]
    cells = [Cell(key, item, value, received=number) for number, (key, item, value) in enumerate(given)]
    control = Control(table_of(cells, shape_of(mentoring()), {}, frozenset()), rules(), frozenset())
    shown = dict(control.shown())["officer"]
    return {(each.cell.key.dims[0], each.item): each.symbol or each.value for each in shown}


def test_sums_groups_and_companions_are_read_off_the_specification() -> None:
    shown = told(
        {
            "court": {"people": 40, "finished": 38, "left_early": 2, "hours": 500.0},
            "prison": {"people": 60, "finished": 30, "left_early": 30, "hours": 400.0},
            "self": {"people": 50, "finished": 25, "left_early": 25, "hours": 300.0},
        }
    )
    assert shown["court", "left_early"] == shown["court", "finished"] == shown["court", "hours"] == "c"
    assert shown["all", "people"] == 150
    assert shown["all", "left_early"] == 57
    gaps = [route for route in ("court", "prison", "self") if shown[route, "left_early"] == "c"]
    assert len(gaps) == 2


def test_codes_decide_what_is_sensitive() -> None:
    spec = replace(mentoring(), sensitivity="sensitive")
    assert rules().threshold(mentoring(), "people", frozenset()) == 5
    assert rules().threshold(spec, "people", frozenset()) == 10
    assert rules().threshold(mentoring(), "people", frozenset({"child_protection"})) == 10


def test_no_return_goes_below_a_partnership() -> None:
    kinds = {kind for spec in specs().values() for column in spec.of_type("area") for kind in column.kinds}
    assert kinds <= {"csp", "district", "upper_tier", "youth_service", "sub_region", "police_force", "probation_region"}
