"""The geographical data tool: names only, several totals, one level of them used."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from data.sources.moj_geographic import MojGeographic
from data.sources.registry import recognise
from data.tidy import CannotRead, Reading
from tests.data.sources import making

HEAD = ["Category", "Adult / Juvenile", "Geography", "Cohort", "offenders", "reoffenders", "reoffences"]
YEAR = "Apr 2020 to Mar 2021"
# Adults in the year ending March 2021, as published.
PUBLISHED = [
    ["Region total", "Adult", "England and Wales", YEAR, 288_877, 69_281, 240_000],
    ["Region total", "Adult", "London", YEAR, 43_156, 10_242, 30_000],
    ["UTLA total", "Adult", "Lambeth", YEAR, 2_006, 517, 1_900],
]


def read(folder: Path, rows: Sequence[Sequence[object]], head: Sequence[str] = HEAD) -> Reading:
    path = making.xlsx(folder / "tool.xlsx", {"Data": [head, *rows]})
    reader = recognise(path)
    assert isinstance(reader, MojGeographic)
    return reader.read(path)


def test_country_region_and_council(tmp_path: Path) -> None:
    reading = read(tmp_path, PUBLISHED)
    assert (reading.source_id, reading.rows_in, reading.rows_used, reading.findings) == (
        "moj_geographic_tool",
        3,
        3,
        [],
    )
    assert making.row(reading, "cohort", area_code="K04000001")["area_kind"] == "country"
    assert making.row(reading, "cohort", area_code="E12000007")["area_kind"] == "region"
    lambeth = making.row(reading, "cohort", area_kind="upper_tier")
    assert (lambeth["area_code"], lambeth["age"], lambeth["offenders"], lambeth["reoffenders"]) == (
        "E09000022",
        "adult",
        2_006,
        517,
    )
    assert (lambeth["start_date"], lambeth["end_date"], lambeth["cohort_type"]) == (
        "2020-04-01",
        "2021-03-31",
        "four_quarters",
    )
    assert lambeth["place"] == "sheet Data, row 4"


def test_names_as_moj_writes_them(tmp_path: Path) -> None:
    names = {
        "Bristol, City of": "E06000023",
        "Herefordshire UA": "E06000019",
        "County Durham": "E06000047",
        "St Helens": "E08000013",
        "Wolverhampton ": "E08000031",
        "Kingston upon Hull, City of [note 2]": "E06000010",
        "Rhondda Cynon Taf": "W06000016",
    }
    rows = [["UTLA total", "Juvenile", name, YEAR, 100, 30, 90] for name in names]
    reading = read(tmp_path, rows)
    assert making.said(reading, "block") == []
    assert set(reading.tables["cohort"]["area_code"]) == set(names.values())
    assert set(reading.tables["cohort"]["age"]) == {"child"}


def test_only_one_level_of_total_is_used(tmp_path: Path) -> None:
    others = [
        ["LTLA total", "Adult", "Lambeth", YEAR, 2_006, 517, 1_900],
        ["PCC total", "Adult", "West Midlands", YEAR, 14_000, 4_000, 16_000],
        ["Age: 18 to 20", "Adult", "Lambeth", YEAR, 100, 30, 90],
        ["Age: 18 to 20", "Adult", "Southwark", YEAR, 100, 30, 90],
    ]
    reading = read(tmp_path, [*PUBLISHED, *others])
    assert reading.rows_used == 3
    assert [message for _, message in making.said(reading, "note")] == [
        'Not used: 2 rows with the category "Age: 18 to 20", which is not a total that we read.',
        'Not used: 1 row with the category "LTLA total", which is not a total that we read.',
        'Not used: 1 row with the category "PCC total", which is not a total that we read.',
    ]


REGIONS = [
    "North East",
    "North West",
    "Yorkshire and the Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
]


def test_the_total_of_regions_is_known_by_its_regions(tmp_path: Path) -> None:
    names = ["England and Wales", *REGIONS, "Lambeth"]
    rows = [["Geography total", "Adult", name, YEAR, 1_000, 300, 900] for name in names]
    reading = read(tmp_path, [*PUBLISHED[2:], *rows])
    assert len(reading.tables["cohort"]) == 11
    assert [message for _, message in making.said(reading, "note")] == [
        '"Geography total" has all nine English regions under it, and was read as the total of regions.',
        'Not used: 1 row with the category "Geography total", which is not a total that we read.',
    ]


def test_a_known_total_of_regions_comes_first(tmp_path: Path) -> None:
    rows = [["Geography total", "Adult", name, YEAR, 1_000, 300, 900] for name in REGIONS]
    reading = read(tmp_path, [*PUBLISHED, *rows])
    assert making.said(reading, "block") == []
    assert making.row(reading, "cohort", area_code="E12000007")["offenders"] == 43_156


def test_eight_regions_are_no_total_of_regions(tmp_path: Path) -> None:
    """Probation regions share most of their names with regions, and some of their ground."""
    rows = [["Probation total", "Adult", name, YEAR, 1_000, 300, 900] for name in REGIONS if name != "South East"]
    assert read(tmp_path, [*PUBLISHED, *rows]).rows_used == 3


def test_country_and_region_may_stand_among_the_councils(tmp_path: Path) -> None:
    rows = [["UTLA total", *row[1:]] for row in PUBLISHED]
    assert read(tmp_path, rows).rows_used == 3


def test_duplicates(tmp_path: Path) -> None:
    same = ["UTLA total", *PUBLISHED[1][1:]]
    reading = read(tmp_path, [*PUBLISHED, same])
    assert reading.rows_used == 3
    assert making.said(reading, "note") == [("", "Not used: 1 row repeating a figure that the file has already given.")]
    different = ["UTLA total", "Adult", "London", YEAR, 1, 1, 1]
    reading = read(tmp_path, [*PUBLISHED, different])
    assert reading.rows_used == 2
    sentence = "Another row gives a different figure for the same thing, so neither was used."
    assert making.said(reading, "block") == [("sheet Data, row 5", sentence), ("sheet Data, row 3", sentence)]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Wolverhamptn", '"Wolverhamptn" is not an area that we know. Did you mean "Wolverhampton"?'),
        ("Narnia", '"Narnia" is not an area that we know.'),
    ],
)
def test_unknown_names_are_refused(tmp_path: Path, name: str, sentence: str) -> None:
    reading = read(tmp_path, [*PUBLISHED, ["UTLA total", "Adult", name, YEAR, 10, 3, 9]])
    assert making.said(reading, "block") == [("sheet Data, row 5", sentence)]


def test_people_without_an_area(tmp_path: Path) -> None:
    reading = read(tmp_path, [*PUBLISHED, ["UTLA total", "Adult", "Unknown", YEAR, 10, 3, 9]])
    assert making.said(reading, "note") == [("", 'Not used: 1 row about "Unknown", which is no area.')]


def test_without_reoffences(tmp_path: Path) -> None:
    reading = read(tmp_path, [row[:6] for row in PUBLISHED], HEAD[:6])
    assert set(reading.tables["cohort"]["reoffences"]) == {None}


def test_a_bad_cohort(tmp_path: Path) -> None:
    reading = read(tmp_path, [["UTLA total", "Adult", "Lambeth", "Mar 2021", 10, 3, 9]])
    assert making.said(reading, "block") == [
        ("sheet Data, row 2", 'The cohort "Mar 2021" is neither a quarter nor a year of four quarters.')
    ]


def test_another_file_is_told_what_we_read(tmp_path: Path) -> None:
    path = making.xlsx(tmp_path / "other.xlsx", {"Cover": [["Police funding"]], "Table": [["Force", "Grant"]]})
    with pytest.raises(CannotRead) as refused:
        recognise(path)
    assert str(refused.value).startswith(
        "other.xlsx is not laid out like any file that we read. It has sheets Cover, Table. "
        "We read: DfE local authority interactive tool; HMPPS offender accommodation or employment outcomes; MHCLG "
    )
    assert str(refused.value).endswith("Load the file exactly as the publisher offers it.")
