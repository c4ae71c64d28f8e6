"""Mid-year estimates: the wide and the long layout, as bands per district."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from data.settings import PUBLISHED
from data.sources.ons_population import OnsPopulation
from data.sources.registry import recognise
from data.tidy import CannotRead, Reading
from tests.data.sources import making

AGES = [*range(90), "90+"]
HEAD = ["code", "name", "all", *AGES]
# 1,000 people of every age from 0 to 90 and over.
FLAT = ["E08000031", "Wolverhampton", 91_000, *[1_000] * 91]
BANDS = {
    (0, None): 91_000,
    (0, 9): 10_000,
    (10, 14): 5_000,
    (15, 17): 3_000,
    (10, 17): 8_000,
    (18, 20): 3_000,
    (21, 24): 4_000,
    (25, 29): 5_000,
    (30, 34): 5_000,
    (35, 39): 5_000,
    (40, 44): 5_000,
    (45, 49): 5_000,
    (50, None): 41_000,
    (18, None): 73_000,
}


def read(path: Path) -> Reading:
    reader = recognise(path)
    assert isinstance(reader, OnsPopulation)
    return reader.read(path)


def bands(reading: Reading, code: str = "E08000031", year: int = 2024) -> dict[tuple[int, int | None], int]:
    rows = reading.tables["population"]
    rows = rows[(rows["area_code"] == code) & (rows["year"] == year)]
    ages = zip(rows["age_from"], rows["age_to"], rows["persons"], strict=True)
    return {(first, None if pd.isna(last) else int(last)): people for first, last, people in ages}


def test_a_wide_csv(tmp_path: Path) -> None:
    reading = read(making.table(tmp_path / "lad_mid2024.csv", [HEAD, FLAT]))
    assert (reading.source_id, reading.rows_in, reading.rows_used, reading.findings) == ("ons_population", 1, 14, [])
    assert bands(reading) == BANDS
    assert list(reading.tables["population"]["place"])[:2] == ["row 2, all ages", "row 2, ages 0 to 9 added"]


def test_the_workbook_of_three_sheets(tmp_path: Path) -> None:
    """Persons, males and females: only the first is of everybody."""
    title = ["Mid-2024: persons by local authority [note 1]"]
    head = ["Code", "Name", "Geography", "All ages", *AGES]
    row = [FLAT[0], FLAT[1], "Metropolitan District", *FLAT[2:]]
    england = ["E92000001", "ENGLAND", "Country", *FLAT[2:]]
    sheets = {name: [title, [], head, england, row] for name in ("MYE2 - Persons", "MYE2 - Males", "MYE2 - Females")}
    reading = read(making.xlsx(tmp_path / "ukpopestimates.xlsx", {"Contents": [["Contents"]], **sheets}))
    assert bands(reading) == BANDS
    assert making.said(reading, "note") == [
        ("", "Not used: 1 row about other areas than the districts of England and Wales.")
    ]


def test_the_detailed_series(tmp_path: Path) -> None:
    head = ["ladcode23", "laname23", "country", "sex", "age", "population_2023", "population_2024"]
    rows = [["E08000031", "Wolverhampton", "E", sex, age, 400, 500] for sex in ("F", "M") for age in range(91)]
    path = making.xlsx(tmp_path / "myeb.xlsx", {"MYEB1": [["Table MYEB1: Detailed population estimates"], head, *rows]})
    reading = read(path)
    assert (reading.rows_in, reading.rows_used) == (182, 28)
    assert bands(reading) == BANDS
    assert bands(reading, year=2023)[(10, 17)] == 6_400


def test_a_series_with_an_age_missing(tmp_path: Path) -> None:
    head = ["ladcode23", "laname23", "country", "sex", "age", "population_2024"]
    rows = [["E08000031", "Wolverhampton", "E", sex, age, 500] for sex in "FM" for age in range(91)][1:]
    twice = [*rows, rows[-1]]
    reading = read(making.table(tmp_path / "myeb.csv", [head, *twice]))
    assert making.said(reading, "block") == [
        ("row 183", "This district, sex and age have already had a row; the first one was used."),
        ("the file, rows of E08000031", "Some ages of males or females are missing, so the district was not used."),
    ]
    assert reading.rows_used == 0


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ["E08000099", "Wolverhamton", *FLAT[2:]],
            '"E08000099" (Wolverhamton) is not a district that we know. Did you mean "Wolverhampton"?',
        ),
        ([*FLAT[:2], 90_000, *FLAT[3:]], "The ages add up to 91,000 people, but the total is 90,000."),
        ([*FLAT[:3], 1_000.4, *FLAT[4:]], "Among the ages 1000.4 is not a whole number of people or offences."),
        ([*FLAT[:3], None, *FLAT[4:]], "A number of people is missing."),
    ],
)
def test_rows_refused(tmp_path: Path, row: list[object], sentence: str) -> None:
    reading = read(making.table(tmp_path / "mid-2024.csv", [HEAD, row]))
    assert making.said(reading, "block") == [("row 2", sentence)]


@pytest.mark.parametrize(
    ("name", "head", "sentence"),
    [
        (
            "people.csv",
            HEAD,
            'people.csv does not say which mid-year it is for. Put the year into its name, as in "mid-2023.csv".',
        ),
        (
            "mid2024.csv",
            HEAD[:40],
            "mid2024.csv does not have a column for every year of age from 0 to 90 and over. "
            "Load the estimates by single year of age.",
        ),
        (
            "mid2024.csv",
            [*HEAD[:10], "other", *HEAD[11:]],
            "mid2024.csv does not have a column for every year of age from 0 to 90 and over. "
            "Load the estimates by single year of age.",
        ),
    ],
)
def test_files_refused(tmp_path: Path, name: str, head: Sequence[object], sentence: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(making.table(tmp_path / name, [head, FLAT]))
    assert str(refused.value) == sentence


def test_two_sheets_of_everybody(tmp_path: Path) -> None:
    path = making.xlsx(tmp_path / "mid2024.xlsx", {"One": [HEAD, FLAT], "Two": [HEAD, FLAT]})
    with pytest.raises(CannotRead, match=r"more than one sheet of people by age \(One and Two\)"):
        read(path)


def test_the_estimates_in_hand_give_what_is_shipped(shared: Path, tmp_path: Path) -> None:
    original = shared / "published" / "population" / "lad_population_by_age_mid2023_policyengine.csv"
    path = tmp_path / original.name
    path.write_bytes(original.read_bytes())
    reading = read(path)
    both = pd.read_csv(PUBLISHED / "population_mid2023.csv").merge(
        reading.tables["population"].astype({"age_to": float}),
        on=["area_kind", "area_code", "year", "age_from", "age_to"],
        suffixes=("", "_read"),
    )
    assert len(both) == reading.rows_used == 4_452
    assert (both["persons"] == both["persons_read"]).all()
