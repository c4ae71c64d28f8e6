"""The local authority interactive tool: text values, abolished councils, a national row that is a sum."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from data.settings import PUBLISHED
from data.sources.dfe_lait import DfeLait, smallest_counts
from data.sources.registry import recognise
from data.sources.tables import KEYS
from data.tidy import Reading
from tests.data.sources import making

HEAD = ["Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region"]
OLDER = "ReoffYO15-17"


def line(measure: str, year: str, place: str, value: object) -> list[object]:
    return [measure, "a description", year, place, value, 336.0, "West Midlands"]


def read(folder: Path, rows: Sequence[Sequence[object]]) -> Reading:
    reader = recognise(making.table(folder / "lait.csv", [HEAD, *rows]))
    assert isinstance(reader, DfeLait)
    return reader.read(folder / "lait.csv")


def test_a_percentage_of_a_small_group(tmp_path: Path) -> None:
    reading = read(tmp_path, [line(OLDER, "2024", "Wolverhampton", "36.11")])
    found = making.row(reading, "youth_figure", area_code="E08000031")
    assert (found["area_kind"], found["measure_id"], found["value"]) == ("upper_tier", "child_reoffending_15_17", 36.11)
    assert (found["start_date"], found["end_date"], found["cohort_type"]) == (
        "2023-04-01",
        "2024-03-31",
        "four_quarters",
    )
    assert (found["numerator"], found["denominator"], found["implied"]) == (13, 36, True)
    assert found["place"] == "row 2, ReoffYO15-17, 2024, Wolverhampton"


@pytest.mark.parametrize(
    ("percentage", "counts"),
    [(36.11, (13, 36)), (17.65, (3, 17)), (38.24, (13, 34)), (37.5, None), (50, None), (0, None), (100, None)],
)
def test_the_smallest_group_that_fits(percentage: float, counts: tuple[int, int] | None) -> None:
    assert smallest_counts(percentage) == counts


@pytest.mark.parametrize(
    ("measure", "year", "start", "end", "cohort_type"),
    [
        ("ReoffYO", "2016", "2015-04-01", "2016-03-31", "four_quarters"),
        ("FirstYJS", "2024", "2024-01-01", "2024-12-31", "calendar_year"),
        ("YJS_Caution-Sentence10-17_YO", "2024-25", "2024-04-01", "2025-03-31", "financial_year"),
        ("LAC_Convictions", "2020", "2019-04-01", "2020-03-31", "financial_year"),
        ("YouthJusticeFinance", "2016-17 (OT)", "2016-04-01", "2017-03-31", "financial_year"),
    ],
)
def test_each_measure_has_its_own_year(
    tmp_path: Path, measure: str, year: str, start: str, end: str, cohort_type: str
) -> None:
    (found,) = read(tmp_path, [line(measure, year, "Dudley", "50")]).tables["youth_figure"].to_dict("records")
    assert (found["start_date"], found["end_date"], found["cohort_type"]) == (start, end, cohort_type)
    assert not found["implied"]


def test_what_is_not_available(tmp_path: Path) -> None:
    found = making.row(read(tmp_path, [line(OLDER, "2024", "Rutland", "-")]), "youth_figure", area_code="E06000017")
    assert found["value"] is None
    assert found["symbol"] == "x"


def test_a_number_that_went_through_a_spreadsheet(tmp_path: Path) -> None:
    reading = read(tmp_path, [line(OLDER, "2024", "North Somerset", "16.670000000000002")])
    assert making.row(reading, "youth_figure", area_code="E06000024")["value"] == 16.67


def test_reorganised_councils(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        [
            line("FirstYJS", "2016", "Buckinghamshire", "-"),
            line("FirstYJS", "2016", "Buckinghamshire (Pre LG)", "120"),
            line("FirstYJS", "2016", "Dorset (Pre LG)", "200"),
            line("FirstYJS", "2016", "Dorset", "-"),
            line("FirstYJS", "2024", "Dorset", "210"),
            line("YJS_Caution-Sentence10-17_YO", "2024-25", "Cumbria", "0"),
        ],
    )
    rows = reading.tables["youth_figure"]
    assert list(zip(rows["area_code"], rows["value"], strict=True)) == [
        ("E06000060", 120),
        ("E10000009", 200),
        ("E06000059", 210),
    ]
    assert making.said(reading, "note") == [
        ("", "Not used: 3 rows with nothing or nought for a council that did not exist in that year.")
    ]


def test_a_national_rate_that_is_a_sum(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        [
            line("FirstYJS", "2016", "England", "3071"),
            line("FirstYJS", "2016", "North East", "237"),
            line("FirstYJS", "2016", "London", "417"),
            line("YouthJusticeFinance", "2016-17 (OT)", "England", "1000000"),
            line("YouthJusticeFinance", "2016-17 (OT)", "London", "200000"),
        ],
    )
    assert making.said(reading, "block") == [
        (
            "row 2, FirstYJS, 2016, England",
            "The figure for England (3,071) lies outside those of its regions (237 to 417), "
            "as if they had been added up.",
        )
    ]
    assert reading.rows_used == 4


def test_what_is_left_aside(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        [
            line("KS4", "2024", "Dudley", "5"),
            line("FirstYJS", "2024", "London (Inner)", "5"),
            line("LAC_Convictions", "2021", "Dudley", "2"),
            line("FirstYJS", "2024", "Dudley", "100"),
        ],
    )
    assert (reading.rows_in, reading.rows_used) == (4, 1)
    assert [message for _, message in making.said(reading, "note")] == [
        "Not used: 1 row about other things than youth justice.",
        "Not used: 1 row about Inner or Outer London, which are no regions of their own.",
        "Not used: 1 row with whole per cents of looked-after children after March 2020, "
        "whose counts are in another release.",
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            line(OLDER, "2024", "Wolverhamptn", "36.11"),
            '"Wolverhamptn" is not a council or region that we know. Did you mean "Wolverhampton"?',
        ),
        (
            line(OLDER, "last year", "Dudley", "36.11"),
            'The year "last year" is not a period that we can read. It should look like "Apr 2012 to Mar 2013".',
        ),
        (
            line(OLDER, "2024", "Dudley", "a third"),
            'In the column Values there is "a third" where a number should be.',
        ),
    ],
)
def test_rows_refused(tmp_path: Path, row: list[object], sentence: str) -> None:
    assert [message for _, message in making.said(read(tmp_path, [row]), "block")] == [sentence]


def test_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "bds_long_0.parquet"
    pd.DataFrame([line(OLDER, "2024", "Wolverhampton", "36.11")], columns=HEAD).to_parquet(path)
    reader = recognise(path)
    assert making.row(reader.read(path), "youth_figure", area_code="E08000031")["place"] == (
        "ReoffYO15-17, 2024, Wolverhampton"
    )


@pytest.fixture(scope="module")
def original(shared: Path) -> Reading:
    path = shared / "published" / "youth" / "dfe_lait_bds_long_0.parquet"
    return recognise(path).read(path)


def test_the_original_gives_what_is_shipped(original: Reading) -> None:
    assert (original.rows_in, len(original.refused)) == (641_070, 9)
    shipped = pd.concat([pd.read_csv(file) for file in sorted(PUBLISHED.glob("youth_figure_dfe*.csv"))])
    keys = list(KEYS["youth_figure"])
    both = shipped[shipped["source_id"] == "dfe_lait"].merge(
        original.tables["youth_figure"], on=keys, how="outer", indicator=True, suffixes=("", "_read")
    )
    assert set(both["_merge"]) == {"both"}
    for column in ("value", "numerator", "denominator"):
        assert (both[column].astype(float).fillna(-1) == both[f"{column}_read"].astype(float).fillna(-1)).all()
    assert (both["symbol"].fillna("") == both["symbol_read"].fillna("")).all()
    assert (both["implied"] == both["implied_read"]).all()


@pytest.mark.parametrize(
    ("code", "rate"),
    [
        ("E08000031", 36.1),
        ("E08000030", 33.3),
        ("E08000027", 23.4),
        ("E08000028", 27.3),
        ("E08000029", 17.7),
        ("E06000026", 26.5),
        ("E09000014", 38.2),
        ("E06000054", 17.4),
    ],
)
def test_printed_rates_of_2024(original: Reading, code: str, rate: float) -> None:
    wanted = {"area_code": code, "measure_id": "child_reoffending_15_17", "end_date": "2024-03-31"}
    assert round(making.row(original, "youth_figure", **wanted)["value"] + 1e-9, 1) == rate
