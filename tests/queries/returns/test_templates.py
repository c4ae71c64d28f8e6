"""Templates for a place and a period: which rows come filled in, and which periods are offered."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.returns.layout import DATA, LAST_TIME
from queries.places import Place, places
from queries.returns.shelf import returns
from queries.returns.templates import areas_of, file_name, periods, template_file

TODAY = date(2026, 11, 22)


def place(name: str) -> Place:
    return next(each for each in places() if each.name == name)


@pytest.mark.usefixtures("warehouse")
class TestAreas:
    def test_a_partnership_fills_in_its_own(self) -> None:
        assert list(areas_of(returns()["R1"], place("Wolverhampton")).values()) == ["Wolverhampton"]

    def test_a_sub_region_fills_in_each_partnership(self) -> None:
        names = list(areas_of(returns()["R7"], place("Black Country")).values())
        assert names == ["Dudley", "Sandwell", "Walsall", "Wolverhampton"]

    def test_youth_returns_are_about_the_service(self) -> None:
        assert list(areas_of(returns()["R11"], place("Boston"))) == ["X-YJS-LINCOLNSHIRE"]

    def test_a_country_is_too_large(self) -> None:
        assert areas_of(returns()["R1"], place("England and Wales")) == {}

    def test_the_template_has_a_row_for_each(self, warehouse: Path) -> None:
        assert warehouse
        spec = returns()["R7"]
        where = place("Black Country")
        period = periods(spec, TODAY)[0]
        last = [{"area": "E22000337", "month": date(2026, 9, 1), "releases": 40}]
        content = template_file(spec, areas_of(spec, where), period, last)
        workbook = load_workbook(BytesIO(content))
        rows = list(workbook[DATA].iter_rows(min_row=2, max_row=5, max_col=3, values_only=True))
        assert [name for _, name, _ in rows] == ["Dudley", "Sandwell", "Walsall", "Wolverhampton"]
        assert {month.date() for _, _, month in rows} == {date(2026, 10, 1)}
        assert workbook[LAST_TIME]["D4"].value == 40
        assert file_name(spec, where, period) == "R7-Black-Country-October-2026.xlsx"


@pytest.mark.parametrize(
    ("code", "first"),
    [("R7", "October 2026"), ("R8", "July 2026 to September 2026"), ("R1", "April 2025 to March 2026")],
)
def test_the_last_period_that_is_over_comes_first(code: str, first: str) -> None:
    assert periods(returns()[code], TODAY)[0].label == first


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 4, 1), "April 2025 to March 2026"),
        (date(2026, 3, 31), "April 2024 to March 2025"),
        (date(2026, 1, 1), "April 2024 to March 2025"),
    ],
)
def test_years_begin_in_april(day: date, first: str) -> None:
    assert periods(returns()["R1"], day)[0].label == first


@pytest.mark.parametrize("code", ["R4", "R12", "R13", "R14"])
def test_returns_without_periods_offer_none(code: str) -> None:
    assert periods(returns()[code], TODAY) == []
