"""File 7 of the Indices of Deprivation, written from the neighbourhoods in ../shared and by hand."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from data.sources.imd_file7 import ImdFile7
from data.sources.registry import recognise
from data.tidy import Reading
from tests.data.sources import making

DOMAINS = [
    "Index of Multiple Deprivation (IMD)",
    "Income",
    "Employment",
    "Education, Skills and Training",
    "Health Deprivation and Disability",
    "Crime",
    "Barriers to Housing and Services",
    "Living Environment",
    "Income Deprivation Affecting Children Index (IDACI)",
    "Income Deprivation Affecting Older People (IDAOPI)",
    "Children and Young People Sub-domain",
]
RATES = {"Income", "Employment", DOMAINS[8], DOMAINS[9]}


def head(lsoa: int, lad: int, population: str) -> list[str]:
    """The published headings, the cut-off one and a blank at the very end included."""
    names = [f"LSOA code ({lsoa})", f"LSOA name ({lsoa})"]
    names += [f"Local Authority District code ({lad})", f"Local Authority District name ({lad})"]
    for domain in DOMAINS:
        names += [
            f"{domain} Score (rate)" if domain in RATES else f"{domain} Score",
            f"{domain} Rank (where 1 is most deprived)",
            f"{domain} Decile (where 1 is most deprived 10% of LSOAs)",
        ]
    names[-1] = "Children and Young People Sub-domain Decile (where 1 is most deprived 10% of LSO"
    return [*names, f"Total population: {population}", "Working age population 18-66: mid 2022 "]


def neighbourhood(code: str, name: str, district: tuple[str, str], scores: Sequence[float], rank: int) -> list[object]:
    figures = [value for score in scores for value in (score, rank, min(10, 1 + rank * 10 // 33_756))]
    return [code, name, *district, *figures, 1_500, 900]


WOLVERHAMPTON = ("E08000031", "Wolverhampton")
ROW = neighbourhood("E01010410", "Wolverhampton 020A", WOLVERHAMPTON, [40.5] * 11, 3_000)


def read(path: Path) -> Reading:
    reader = recognise(path)
    assert isinstance(reader, ImdFile7)
    return reader.read(path)


def test_a_csv_of_2025(tmp_path: Path) -> None:
    reading = read(making.table(tmp_path / "File_7.csv", [head(2021, 2024, "mid 2022"), ROW], "utf-8-sig"))
    assert (reading.source_id, reading.rows_in, reading.rows_used) == ("mhclg_imd2025_file7", 1, 10)
    found = making.row(reading, "deprivation_neighbourhood", domain="crime")
    assert found["neighbourhood_code"] == "E01010410"
    assert (found["district_code"], found["index_id"], found["population"]) == ("E08000031", "imd2025", 1500)
    assert (found["score"], found["rank"], found["decile"], found["place"]) == (40.5, 3000, 1, "row 2")
    assert making.said(reading, "confirm") == [
        ("", "This edition has 33,755 neighbourhoods; the file has 1. Check that it is whole.")
    ]


def test_a_workbook_of_2019(tmp_path: Path) -> None:
    headings = head(2011, 2019, "mid 2015 (excluding prisoners)")
    path = making.xlsx(tmp_path / "File_7.xlsx", {"Notes": [["IoD2019"]], "IoD2019 File 7": [headings, ROW]})
    reading = read(path)
    assert reading.source_id == "mhclg_imd2019_file7"
    assert set(reading.tables["deprivation_neighbourhood"]["index_id"]) == {"imd2019"}
    assert making.row(reading, "deprivation_neighbourhood", domain="idaopi")["place"] == "sheet IoD2019 File 7, row 2"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {3: "Wolverhamton", 2: "E08000099"},
            '"E08000099" (Wolverhamton) is not a district that we know.',
        ),
        (
            {5: 40_000},
            'In the column "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)" 40000',
        ),
        (
            {6: 0},
            'In the column "Index of Multiple Deprivation (IMD) Decile (where 1 is',
        ),
        ({4: None}, 'There is nothing in the column "Index of Multiple Deprivation (IMD) Score".'),
    ],
)
def test_rows_refused(tmp_path: Path, change: dict[int, object], sentence: str) -> None:
    row = [change.get(at, cell) for at, cell in enumerate(ROW)]
    reading = read(making.table(tmp_path / "File_7.csv", [head(2021, 2024, "mid 2022"), row]))
    ((where, message),) = making.said(reading, "block")
    assert where == "row 2"
    assert message.startswith(sentence)
    assert reading.rows_used == 0


def test_a_neighbourhood_twice(tmp_path: Path) -> None:
    reading = read(making.table(tmp_path / "File_7.csv", [head(2021, 2024, "mid 2022"), ROW, ROW]))
    assert making.said(reading, "block") == [
        ("row 3", '"E01010410" has already had a row in this file; the first one was used.')
    ]
    assert reading.rows_used == 10


def test_every_neighbourhood_of_2025(shared: Path, tmp_path: Path) -> None:
    """33,755 rows, made from the scores, ranks and deciles of the edition."""
    path = tmp_path / "File_7.csv"
    making.table(path, [head(2021, 2024, "mid 2022"), *_edition(shared)])
    reading = read(path)
    assert (reading.rows_in, reading.rows_used, reading.findings) == (33_755, 337_550, [])
    rows = reading.tables["deprivation_neighbourhood"]
    worst = rows[(rows["domain"] == "imd") & (rows["district_code"] == "E08000031") & (rows["decile"] == 1)]
    # File 10 prints that 0.2174 of Wolverhampton's 161 neighbourhoods are in the worst tenth.
    assert round(len(worst) / 161, 4) == 0.2174


def _edition(shared: Path) -> Iterator[list[object]]:
    areas = _by_code(shared / "published" / "geography" / "lookup_lsoa21_ward24_ltla24.csv")
    names = ["IMD", "Income", "Employment", "Education", "Health", "Crime", "Housing_and_Services", "Environment"]
    for code, row in _by_code(shared / "published" / "deprivation" / "imd2025_england_lsoa21.csv").items():
        figures = [float(row[f"{name}_{what}"]) for name in names for what in ("score", "rank", "decile")]
        income = figures[3:6]
        area = areas[code]
        yield [code, area["lsoa21_name"], area["ltla24_code"], area["ltla24_name"], *figures, *income * 3, 1_500, 900]


def _by_code(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["lsoa21_code"]: row for row in csv.DictReader(file)}
