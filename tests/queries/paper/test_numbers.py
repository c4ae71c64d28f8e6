"""The number grammar: what is a figure, of what kind, and that what is written reads back the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.paper.numbers import Kind, Number, numbers, percent, whole, written


def _read(text: str) -> list[tuple[str, float]]:
    return [(number.kind.value, number.value) for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("211 of 859", [("count", 211), ("count", 859)]),
        ("a population of 1,166,420", [("count", 1_166_420)]),
        ("24.5%", [("percent", 24.5)]),
        ("85 percent of the 77 people", [("percent", 85), ("count", 77)]),
        ("24.5 per cent", [("percent", 24.5)]),
        ("the percentage of people", []),
        ("9.9 per 1,000", [("per", 9.9)]),
        ("212 per 100,000 children", [("per", 212)]),
        ("41 in 100", [("per", 41)]),
        ("one in seven", [("one_in", 1)]),
        ("1 in 7 people", [("one_in", 1)]),
        ("6 percentage points", [("points", 6)]),
        ("a fall of 1.2 pp", [("points", 1.2)]),
        ("1.2 million people", [("count", 1_200_000)]),
        ("3.25 each", [("decimal", 3.25)]),
        ("Cohort956Reoffenders393Re-offences1280", [("count", 956), ("count", 393), ("count", 1280)]),
        ("rose from 24% to 30%", [("percent", 24), ("percent", 30)]),
        ("between 24% and 30%", [("percent", 24)]),
        ("40, rather than 50 percent", [("count", 40), ("percent", 50)]),
        ("2014 offenders were counted", [("count", 2014)]),
    ],
)
def test_figures_are_read(text: str, expected: list[tuple[str, float]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10 April 2018",
        "8th May",
        "12.03.2018",
        "Time 6.00 pm",
        "at 10:30",
        "since 2010",
        "the strategy for 2018 - 2020",
        "01902 551251",
        "020 7840 6420",
        "WV1 1RL",
        "http://example.org/page12",
        "someone25@example.org",
        "[NM/28032018/Q]",
        "Section 6(1)(c) of the Act",
        "(Pages 9 42)",
        "paragraph 3.4 and appendix 2",
        "Agenda Item No: 6",
        "£9.5 to £13.0 billion",
        "£11.33",
        "aged 25 to 64",
        "18-21-year-olds",
        "people aged 60+",
        "between 7 and 10 months",
        "an 8-week consultation",
        "the last 3 months",
        "the 19th century",
        "356 square kilometres",
        "24/7 cover",
        "1-1 supervision",
        "WMP2020 and MI014",
        "Covid19",
        "1.2 Managing repeat offenders is a priority",
        "Table 3",
    ],
)
def test_other_digits_are_not(text: str) -> None:
    assert _read(text) == []


def test_a_range_has_two_ends() -> None:
    (number,) = numbers("circa 25 to 30%")
    assert (number.value, number.high, number.vague) == (25, 30, True)


def test_places_are_those_printed() -> None:
    assert [number.decimals for number in numbers("60.00% and 60%")] == [2, 0]


@pytest.mark.parametrize("words", ["around 40", "nearly 100", "up to 14%", "more than 60", "c. 12"])
def test_the_text_says_when_a_figure_is_vague(words: str) -> None:
    assert [number.vague for number in numbers(f"It was {words} people.")] == [True]


def test_figures_are_written_for_people() -> None:
    assert (whole(6436), percent(15.0715, 2)) == ("6,436", "15.07\u00a0%")


def test_half_a_unit_is_what_rounding_can_move() -> None:
    assert [number.half_unit for number in numbers("14.1% and 25%")] == pytest.approx([0.05, 0.5])


# Everything that can be written ------------------------------------------------------------------

PLACES = st.integers(0, 3)


@st.composite
def _figures(draw: st.DrawFn) -> Number:
    kind = draw(st.sampled_from([Kind.PERCENT, Kind.POINTS, Kind.PER, Kind.ONE_IN, Kind.COUNT, Kind.DECIMAL]))
    if kind is Kind.ONE_IN:
        return Number(kind, 1, 0, "", 0, 0, base=draw(st.integers(2, 99)))
    places = draw(st.integers(1, 3)) if kind is Kind.DECIMAL else 0 if kind is Kind.COUNT else draw(PLACES)
    # Four digits that look like a year are read as a year.
    value = draw(st.integers(0, 10**7).filter(lambda n: not 1900 * 10**places <= n <= 2099 * 10**places)) / 10**places
    base = draw(st.sampled_from([100, 1_000, 10_000, 100_000])) if kind is Kind.PER else None
    high = draw(st.none() | st.integers(1, 50)) if kind is Kind.PERCENT else None
    return Number(kind, value, places, "", 0, 0, base=base, high=None if high is None else value + high)


@settings(deadline=None)
@given(_figures())
def test_what_is_written_reads_back_the_same(figure: Number) -> None:
    (read,) = numbers(f"It was {written(figure)} then.")
    assert (read.kind, read.decimals, read.base) == (figure.kind, figure.decimals, figure.base)
    assert (read.value, read.high) == (pytest.approx(figure.value), pytest.approx(figure.high))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for number in numbers(text):
        assert text[number.start : number.end] == number.text


@settings(deadline=None)
@given(st.lists(_figures(), min_size=1, max_size=6))
def test_figures_of_a_sentence_are_read_in_order(figures: list[Number]) -> None:
    text = "; ".join(written(figure) for figure in figures)
    assert [number.kind for number in numbers(f"There were {text}.")] == [figure.kind for figure in figures]
