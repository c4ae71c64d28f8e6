"""Workbooks of a return with one fault planted in one cell among everything that moves rows and columns.

The fault's place is known by construction, in the sheet as it ends up.
"""

import random
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from data.areas import Areas
from data.returns.door import Cell, Grid, Sheet, cell_ref
from data.returns.spec import Column, Spec, specs
from tests.returns.filling import cell, example, labels, sheet, stamped

COUNT_FAULTS: dict[str, Any] = {
    "missing_count": None,
    "text_for_number": "twelve",
    "percent_as_count": "41%",
    "less_than": "<5",
    "approximate": "about 20",
    "footnote_mark": "20*",
    "with_unit": "20 people",
    "negative": -3,
    "fractional_count": 20.5,
    "error_cell": Cell(1, 1, "error", "#DIV/0!"),
    "formula_without_value": Cell(1, 1, "uncalculated", None, formula=True),
    "date_for_number": datetime(2025, 5, 4),
    "unclear_mark": "-",
    "letter_for_digit": "2O",
    "thousands_comma": "1,234",
    "number_as_text": "20",
}
OTHER_FAULTS: dict[str, dict[str, Any]] = {
    "area": {"unknown_area": "Atlantis", "missing_value": None},
    "code": {"unknown_code": "qqqq"},
    "date": {"no_such_day": "31/02/2025", "text_for_date": "soonish"},
    "month": {"text_for_month": "soonish"},
    "quarter": {"unclear_quarter": "Q2"},
    "yesno": {"unknown_yes_no": "perhaps"},
}
_HARMLESS = ("Weather", "Internal remark", "Colour of folder")


@dataclass
class Planted:
    """A workbook and where its one fault is. lines: the data sheet as it was built."""

    grid: Grid
    spec: Spec
    check: str
    sheet: str
    ref: str
    lines: list[list[Any]] = field(default_factory=list)


def _rows(spec: Spec, chance: random.Random, number: int) -> list[dict[str, Any]]:
    """Clean rows about different areas."""
    kind = spec.column("area").kinds[0]
    known = sorted(code for of_kind, code in Areas.load()._names if of_kind == kind)
    codes = chance.sample([code for code in known if code != spec.column("area").example], number)
    return [example(spec, area=code, area_name=Areas.load().name(kind, code)) for code in codes]


def _faults(column: Column) -> dict[str, Any]:
    if column.numeric:
        kept = dict(COUNT_FAULTS)
        if column.type != "count":
            kept.pop("fractional_count")
        if not column.required:
            kept.pop("missing_count")
        return kept if column.type != "money" else {"text_for_number": "twelve", "negative": -3}
    found = OTHER_FAULTS.get(column.type, {})
    return {check: value for check, value in found.items() if value is not None or column.required}


def plant(seed: int) -> Planted:
    """The workbook of a seed."""
    chance = random.Random(seed)
    spec = chance.choice(list(specs().values()))
    rows = _rows(spec, chance, chance.randint(2, 6))
    column = chance.choice([column for column in spec.columns if _faults(column)])
    check, value = chance.choice(sorted(_faults(column).items(), key=lambda item: item[0]))
    at = chance.randrange(len(rows))
    rows[at][column.name] = value
    order, extra = _columns(spec, chance)
    lines, places = _lines(spec, rows, order, extra, chance)
    ref = cell_ref(places[at], order.index(column.name) + 1)
    facts = _facts(chance, places)
    data = _sheet(lines, chance.choice(["Data", "Return 2025", "Sheet1"]), facts)
    return Planted(Grid("xlsx", (stamped(spec), *_company(chance), data)), spec, check, data.name, ref, lines)


def _columns(spec: Spec, chance: random.Random) -> tuple[list[str], list[str]]:
    """Columns in another order, some of them strangers."""
    order = [column.name for column in spec.columns]
    if chance.random() < 0.7:
        chance.shuffle(order)
    extra = chance.sample(_HARMLESS, chance.randint(0, 2))
    for heading in extra:
        order.insert(chance.randint(0, len(order)), heading)
    return order, extra


def _lines(
    spec: Spec, rows: list[dict[str, Any]], order: list[str], extra: list[str], chance: random.Random
) -> tuple[list[list[Any]], list[int]]:
    """Titles, headings and rows with empty rows among them, and the number of each row's line."""
    names = dict(zip([column.name for column in spec.columns], labels(spec), strict=True)) | {
        word: word for word in extra
    }
    above = chance.randint(0, 4)
    lines: list[list[Any]] = [[f"Return for the partnership, part {number}"] for number in range(above)]
    lines += [[] for _ in range(chance.randint(0, 2))]
    lines.append([_untidy(names[name], chance) for name in order])
    places = []
    for row in rows:
        lines += [[] for _ in range(chance.choice([0, 0, 0, 1, 2]))]
        lines.append([row.get(name, "x") for name in order])
        places.append(len(lines))
    return lines, places


def _untidy(heading: str, chance: random.Random) -> str:
    return chance.choice(
        [heading, heading, f"{heading} ", heading.upper(), heading.replace(" ", "\u00a0"), f" {heading}:"]
    )


def _facts(chance: random.Random, places: list[int]) -> dict[str, Any]:
    hidden = ((row, row),) if chance.random() < 0.3 and (row := chance.choice(places)) else ()
    return {"hidden_rows": hidden, "merged": ("A1:D1",) if chance.random() < 0.5 else ()}


def _sheet(lines: list[list[Any]], name: str, facts: dict[str, Any]) -> Sheet:
    return sheet(lines, name, **facts)


def _company(chance: random.Random) -> list[Sheet]:
    """Other sheets that officers keep in a workbook."""
    notes = Sheet("Notes to self", "visible", {(3, 2): cell(3, 2, "ask the prison")})
    return [notes] if chance.random() < 0.4 else []
