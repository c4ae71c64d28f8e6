"""The overall data tool: columns and categories as public code that reads it has them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from data.sources.moj_overall import MojOverall
from data.sources.registry import recognise
from data.tidy import Reading
from tests.data.sources import making

HEAD = ["adult_child", "cohort", "region", "category", "subcat1", "subcat2", "offenders", "reoffenders", "reoffences"]
EW = "England and Wales"
YEAR = "Apr 2023 to Mar 2024"
# England and Wales, all offenders 2023/24, as published: 331,356 and 93,413; split here by guesswork.
TOTALS = [
    ["Adult", YEAR, EW, "Total", None, None, 321_000, 90_000, 430_000],
    ["Child", YEAR, EW, "Total", None, None, 10_356, 3_413, 11_946],
]


def read(folder: Path, rows: Sequence[Sequence[object]], head: Sequence[str] = HEAD) -> Reading:
    path = making.xlsx(folder / "tool.xlsx", {"Contents": [["Proven reoffending"]], "Data": [head, *rows]})
    reader = recognise(path)
    assert isinstance(reader, MojOverall)
    return reader.read(path)


def test_totals(tmp_path: Path) -> None:
    reading = read(tmp_path, TOTALS)
    assert (reading.source_id, reading.rows_in, reading.rows_used, reading.findings) == ("moj_overall_tool", 2, 2, [])
    adult = making.row(reading, "cohort", age="adult")
    assert adult["area_kind"] == "country"
    assert adult["area_code"] == "K04000001"
    assert (adult["start_date"], adult["end_date"], adult["cohort_type"]) == (
        "2023-04-01",
        "2024-03-31",
        "four_quarters",
    )
    assert (adult["offenders"], adult["reoffenders"], adult["reoffences"]) == (321_000, 90_000, 430_000)
    assert {adult[name] for name in ("offence", "sex", "previous_offences", "disposal")} == {"all"}
    assert adult["place"] == "sheet Data, row 2"
    assert sum(reading.tables["cohort"]["offenders"]) == 331_356
    assert sum(reading.tables["cohort"]["reoffenders"]) == 93_413


@pytest.mark.parametrize(
    ("category", "subcategories", "wanted"),
    [
        ("Index offence total", ["Theft", None], {"offence": "theft"}),
        ("Index offence total", ["Violence Against the Person ", "Total"], {"offence": "violence"}),
        ("Index offence", ["Criminal Damage & Arson [note 1]", None], {"offence": "criminal_damage"}),
        ("Index offence total", ["Summary Non-motoring", None], {"offence": "summary_non_motoring"}),
        ("Age group", ["21 to 24", None], {"age": "21-24"}),
        ("Age", ["50+", None], {"age": "50+"}),
        ("a. Sex", ["a. Female", None], {"sex": "female"}),
        ("Gender total", ["Males", None], {"sex": "male"}),
        ("Number of previous offences", ["11 or more", None], {"previous_offences": "11+"}),
        ("Number of previous offences total", [0, None], {"previous_offences": "0"}),
        ("Disposal", ["Caution", None], {"disposal": "caution"}),
        ("Age by sex", ["18 to 20", "Male"], {"age": "18-20", "sex": "male"}),
        ("b. Index offence by age", ["Fraud", "b. 25 to 29"], {"offence": "fraud", "age": "25-29"}),
        ("Index offence by sex", ["Fraud", "Total"], {"offence": "fraud", "sex": "all"}),
    ],
)
def test_breakdowns(tmp_path: Path, category: str, subcategories: list[object], wanted: dict[str, str]) -> None:
    reading = read(tmp_path, [["Adult", YEAR, EW, category, *subcategories, 100, 30, 90]])
    assert reading.findings == []
    (found,) = reading.tables["cohort"].to_dict("records")
    assert {name: found[name] for name in wanted} == wanted
    assert found["age"] == wanted.get("age", "adult")


def test_older_words_and_headings(tmp_path: Path) -> None:
    head = ["Adult / Juvenile", "Cohort ", "Region", "Category", "Subcategory1", "Subcategory2"]
    head += ["Number of\r\noffenders in\r\nthe eligible\r\ncohort", "Number of\r\nreoffenders", "Number of reoffences"]
    rows = [["Juvenile", "Apr 2012 to Mar 2013 [note 1]", "England & Wales", "Total ", "", "", "1,000", "300", "1,200"]]
    reading = read(tmp_path, rows, head)
    found = making.row(reading, "cohort", age="child")
    assert (found["offenders"], found["reoffenders"], found["reoffences"]) == (1000, 300, 1200)


def test_three_month_cohorts_and_regions(tmp_path: Path) -> None:
    reading = read(tmp_path, [["Adult", "Jan 2024 to Mar 2024", "Yorkshire and Humberside", "Total", "", "", 10, 3, 9]])
    found = making.row(reading, "cohort", area_code="E12000003")
    assert (found["area_kind"], found["cohort_type"]) == ("region", "three_month")


def test_withheld_counts_keep_their_mark(tmp_path: Path) -> None:
    reading = read(tmp_path, [["Adult", YEAR, "London", "Index offence total", "Robbery", "", 20, "*", "*"]])
    found = making.row(reading, "cohort", offence="robbery")
    assert (found["offenders"], found["reoffenders"], found["symbol"]) == (20, None, "c")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ["Adult", "2023/24 Q1", EW, "Total", "", "", 10, 3, 9],
            'The cohort "2023/24 Q1" is not a period that we can read. It should look like "Apr 2012 to Mar 2013".',
        ),
        (
            ["Adult", "2016", EW, "Total", "", "", 10, 3, 9],
            'The cohort "2016" is neither a quarter nor a year of four quarters.',
        ),
        (["Both", YEAR, EW, "Total", "", "", 10, 3, 9], '"Both" is neither Adult nor Child (or Juvenile).'),
        (
            ["Adult", YEAR, "West Midland", "Total", "", "", 10, 3, 9],
            '"West Midland" is not a region that we know. Did you mean "West Midlands"?',
        ),
        (
            ["Adult", YEAR, EW, "Index offence total", "Roberry", "", 10, 3, 9],
            '"Roberry" is not an offence group that we know. Did you mean "Robbery"?',
        ),
        (
            ["Adult", YEAR, EW, "Index offence total", "Arson of barns", "", 10, 3, 9],
            '"Arson of barns" is not an offence group that we know.',
        ),
        (["Adult", YEAR, EW, "Age", "15 to 17", "", 10, 3, 9], 'The ages 15 to 17 do not belong to "adult".'),
        (["Adult", YEAR, EW, "Total", "", "", None, 3, 9], "There is no number of offenders."),
        (["Adult", YEAR, EW, "Total", "", "", 3, 10, 19], "There are more reoffenders (10) than offenders (3)."),
        (["Adult", YEAR, EW, "Total", "", "", 10, 5, 3], "There are fewer reoffences (3) than reoffenders (5)."),
        (
            ["Adult", YEAR, EW, "Total", "", "", 10.5, 5, 9],
            'In the column "offenders" 10.5 is not a whole number of people or offences.',
        ),
        (
            ["Adult", YEAR, EW, "Total", "", "", "many", 5, 9],
            'In the column "offenders" there is "many" where a number should be.',
        ),
    ],
)
def test_rows_refused(tmp_path: Path, row: list[object], sentence: str) -> None:
    reading = read(tmp_path, [*TOTALS, row])
    assert making.said(reading, "block") == [("sheet Data, row 4", sentence)]
    assert reading.rows_used == 2


@pytest.mark.parametrize(
    ("category", "subcategories", "sentence"),
    [
        ("Ethnicity", ["Asian", ""], 'Not used: 1 row with the category "Ethnicity", which we have no place for.'),
        (
            "Ethnicity and sex",
            ["Asian", "Male"],
            'Not used: 1 row with the category "Ethnicity and sex", which we have no place for.',
        ),
        ("Total", ["Asian", ""], 'Not used: 1 row with the category "Total", which we have no place for.'),
        (
            "Disposal",
            ["Custody - 2 years to 4 years", ""],
            'Not used: 1 row about "Custody - 2 years to 4 years", which is not one of our groups of disposal.',
        ),
        ("Sex", ["Not recorded", ""], 'Not used: 1 row about "Not recorded", which is not one of our groups of sex.'),
    ],
)
def test_breakdowns_without_a_place_are_counted(
    tmp_path: Path, category: str, subcategories: list[str], sentence: str
) -> None:
    reading = read(tmp_path, [*TOTALS, ["Adult", YEAR, EW, category, *subcategories, 10, 3, 9]])
    assert making.said(reading, "note") == [("", sentence)]
    assert reading.rows_used == 2


def test_people_without_a_region(tmp_path: Path) -> None:
    reading = read(tmp_path, [*TOTALS, ["Adult", YEAR, "Unknown", "Total", "", "", 10, 3, 9]])
    assert making.said(reading, "note") == [("", "Not used: 1 row about people whose region is not known.")]


def test_a_total_given_twice(tmp_path: Path) -> None:
    """The total row and an all-offences row of a breakdown are one figure."""
    twice = ["Adult", YEAR, EW, "Index offence total", "Total", "", 321_000, 90_000, 430_000]
    reading = read(tmp_path, [*TOTALS, twice])
    assert reading.rows_used == 2
    other = [*twice[:6], 321_001, 90_000, 430_000]
    assert read(tmp_path, [*TOTALS, other]).rows_used == 1
