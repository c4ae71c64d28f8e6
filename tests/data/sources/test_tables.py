"""Heading rows wherever they stand, and figures that are never given twice."""

from pathlib import Path

import pytest

from data.sources.tables import Column, Figures, Journal, find_table, find_tables, place, the_table
from data.tidy import CannotRead
from tests.data.sources import making

HEADINGS = ["Area_Name [note 1]", None, "Percent\r\nof all"]
LAYOUT = {"name": Column(("area name",)), "value": Column(("percent",), prefix=True), "note": Column(("note",), False)}


def test_headings_under_a_title(tmp_path: Path) -> None:
    path = making.xlsx(
        tmp_path / "a.xlsx",
        {
            "Cover": [["Area name: see next sheet"]],
            "Table 1": [
                ["Mid-2024 estimates"],
                [],
                ["Area_Name [note 1]", None, "Percent\r\nof all"],
                ["Essex", None, 3],
            ],
        },
    )
    table = find_table(path, LAYOUT)
    assert table is not None
    assert (table.sheet, table.header_row, table.columns) == ("Table 1", 3, {"name": 0, "value": 2})
    assert table.above == "Mid-2024 estimates"
    assert table.heading("value") == "Percent of all"
    (line,) = table.lines()
    assert (line.where, line.cell("value"), line.text("name"), line["value"], line["note"]) == (
        "sheet Table 1, row 4",
        "sheet Table 1, cell C4",
        "Essex",
        3.0,
        None,
    )


def test_the_sheet_called_data_is_preferred(tmp_path: Path) -> None:
    rows = [["Area name", "Percent"], ["Essex", 1]]
    path = making.xlsx(tmp_path / "a.xlsx", {"Copy": rows, "data": rows})
    table = find_table(path, LAYOUT)
    assert table is not None
    assert table.sheet == "data"
    assert len(find_tables(path, LAYOUT)) == 2


def test_two_columns_that_could_be_the_same(tmp_path: Path) -> None:
    path = making.table(tmp_path / "a.csv", [["Area name", "Percent", "Percent (1)"]])
    with pytest.raises(CannotRead) as refused:
        find_table(path, LAYOUT)
    assert str(refused.value) == (
        'a.csv has two columns that could hold the same thing: "Percent" and "Percent". '
        "Remove the one that is not the publisher's and load it again."
    )


def test_no_such_table(tmp_path: Path) -> None:
    path = making.table(tmp_path / "a.csv", [["Name", "Number"]])
    assert find_table(path, LAYOUT) is None
    with pytest.raises(CannotRead, match="a.csv is not laid out like the tool: its headings are not there."):
        the_table(path, LAYOUT, "tool")


def test_short_and_blank_rows(tmp_path: Path) -> None:
    path = making.table(tmp_path / "a.csv", [["Area name", "Percent"], ["Essex"], [], ["", ""], ["Kent", "2"]])
    lines = list(the_table(path, LAYOUT, "tool").lines())
    assert [(line.number, line.text("name"), line["value"]) for line in lines] == [(2, "Essex", None), (5, "Kent", "2")]


def test_places() -> None:
    assert place("Data", 12) == "sheet Data, row 12"
    assert place("IMD", 12, 4) == "sheet IMD, cell E12"
    assert place("", 12) == "row 12"


def figure(**columns: object) -> dict[str, object]:
    return {"area_code": "E08000031", "index_id": "imd2025", "domain": "imd", "average_score": 32.552, **columns}


def test_a_figure_repeated_is_kept_once() -> None:
    journal = Journal()
    figures = Figures("deprivation", "source", journal)
    figures.add("row 2", **figure())
    figures.add("row 3", **figure())
    assert list(figures.frame()["place"]) == ["row 2"]
    assert [finding.message for finding in journal.close()] == [
        "Not used: 1 row repeating a figure that the file has already given."
    ]


def test_a_figure_disputed_is_not_used() -> None:
    journal = Journal()
    figures = Figures("deprivation", "source", journal)
    figures.add("row 2", **figure())
    figures.add("row 3", **figure(average_score=99.0))
    figures.add("row 4", **figure(domain="crime"))
    assert list(figures.frame()["place"]) == ["row 4"]
    assert [(finding.severity, finding.where) for finding in journal.close()] == [
        ("block", "row 3"),
        ("block", "row 2"),
    ]


def test_no_figures_at_all() -> None:
    frame = Figures("cohort", "source", Journal()).frame()
    assert frame.empty
    assert "offenders" in frame
