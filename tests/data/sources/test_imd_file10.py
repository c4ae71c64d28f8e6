"""File 10 of the Indices of Deprivation: the 2019 original, and both editions written by hand."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from data.settings import PUBLISHED
from data.sources.imd_file10 import ImdFile10
from data.sources.registry import recognise
from data.tidy import CannotRead, Reading
from tests.data.sources import making

ORIGINAL = "File_10_-_IoD2019_Local_Authority_District_Summaries__lower-tier__.xlsx"
# Printed average score and its rank, and the rank in the Crime domain.
PRINTED = [
    ("E08000031", 32.102, 24, 119),
    ("E08000030", 31.555, 25, 93),
    ("E08000027", 24.103, 91, 157),
    ("E08000028", 34.884, 12, 75),
]


def head(year: int, domain: str) -> list[str]:
    """Headings as published, most with a blank behind them."""
    key = f"Local Authority District code ({year})", f"Local Authority District name ({year})"
    return [
        *key,
        f"{domain} - Average rank ",
        f"{domain} - Rank of average rank ",
        f"{domain} - Average score ",
        f"{domain} - Rank of average score ",
        f"{domain} - Proportion of LSOAs in most deprived 10% nationally ",
        f"{domain} - Rank of proportion of LSOAs in most deprived 10% nationally ",
    ]


def wolverhampton(score: float, rank: int) -> list[object]:
    return ["E08000031", "Wolverhampton", 22_000.5, rank + 1, score, rank, 0.2174, 23]


def read(folder: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Reading:
    path = making.xlsx(folder / "File_10.xlsx", {"Notes": [["Notes"]], **sheets})
    reader = recognise(path)
    assert isinstance(reader, ImdFile10)
    return reader.read(path)


@pytest.fixture(scope="module")
def original(shared: Path) -> Reading:
    path = shared / "published" / "deprivation" / ORIGINAL
    return recognise(path).read(path)


def test_the_original_gives_what_is_shipped(original: Reading) -> None:
    assert (original.source_id, original.rows_in, original.rows_used) == ("mhclg_imd2019_file10", 3_170, 3_170)
    assert original.findings == []
    both = pd.read_csv(PUBLISHED / "deprivation_imd2019.csv").merge(
        original.tables["deprivation"], on=["area_code", "index_id", "domain"], suffixes=("", "_read")
    )
    assert len(both) == 3_170
    for column in ("average_score", "rank_average_score", "share_most_deprived", "areas_ranked"):
        assert (both[column] == both[f"{column}_read"]).all()


@pytest.mark.parametrize(("code", "score", "rank", "crime_rank"), PRINTED)
def test_printed_scores_and_ranks(original: Reading, code: str, score: float, rank: int, crime_rank: int) -> None:
    overall = making.row(original, "deprivation", area_code=code, domain="imd")
    assert (overall["average_score"], overall["rank_average_score"]) == (score, rank)
    assert making.row(original, "deprivation", area_code=code, domain="crime")["rank_average_score"] == crime_rank


def test_where_a_figure_stands(original: Reading) -> None:
    found = making.row(original, "deprivation", area_code="E08000031", domain="imd")
    assert (found["place"], found["areas_ranked"], found["share_most_deprived"]) == (
        "sheet IMD, cell E279",
        317,
        0.2089,
    )


def test_the_edition_of_2025(tmp_path: Path) -> None:
    sheets = {
        "IMD": [head(2024, "IMD"), wolverhampton(32.552, 23)],
        "Crime": [head(2024, "Crime"), wolverhampton(0.462, 34)],
        "Education": [head(2024, "Education, Skills and Training"), wolverhampton(30.265, 48)],
        "IDAOPI": [head(2024, "IDAOPI"), wolverhampton(0.225, 28)],
    }
    reading = read(tmp_path, sheets)
    assert reading.source_id == "mhclg_imd2025_file10"
    assert set(reading.tables["deprivation"]["index_id"]) == {"imd2025"}
    assert set(reading.tables["deprivation"]["areas_ranked"]) == {296}
    crime = making.row(reading, "deprivation", domain="crime")
    assert (crime["average_score"], crime["rank_average_score"], crime["place"]) == (0.462, 34, "sheet Crime, cell E2")
    assert {row["domain"] for row in reading.tables["deprivation"].to_dict("records")} == {
        "imd",
        "crime",
        "education",
        "idaopi",
    }


def test_a_workbook_that_is_not_whole(tmp_path: Path) -> None:
    reading = read(tmp_path, {"IMD": [head(2024, "IMD"), wolverhampton(32.552, 23)]})
    assert making.said(reading, "confirm") == [
        ("sheet IMD", "This edition ranks 296 districts; the sheet has 1. Check that it is whole."),
        (
            "",
            "The workbook has no sheet for barriers, crime, education, employment, health, idaci, idaopi, income, "
            "living; what we have for them stays.",
        ),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ["E08000099", "Wolverhamton", 1, 2, 32.5, 23, 0.2, 23],
            '"E08000099" (Wolverhamton) is not a district that we know. Did you mean "Wolverhampton"?',
        ),
        (
            ["E08000031", "Wolverhampton", 1, 2, 32.5, 297, 0.2, 23],
            'In the column "IMD - Rank of average score" 297 is not a place from 1 to 296.',
        ),
        (
            ["E08000031", "Wolverhampton", 1, 2, None, 23, 0.2, 23],
            'There is nothing in the column "IMD - Average score".',
        ),
        (
            ["E08000031", "Wolverhampton", 1, 2, "high", 23, 0.2, 23],
            'In the column "IMD - Average score" there is "high" where a number should be.',
        ),
    ],
)
def test_rows_refused(tmp_path: Path, row: list[object], sentence: str) -> None:
    reading = read(tmp_path, {"IMD": [head(2024, "IMD"), row]})
    assert making.said(reading, "block") == [("sheet IMD, row 2", sentence)]


def test_an_edition_we_do_not_know(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refused:
        read(tmp_path, {"IMD": [head(2013, "IMD"), wolverhampton(32.552, 23)]})
    assert str(refused.value) == (
        'File_10.xlsx has the heading "Local Authority District code (2013)", which belongs to no edition of the '
        "Indices of Deprivation that we know (2019 and 2025). Load the file of one of those."
    )


def test_two_editions_in_one_file(tmp_path: Path) -> None:
    rows = [wolverhampton(32.552, 23)]
    with pytest.raises(CannotRead) as refused:
        read(tmp_path, {"IMD": [head(2024, "IMD"), *rows], "Crime": [head(2019, "Crime"), *rows]})
    assert str(refused.value) == (
        "File_10.xlsx mixes sheets of two editions of the Indices. Load each edition by itself."
    )
