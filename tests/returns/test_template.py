"""Template, filled in, read through the door: the same rows; and the workbook that goes back."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from data.returns import door
from data.returns.annotate import annotated
from data.returns.checks import Checked, check
from data.returns.context import Context
from data.returns.layout import CHECK, DATA, MARKED
from data.returns.spec import Spec, specs
from data.returns.template import prefilled, template
from tests.returns.filling import DUDLEY, SANDWELL, TODAY, WALSALL, Shown, checked, example, grid_of, lines_of, sheet

ALL = list(specs().values())
AREAS = {DUDLEY: "Dudley", SANDWELL: "Sandwell"}


def typed(spec: Spec) -> dict[str, Any]:
    """The clean row as the register would hand it over."""
    return {name: v.date() if isinstance(v, datetime) else v for name, v in example(spec).items()}


def fill(content: bytes, row: dict[str, Any]) -> bytes:
    """What an officer does: one row typed in under the headings."""
    workbook = load_workbook(BytesIO(content))
    for at, value in enumerate(row.values(), 1):
        workbook[DATA].cell(2, at).value = value
    filled = BytesIO()
    workbook.save(filled)
    return filled.getvalue()


def read(spec: Spec, content: bytes) -> Checked:
    """Through the real door."""
    return check(door.read(f"{spec.code}.xlsx", content), spec, Context(TODAY))


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_filled_in_and_read_back(spec: Spec) -> None:
    expected = checked(spec.code, [example(spec)])
    result = read(spec, fill(template(spec, last=[typed(spec)], areas=AREAS), example(spec)))
    assert result.acceptable
    assert [row.values for row in result.rows] == [row.values for row in expected.rows]
    assert [each.check for each in result.findings] == [each.check for each in expected.findings]


def test_an_empty_template_says_one_plain_thing() -> None:
    spec = specs()["R6"]
    rows = prefilled(spec, [DUDLEY, SANDWELL, WALSALL], {"month": date(2025, 4, 1)})
    result = read(spec, template(spec, rows))
    assert [each.check for each in result.findings] == ["nothing_filled"]
    assert [row["area_name"] for row in rows] == ["Dudley", "Sandwell", "Walsall"]


def test_every_entry_of_every_list_is_accepted() -> None:
    for spec in ALL:
        for column in spec.of_type("code"):
            for wording in spec.lists[column.codes].values():
                result = checked(spec.code, [example(spec, **{column.name: wording})])
                assert result.acceptable, (spec.code, column.name, wording)


def test_the_template_helps_and_locks() -> None:
    spec = specs()["R1"]
    workbook = load_workbook(BytesIO(template(spec, areas=AREAS)))
    data, shown = workbook[DATA], workbook[CHECK]
    validated = {str(rule.sqref).split(":")[0]: rule for rule in data.data_validations.dataValidation}
    assert validated["A2"].formula1 == "'Code lists'!$C$2:$C$3"
    assert "[x]" in validated["F2"].formula1
    assert data.protection.sheet
    assert shown.protection.sheet
    assert shown["B4"].value.startswith("=IFERROR(ROUND(SUM(Data!G2:G501)/SUM(Data!F2:F501)*100,1)")
    assert shown["B4"].protection.locked
    assert workbook.properties.title == "Return R1 version 1"


def faulty() -> tuple[Spec, door.Grid, Checked]:
    """A return with faults, hidden parts and a cell that begins like a formula."""
    spec = specs()["R4"]
    row = example(spec, cohort_label='=HYPERLINK("http://example.org")', n="sixty", offences_pre=Shown(0.5))
    grid = grid_of(spec, [["Title"], *lines_of(spec, [row])], hidden_rows=((3, 3),), hidden_columns=((7, 7),))
    return spec, grid, check(grid, spec, Context(TODAY))


def test_the_workbook_that_goes_back_is_marked_in_place() -> None:
    _, grid, result = faulty()
    workbook = load_workbook(BytesIO(annotated(grid, result)))
    data = workbook[DATA]
    assert workbook.sheetnames == [MARKED, "Instructions", DATA]
    assert "Must be put right: found the words ‘sixty’" in data["F3"].comment.text
    assert data["F3"].fill.start_color.rgb.endswith("F4C7C3")
    assert data["F3"].value == "sixty"
    assert data.row_dimensions[3].hidden
    assert data.column_dimensions["G"].hidden
    told = [workbook[MARKED].cell(row, 4).value for row in range(4, 4 + len(result.findings))]
    assert told == [each.message for each in result.findings]


def test_nothing_in_it_is_a_formula() -> None:
    _, grid, result = faulty()
    workbook = load_workbook(BytesIO(annotated(grid, result)))
    cells = [cell for each in workbook.worksheets for row in each.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert workbook[DATA]["C3"].value == '=HYPERLINK("http://example.org")'


def test_put_right_and_uploaded_again_it_is_accepted() -> None:
    spec, grid, result = faulty()
    workbook = load_workbook(BytesIO(annotated(grid, result)))
    data = workbook[DATA]
    data["C3"].value, data["F3"].value, data["K3"].value = "2024 intake", 65, 210
    data["K3"].number_format = "0"
    again = BytesIO()
    workbook.save(again)
    assert not result.acceptable
    assert read(spec, again.getvalue()).acceptable


def test_odd_names_and_letters_can_be_written() -> None:
    spec = specs()["R1"]
    odd = sheet([["bell \x07"]], "a/b:[c]*?" + "long" * 20)
    twin = sheet([["x"]], "DATA")
    grid = door.Grid("ods", (odd, sheet(lines_of(spec, [example(spec)])), twin))
    content = annotated(grid, check(grid, spec, Context(TODAY)))
    names = load_workbook(BytesIO(content)).sheetnames
    assert len(names) == len({name.lower() for name in names}) == 4
    assert all(len(name) <= 31 for name in names)


def test_a_workbook_of_nothing_goes_back_too() -> None:
    grid = door.Grid("csv", (sheet([], "CSV"),))
    content = annotated(grid, check(grid, specs()["R1"], Context(TODAY)))
    workbook: Workbook = load_workbook(BytesIO(content))
    assert workbook[MARKED]["A4"].value == "Must be put right"
