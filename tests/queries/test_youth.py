"""What the Youth justice page says, held against published figures and the domain reference."""

from pathlib import Path

import pytest

from queries.benchmarks import benchmarks_of
from queries.places import Place, places
from queries.youth import MEASURES, Card, absence, cards, indicators, pounds, printed_cohorts


@pytest.fixture
def by_title(warehouse: Path) -> dict[str, Place]:
    return {place.title: place for place in places()}


def cards_of(place: Place) -> dict[str, Card]:
    return {card.measure_id: card for card in cards(place, benchmarks_of(place)[0])}


def test_all_six_measures_with_a_figure(by_title: dict[str, Place]) -> None:
    assert tuple(cards_of(by_title["Wolverhampton"])) == MEASURES


@pytest.mark.parametrize(
    ("measure", "headline"),
    [
        ("child_reoffending_15_17", "36 in 100"),
        ("first_time_entrants", "130 per 100,000"),
        ("children_cautioned_sentenced", "22 per 10,000"),
        ("youth_justice_spend", "£3.2 million"),
    ],
)
def test_wolverhamptons_newest_figures(by_title: dict[str, Place], measure: str, headline: str) -> None:
    """36.11 %, 130 per 100,000, 22 per 10,000 and £3,205,027 (Department for Education, interactive tool)."""
    assert cards_of(by_title["Wolverhampton"])[measure].headline == headline


def test_a_figure_without_counts_is_set_beside_the_region_and_not_judged(by_title: dict[str, Place]) -> None:
    card = cards_of(by_title["Wolverhampton"])["first_time_entrants"]
    assert card.panel.verdict.standing is None
    assert "so it is not compared" in card.sentences[1]
    assert "The West Midlands region: 141 per 100,000." in card.sentences[1]
    assert "From 539 to 130 per 100,000 since January to December 2016" in card.sentences[2]


def test_an_old_figure_says_which_years_are_missing(by_title: dict[str, Place]) -> None:
    card = cards_of(by_title["Wolverhampton"])["child_reoffending_10_14"]
    assert card.sentences[0].startswith("April 2020 to March 2021: 33 in 100 children")
    assert "No figure is published for April 2021 to March 2022" in card.sentences[-1]


def test_a_withheld_year_is_not_a_nought(by_title: dict[str, Place]) -> None:
    card = cards_of(by_title["Wolverhampton"])["looked_after_children_offending"]
    assert "April 2024 to March 2025 are withheld by the publisher" in card.sentences[-1]


def test_spending_stands_alone(by_title: dict[str, Place]) -> None:
    card = cards_of(by_title["Wolverhampton"])["youth_justice_spend"]
    assert card.points["beside"].isna().all()
    assert card.panel.verdict.better is None


def test_a_district_in_a_county_is_told_whose_figures_these_are(by_title: dict[str, Place]) -> None:
    found = list(cards_of(by_title["Boston"]).values())
    assert {card.figure_area for card in found} == {"Lincolnshire"}
    assert absence(by_title["Boston"], found) == [
        "This is the figure for Lincolnshire, which Boston is part of. None is published for Boston itself."
    ]


def test_few_children_are_not_compared(by_title: dict[str, Place]) -> None:
    card = cards_of(by_title["Boston"])["child_reoffending_10_14"]
    assert card.panel.verdict.reliability == "unreliable"
    assert "too few to compare" in card.sentences[1]


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("Cardiff", "None of them covers Wales"),
        ("Black Country (sub-region)", "not for the Black Country"),
        ("Devon & Cornwall (police force area)", "not for the Devon & Cornwall police area"),
        ("England and Wales (country)", "not for England and Wales"),
    ],
)
def test_areas_without_figures_are_told_why(by_title: dict[str, Place], area: str, said: str) -> None:
    assert said in absence(by_title[area], list(cards_of(by_title[area]).values()))[0]


def test_the_council_of_the_same_name_stands_for_a_partnership_on_two_councils(by_title: dict[str, Place]) -> None:
    found = cards_of(by_title["Dorset"])
    assert {card.figure_area for card in found.values()} == {"Dorset"}


def test_the_papers_children(by_title: dict[str, Place]) -> None:
    """Domain reference 1.1.3 and 3.5: 381 of 985, then 393 of 956; +2.4 points, -1.9252 to 6.7719."""
    printed = printed_cohorts(by_title["Wolverhampton"])
    rows = printed.answer.rows
    assert rows[["offenders", "reoffenders", "reoffences"]].to_numpy().tolist() == [[985, 381, 1140], [956, 393, 1280]]
    assert [round(value, 3) for value in rows["frequency"]] == [2.992, 3.257]
    assert list(rows["printed"]) == ["2.99", "3.25"]
    assert rows["per_offender"].to_list() == [pytest.approx(1.157, abs=5e-4), pytest.approx(1.339, abs=5e-4)]
    assert 100 * rows["change_lo"].iloc[1] == pytest.approx(-1.9252, abs=5e-5)
    assert 100 * rows["change_hi"].iloc[1] == pytest.approx(6.7719, abs=5e-5)


def test_the_rate_is_too_close_to_call_and_the_averages_are_not_judged(by_title: dict[str, Place]) -> None:
    changes = dict(printed_cohorts(by_title["Wolverhampton"]).changes)
    assert changes["Rate"].kind == "too_close"
    assert "Up from 39 to 41 in 100" in changes["Rate"].sentence
    averages = [told for name, told in changes.items() if name != "Rate"]
    assert [told.kind for told in averages] == ["cannot_tell", "cannot_tell"]
    assert "From 2.99 to 3.26" in averages[0].sentence


def test_the_papers_cut_off_average_is_found(by_title: dict[str, Place]) -> None:
    messages = printed_cohorts(by_title["Dudley"]).answer.rows["message"].dropna().to_list()
    assert messages == ["3.25 is printed for 1,280 of 393. Rounded it is 3.26: the rest was cut off."]


def test_the_paper_is_quoted_only_where_it_wrote_about(by_title: dict[str, Place]) -> None:
    assert printed_cohorts(by_title["Boston"]).answer.rows.empty
    assert not printed_cohorts(by_title["Black Country (sub-region)"]).answer.rows.empty


def test_ten_indicators_since_april_2023() -> None:
    assert len(indicators()) == 10
    assert all(row["plain"].endswith(".") for row in indicators())


@pytest.mark.parametrize(("value", "said"), [(2790, "£2,790"), (3_205_027, "£3.2 million"), (0, "£0")])
def test_pounds_are_said_as_people_say_them(value: float, said: str) -> None:
    assert pounds(value) == said
