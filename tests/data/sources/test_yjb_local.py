"""The local level tables: cross-tabulations that add up, with the spellings they really have."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from data.sources.registry import recognise
from data.sources.yjb_local import YjbLocal
from data.tidy import CannotRead, Reading
from tests.data.sources import making

PLACE = ["Financial_Year", "England_Wales", "Wales or English Region", "PCC", "YJS"]
CHILDREN = [*PLACE, "Age_Group", "Sex", "Ethnicity", "Number_Children"]
OUTCOMES = [*PLACE, "Caution_or_sentence_tier", "Caution_or_sentence_type", "Number_Cautioned_Sentenced"]
OFFENCES = [*PLACE, "Offence_Group", "Number_Of_Proven_Offences"]


def at(service: str, *rest: object, year: str = "2024-25") -> list[object]:
    return [year, "England", "West Midlands", "West Midlands", service, *rest]


def read(folder: Path, head: Sequence[str], rows: Sequence[Sequence[object]]) -> Reading:
    notes = {"Cover": [["Youth Justice Board"]], "Notes": [["Notes"]]}
    path = making.ods(folder / "Table.ods", {**notes, "Data": [head, *rows]})
    reader = recognise(path)
    assert isinstance(reader, YjbLocal)
    return reader.read(path)


def test_children_are_added_up(tmp_path: Path) -> None:
    rows = [
        at("Wolverhampton", "10-14", "Boys", "White", 5),
        at("Wolverhampton [note 3]", "15-17", "Girls", "Black", 7),
        at("Walsall ", "15-17", "Boys", "White", 4),
        at("Wolverhampton", "15-17", "Boys", "White", 9, year="2023-24"),
    ]
    reading = read(tmp_path, CHILDREN, rows)
    assert (reading.source_id, reading.rows_in, reading.rows_used, reading.findings) == ("yjb_local_level", 4, 3, [])
    found = making.row(reading, "youth_figure", area_code="X-YJS-WOLVERHAMPTON", end_date="2025-03-31")
    assert (found["area_kind"], found["measure_id"], found["value"]) == ("youth_service", "yjs_children", 12)
    assert (found["start_date"], found["cohort_type"]) == ("2024-04-01", "financial_year")
    assert found["place"] == "sheet Data, row 2 on, 2 rows added"


def test_outcomes_and_custody(tmp_path: Path) -> None:
    rows = [
        at("Dudley", "Pre-court", "Youth Caution", 10),
        at("Dudley", "Custody", "Detention And Training Order", 2),
        at("Dudley", "custody", "Detention and Training Order", 1),
    ]
    reading = read(tmp_path, OUTCOMES, rows)
    assert making.row(reading, "youth_figure", measure_id="yjs_cautions_sentences")["value"] == 13
    assert making.row(reading, "youth_figure", measure_id="yjs_custodial_sentences")["value"] == 3


def test_offences(tmp_path: Path) -> None:
    """The England_Wales column of this file holds stray places; it is not used."""
    rows = [["2024-25", "London", "LONDON", "Metropolitan", "Haringey", "Robbery", 20], at("Haringey", "Drugs", 30)]
    reading = read(tmp_path, OFFENCES, rows)
    found = making.row(reading, "youth_figure", measure_id="yjs_proven_offences")
    assert (found["area_code"], found["value"]) == ("X-YJS-HARINGEY", 50)


def test_older_headings_in_a_workbook(tmp_path: Path) -> None:
    head = ["Financial Year", "Region", "PCC", "YOT", "Caution or Sentence tier", "Number cautioned sentenced"]
    path = making.xlsx(
        tmp_path / "Outcome_table.xlsx", {"Data": [head, ["2019-20", "Wales", "Gwent", "Newport", "First Tier", 9]]}
    )
    found = making.row(recognise(path).read(path), "youth_figure", area_code="X-YJS-NEWPORT")
    assert found["value"] == 9


@pytest.mark.parametrize("name", ["Gwynedd & Ynys Mon", "Gwynedd Mon", "Gwynedd and Ynys Môn"])
def test_one_welsh_service_of_three_spellings(tmp_path: Path, name: str) -> None:
    reading = read(tmp_path, OFFENCES, [at(name, "Robbery", 1)])
    assert set(reading.tables["youth_figure"]["area_code"]) == {"X-YJS-GWYNEDD-AND-YNYS-MON"}


def test_two_names_of_one_service_are_added_and_said(tmp_path: Path) -> None:
    rows = [at("Gwynedd & Ynys Mon", "Robbery", 1), at("Gwynedd Mon", "Drugs", 2)]
    reading = read(tmp_path, OFFENCES, rows)
    assert set(reading.tables["youth_figure"]["value"]) == {3}
    assert making.said(reading, "note") == [
        ("sheet Data, row 2", "Gwynedd & Ynys Mon and Gwynedd Mon are one service, and were added together.")
    ]


def test_total_rows_are_not_added_to_their_parts(tmp_path: Path) -> None:
    rows = [
        at("Sandwell", "10-14", "Boys", "White", 5),
        at("Sandwell", "15-17", "Boys", "White", 7),
        at("Sandwell", "Total", "Boys", "White", 12),
        at("Sandwell", "Total", "Total", "All", 12),
    ]
    reading = read(tmp_path, CHILDREN, rows)
    found = making.row(reading, "youth_figure", area_code="X-YJS-SANDWELL")
    assert (found["value"], found["place"]) == (12, "sheet Data, row 2")
    assert making.said(reading, "note") == [("", "Not used: 1 row with subtotals beside their parts.")]


def test_a_total_unlike_its_parts(tmp_path: Path) -> None:
    rows = [at("Sandwell", "10-14", "Boys", "White", 5), at("Sandwell", "Total", "Total", "Total", 12)]
    reading = read(tmp_path, CHILDREN, rows)
    assert set(reading.tables["youth_figure"]["value"]) == {12}
    assert making.said(reading, "confirm") == [("sheet Data, row 2", "The total is 12, but its parts come to 5.")]


def test_a_withheld_part_withholds_the_sum(tmp_path: Path) -> None:
    rows = [at("Sandwell", "10-14", "Boys", "White", "*"), at("Sandwell", "15-17", "Boys", "White", 7)]
    found = making.row(read(tmp_path, CHILDREN, rows), "youth_figure", area_code="X-YJS-SANDWELL")
    assert (found["value"], found["symbol"]) == (None, "c")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            at("Wolverhamptn", "Robbery", 1),
            '"Wolverhamptn" is not a youth justice service that we know. Did you mean "Wolverhampton"?',
        ),
        (at("Dudley", "Robbery", 1, year="2024"), '"2024" is not a financial year such as 2024-25.'),
        (
            at("Dudley", "Robbery", 1, year="recent"),
            'The year "recent" is not a period that we can read. It should look like "Apr 2012 to Mar 2013".',
        ),
        (
            at("Dudley", "Robbery", -1),
            'In the column "Number_Of_Proven_Offences" -1 is not a whole number of people or offences.',
        ),
        (at("Dudley", "Robbery", None), 'There is nothing in the column "Number_Of_Proven_Offences".'),
    ],
)
def test_rows_refused(tmp_path: Path, row: list[object], sentence: str) -> None:
    reading = read(tmp_path, OFFENCES, [at("Walsall", "Robbery", 3), row])
    assert making.said(reading, "block") == [("sheet Data, row 3", sentence)]
    assert reading.rows_used == 1


def test_a_count_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refused:
        read(tmp_path, [*PLACE, "Number_Of_Remands"], [at("Walsall", 3)])
    assert str(refused.value) == (
        'Table.ods counts "Number_Of_Remands", which is none of children, cautions and sentences, or offences. '
        "Load one of the three local level tables."
    )
