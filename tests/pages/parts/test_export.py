"""Files that leave the dashboard: the same figures, and nothing that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.export import csv_file

RUNS = [
    "=1+1",
    "+1",
    "-1",
    "@sum(a1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    "\u00a0=1",
    "\u3000＝1",
]


def read(file: bytes) -> list[list[str]]:
    """The cells as a spreadsheet would read them."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("words", RUNS)
def test_words_are_never_a_formula(words: str) -> None:
    heading, row = read(csv_file([words], [[words]]))
    assert heading == row == [f"'{words}"]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_whatever_is_written_no_cell_begins_like_a_formula(rows: list[list[str]]) -> None:
    for row in read(csv_file(["a", "b"], rows)):
        assert not any(cell.lstrip(" \u00a0\u3000").startswith(tuple("=+-@\t\r＝＋－＠")) for cell in row)


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert read(csv_file(["n"], [[-3], [0.5], [None], [float("nan")]])) == [["n"], ["-3"], ["0.5"], [""], [""]]


def test_a_spreadsheet_is_told_that_the_file_is_utf_8() -> None:
    assert csv_file(["Ynys Môn"], []).startswith(b"\xef\xbb\xbf")
