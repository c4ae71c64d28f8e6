"""Accommodation and employment outcomes, in the two layouts that such tables have."""

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from data.sources.hmpps_outcomes import HmppsOutcomes
from data.sources.registry import recognise
from data.tidy import Reading
from tests.data.sources import making

HOUSED = "Table 2: MI014 Housed on release from custody, percentage by probation region, England and Wales"


def read(path: Path) -> Reading:
    reader = recognise(path)
    assert isinstance(reader, HmppsOutcomes)
    return reader.read(path)


def wide(folder: Path, *rows: Sequence[object], title: str = HOUSED, head: Sequence[object] = ()) -> Reading:
    headings = head or ["Probation Region", "2022/23 [note 1]", "2023/24", "2024/25"]
    sheets = {"Contents": [["Offender accommodation outcomes"]], "Table_2": [[title], [], headings, *rows]}
    return read(making.ods(folder / "tables.ods", sheets))


def test_one_column_for_each_year(tmp_path: Path) -> None:
    reading = wide(tmp_path, ["England and Wales", 86.3, 85.7, 84.0], ["West Midlands ", 83.1, "c", "[x]"])
    assert (reading.source_id, reading.rows_in, reading.rows_used) == ("hmpps_outcomes", 2, 6)
    year = {"measure_id": "housed_on_release", "end_date": "2025-03-31"}
    national = making.row(reading, "performance_figure", area_kind="country", **year)
    assert (national["area_code"], national["value"], national["cohort_type"]) == ("K04000001", 84.0, "financial_year")
    assert national["place"] == "sheet Table_2, row 4"
    regional = making.row(reading, "performance_figure", area_code="X-PR-WEST-MIDLANDS", **year)
    assert math.isnan(regional["value"])
    assert regional["symbol"] == "x"
    assert making.said(reading, "note") == [
        ("sheet Contents", "This sheet is not a table by probation region, so it was not used.")
    ]


def test_regions_as_hmpps_names_them(tmp_path: Path) -> None:
    names = {
        "Total": "K04000001",
        "Kent, Surrey and Sussex": "X-PR-KENT-SURREY-AND-SUSSEX",
        "Yorkshire and the Humber": "X-PR-YORKSHIRE-AND-THE-HUMBER",
        "Greater Manchester": "X-PR-GREATER-MANCHESTER",
        "Wales": "X-PR-WALES",
        "London": "X-PR-LONDON",
    }
    reading = wide(tmp_path, *([name, 80.0, 81.0, 82.0] for name in names))
    assert making.said(reading, "block") == []
    assert set(reading.tables["performance_figure"]["area_code"]) == set(names.values())


def test_percentages_stored_as_fractions(tmp_path: Path) -> None:
    reading = wide(tmp_path, ["England and Wales", 0.863, 0.857, 0.84])
    assert set(reading.tables["performance_figure"]["value"]) == {86.3, 85.7, 84.0}
    assert (
        "sheet Table_2",
        "The percentages are stored as fractions of one; they were multiplied by 100.",
    ) in making.said(reading, "note")


def test_percentages_that_the_sheet_formats(tmp_path: Path) -> None:
    reading = wide(tmp_path, ["England and Wales", ("%", 0.863), ("%", 0.857), ("%", 0.84)])
    assert set(reading.tables["performance_figure"]["value"]) == {86.3, 85.7, 84.0}


def test_counts_beside_their_percentage(tmp_path: Path) -> None:
    head = ["Region", "2024/25 Number housed", "2024/25 Releases with known status", "2024/25 Percentage housed"]
    reading = wide(tmp_path, ["London", 840, 1_000, 84.0], ["Wales", 70, 100, None], head=head)
    london = making.row(reading, "performance_figure", area_code="X-PR-LONDON")
    assert (london["value"], london["numerator"], london["denominator"]) == (84.0, 840, 1_000)
    assert making.row(reading, "performance_figure", area_code="X-PR-WALES")["value"] == 70.0


def test_one_row_for_each_year(tmp_path: Path) -> None:
    head = ["Metric", "Year", "Probation region", "Numerator", "Denominator", "Percentage"]
    rows = [
        ["MI016", "2023/24", "England and Wales", None, None, 19.3],
        ["MI017a", "Apr 2023 to Mar 2024", "London", 311, 1_000, 31.1],
        ["MI017b", "2023/24", "London", 1, 2, 50.0],
        ["MI099", "2023/24", "London", 1, 2, 50.0],
    ]
    reading = read(making.xlsx(tmp_path / "tables.xlsx", {"Data": [head, *rows]}))
    found = making.row(reading, "performance_figure", measure_id="employed_6_months")
    assert (found["value"], found["numerator"], found["cohort_type"]) == (31.1, 311, "financial_year")
    assert making.row(reading, "performance_figure", measure_id="employed_6_weeks")["value"] == 19.3
    assert making.said(reading, "note") == [
        ("", "Not used: 1 row about MI017b, which we have no place for."),
        ("", "Not used: 1 row about a measure that we do not know, which we have no place for."),
    ]


@pytest.mark.parametrize("year", ["2024/25", "May 2024 to Mar 2025"])
def test_a_measure_that_began_within_the_year(tmp_path: Path, year: str) -> None:
    """MI016R counts supervised cases, from Probation Reset in May 2024 on."""
    title = "Employed at 6 weeks post release, supervised cases (MI016R)"
    reading = wide(tmp_path, ["England and Wales", 20.1], title=title, head=["Region", year])
    found = making.row(reading, "performance_figure", measure_id="employed_6_weeks_supervised")
    assert (found["start_date"], found["end_date"], found["cohort_type"]) == ("2024-05-01", "2025-03-31", "other")


def test_a_measure_by_its_name(tmp_path: Path) -> None:
    reading = wide(tmp_path, ["London", 80, 81, 82], title="Housed on Release from custody by region")
    assert set(reading.tables["performance_figure"]["measure_id"]) == {"housed_on_release"}


def test_tables_of_other_things_are_left_aside(tmp_path: Path) -> None:
    sheets = {
        "Table_2": [[HOUSED], ["Region", "2024/25"], ["London", 84.0]],
        "Table_3": [["MI014 by sex"], ["Sex", "2024/25"], ["Female", 88.0]],
        "Table_4": [["MI014 Number housed by region"], ["Region", "2024/25"], ["London", 8_400]],
    }
    reading = read(making.xlsx(tmp_path / "tables.xlsx", sheets))
    assert reading.rows_used == 1
    assert making.said(reading, "note") == [
        ("sheet Table_3", "This sheet is not a table by probation region, so it was not used."),
        ("sheet Table_4", "This table holds numbers such as 8400, not percentages, so it was not used."),
    ]


def test_columns_that_cannot_be_told_apart(tmp_path: Path) -> None:
    head = ["Region", "2024/25 Total cases", "2024/25 Cases in scope", "2024/25 Percentage"]
    reading = wide(tmp_path, ["London", 1_000, 900, 84.0], head=head)
    assert making.row(reading, "performance_figure", area_code="X-PR-LONDON")["denominator"] is None
    assert [message for where, message in making.said(reading, "note") if where == "sheet Table_2"] == [
        '"2024/25 Total cases" could mean the same as another column; not used.',
        '"2024/25 Cases in scope" could mean the same as another column; not used.',
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ["West Midland", 1_000, 840, 84.0],
            '"West Midland" is not a probation region that we know. Did you mean "West Midlands"?',
        ),
        (["London", 1_000, 840, 82.0], "The percentage is 82, but its counts give 84.0."),
        (["London", 840, 1_000, None], "1,000 of 840 is more than all of them."),
        (
            ["London", "lots", 840, 84.0],
            'In the column "2024/25 Denominator" there is "lots" where a number should be.',
        ),
        (["London", 1_000, -840, 84.0], 'In the column "2024/25 Numerator" there is a number below nought.'),
    ],
)
def test_rows_refused(tmp_path: Path, row: list[object], sentence: str) -> None:
    head = ["Region", "2024/25 Denominator", "2024/25 Numerator", "2024/25 Percentage"]
    reading = wide(tmp_path, row, head=head)
    assert making.said(reading, "block") == [("sheet Table_2, row 4", sentence)]


def test_a_year_that_is_none(tmp_path: Path) -> None:
    head = ["Metric", "Year", "Region", "Percentage"]
    path = making.xlsx(tmp_path / "tables.xlsx", {"Data": [head, ["MI014", "latest", "London", 84.0]]})
    assert making.said(read(path), "block") == [
        (
            "sheet Data, row 2",
            'The year "latest" is not a period that we can read. It should look like "Apr 2012 to Mar 2013".',
        )
    ]
