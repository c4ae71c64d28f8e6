"""Headings, names and numbers as publishers dress them."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.cells import BadNumber, Number, count, heading, number, text


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, ""),
        (2016, "2016"),
        (2016.0, "2016"),
        (16.5, "16.5"),
        ("  Wolverhampton\xa0", "Wolverhampton"),
        ("Number of\r\noffenders in\r\nthe eligible\r\ncohort", "Number of offenders in the eligible cohort"),
        ("Number of_x000D_\nreoffenders", "Number of reoffenders"),
        ("Essex [note 1]", "Essex"),
        ("Essex [Notes 2, 3] ", "Essex"),
        ("Apr 2009-Mar 2010(1)(2)", "Apr 2009-Mar 2010"),
        ("Apr 2009-Mar 2010 (1,2)", "Apr 2009-Mar 2010"),
        ("LSOA code (2011)", "LSOA code (2011)"),
        ("Dorset (Pre LG)", "Dorset (Pre LG)"),
    ],
)
def test_text(cell: object, words: str) -> None:
    assert text(cell) == words


@pytest.mark.parametrize(
    "cell", ["Adult / Juvenile", "adult_juvenile", "Adult/Juvenile [note 2] ", " ADULT\r\nJUVENILE (1)"]
)
def test_headings_that_are_one(cell: str) -> None:
    assert heading(cell) == "adult juvenile"


def test_a_heading_keeps_its_percent_sign() -> None:
    assert heading("IMD - Proportion of LSOAs in most deprived 10% nationally ") == (
        "imd proportion of lsoas in most deprived 10% nationally"
    )


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (None, Number(None, None)),
        ("", Number(None, None)),
        (math.nan, Number(None, None)),
        (12, Number(12.0, None)),
        ("1,234", Number(1234.0, None)),
        (" 628,761 ", Number(628761.0, None)),
        ("84.0%", Number(84.0, None)),
        ("-2.5", Number(-2.5, None)),
        ("\u22122.5", Number(-2.5, None)),
        ("1e3", Number(1000.0, None)),
        ("*", Number(None, "c")),
        ("c", Number(None, "c")),
        ("[c]", Number(None, "c")),
        ("..", Number(None, "x")),
        ("-", Number(None, "x")),
        ("x", Number(None, "x")),
        ("[x]", Number(None, "x")),
        (":", Number(None, "x")),
        ("z", Number(None, "z")),
        ("[z]", Number(None, "z")),
        ("[u]", Number(None, "u")),
        ("1,234 [r]", Number(1234.0, "r")),
        ("12[p]", Number(12.0, "p")),
        ("84.0% [note 3]", Number(84.0, None)),
    ],
)
def test_numbers_and_marks(cell: object, found: Number) -> None:
    assert number(cell) == found


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("twelve", 'there is "twelve" where a number should be'),
        ("12 people", 'there is "12 people" where a number should be'),
        ("1,23,4", 'there is "1,23,4" where a number should be'),
        ("#REF!", 'there is "#REF!" where a number should be'),
        ("12/03/2024", 'there is "12/03/2024" where a number should be'),
        (True, "there is TRUE where a number should be"),
        (math.inf, "there is an endless number where a figure should be"),
        ("y" * 60, f'there is "{"y" * 39}…" where a number should be'),
    ],
)
def test_nothing_else_is_a_number(cell: object, words: str) -> None:
    with pytest.raises(BadNumber) as bad:
        number(cell)
    assert str(bad.value) == words


@pytest.mark.parametrize("cell", [-1, 12.5, "-3", "0.5"])
def test_people_are_whole_and_not_below_nought(cell: object) -> None:
    with pytest.raises(BadNumber, match="is not a whole number of people or offences"):
        count(cell)


def test_a_withheld_count_keeps_its_mark() -> None:
    assert count("*") == Number(None, "c")
    assert count("0") == Number(0.0, None)


@given(st.integers(-(10**12), 10**12))
def test_thousands_are_read_as_written(value: int) -> None:
    assert number(f"{value:,}") == Number(float(value), None) == number(value)


@given(st.text(max_size=30))
def test_no_text_breaks_them(words: str) -> None:
    heading(words)
    assert text(text(words)) == text(text(words))
    with suppress(BadNumber):
        assert number(words).symbol in {None, "c", "x", "z", "u", "p", "r", "e", "b"}
