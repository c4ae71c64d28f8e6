"""Questions to ask: each rule fires on its figures and on nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.returns.register.shapes import Expected, Standing
from queries import desk, questions
from queries.ask import Answer
from queries.benchmarks import benchmarks_of
from queries.places import Place, places
from queries.profile import Panel, children_panel, reoffending_panel
from queries.questions import MOST, Question, Subject, questions_for
from queries.view import ADULT, CHILD, Slice

TODAY = date(2026, 11, 21)


@pytest.fixture
def by_name(warehouse: Path) -> dict[str, Place]:
    return {place.name: place for place in reversed(places())}


def panels(place: Place) -> tuple[Panel, Panel]:
    benchmark = benchmarks_of(place)[0]
    return reoffending_panel(place, benchmark, Slice(age=ADULT)), children_panel(place, benchmark)[0]


def asked(place: Place, today: date = TODAY) -> list[Question]:
    adults, children = panels(place)
    subjects = [Subject(ADULT, "adults", adults), Subject(CHILD, "children aged 15 to 17", children)]
    return questions_for(place, benchmarks_of(place)[0], subjects, today)


def about(place: Place, panel: Panel) -> list[str]:
    found = questions_for(place, benchmarks_of(place)[0], [Subject(CHILD, "children", panel)], TODAY)
    return [question.text for question in found]


def test_a_real_gap_and_a_real_fall_are_asked_about(by_name: dict[str, Place]) -> None:
    """Lambeth adults 2021/22: 23.0 in 100 against 24.9, down from 25.8 (Ministry of Justice)."""
    gap, fall = asked(by_name["Lambeth"])[:2]
    assert gap.text.startswith("Fewer adults reoffend here than in England and Wales.")
    assert "could be 21.3 to 24.8" in gap.because
    assert fall.text.startswith("What lies behind the fall among adults")


def test_demonstration_figures_raise_one_question_only(by_name: dict[str, Place]) -> None:
    made_up = [question for question in asked(by_name["Wolverhampton"]) if question.source == "Demonstration figures"]
    assert [question.text for question in made_up] == [
        "When will the Ministry of Justice's figures for Wolverhampton be loaded here?"
    ]


def test_expected_against_actual_is_asked_with_the_people_it_would_take(by_name: dict[str, Place]) -> None:
    """Wolverhampton: 40.35 against 36.78; at least 701 people (domain reference 3.8)."""
    question = next(q for q in asked(by_name["Wolverhampton"]) if "than was expected" in q.text)
    assert "at least 701 people" in question.because


def test_the_papers_slip_is_asked_about(by_name: dict[str, Place]) -> None:
    question = next(q for q in asked(by_name["Wolverhampton"]) if "been corrected" in q.text)
    assert "970 of 6,436 gives 15.1" in question.because
    assert all("been corrected" not in q.text for q in asked(by_name["Boston"]))


def test_a_countys_figure_is_asked_about_where_it_is_the_countys(by_name: dict[str, Place]) -> None:
    assert any(q.text == "Can Lincolnshire give the figure for Boston alone?" for q in asked(by_name["Boston"]))
    assert all("alone?" not in q.text for q in asked(by_name["Wolverhampton"]))


def test_small_numbers_are_asked_about(by_name: dict[str, Place]) -> None:
    place = by_name["Wolverhampton"]
    children = panels(place)[1]
    few = replace(children, verdict=replace(children.verdict, reliability="unreliable"))
    assert any("would several years together say more" in text for text in about(place, few))
    assert all("several years together" not in text for text in about(place, children))


def test_a_gap_that_opened_is_asked_about(by_name: dict[str, Place]) -> None:
    place = by_name["Wolverhampton"]
    children = panels(place)[1]
    worse = replace(children, verdict=replace(children.verdict, better="worse"))
    benchmark = children.answer.rows["benchmark_rate"]
    opened = children.answer.rows.assign(rate_lo=benchmark - 0.1, rate_hi=benchmark + 0.1)
    always = children.answer.rows.assign(rate_lo=benchmark + 0.01, rate_hi=benchmark + 0.1)

    def asks_about_the_gap(rows: pd.DataFrame) -> bool:
        panel = replace(worse, answer=replace(worse.answer, rows=rows))
        return any(text.startswith("Three years ago") for text in about(place, panel))

    assert asks_about_the_gap(opened)
    assert not asks_about_the_gap(always)


def test_a_break_inside_the_series_is_asked_about(by_name: dict[str, Place]) -> None:
    place = by_name["Wolverhampton"]
    adults = panels(place)[0]
    as_if_real = replace(adults, answer=replace(adults.answer, lanes=("published",)))
    found = questions_for(place, benchmarks_of(place)[0], [Subject(ADULT, "adults", as_if_real)], TODAY)
    assert "Do our own papers compare figures from before and after October 2015?" in [q.text for q in found]


def test_late_figures_are_asked_about_only_when_late(by_name: dict[str, Place]) -> None:
    place = by_name["Wolverhampton"]
    assert any("newer figures" in question.text for question in asked(place, date(2030, 1, 1)))
    assert all("newer figures" not in question.text for question in asked(place))


def test_a_printed_target_that_was_missed_is_asked_about(by_name: dict[str, Place]) -> None:
    """Solihull's minutes: 70 % of people leaving prison in treatment, circa 25 to 30 % in fact, and no counts."""
    question = next(q for q in asked(by_name["Solihull"]) if q.text.startswith("Who owns the target of 70%"))
    assert "circa 25 to 30% is printed as the actual" in question.because
    assert "Solihull" in question.source
    assert all("Who owns the target" not in q.text for q in asked(by_name["Wolverhampton"]))


def returns_of(monkeypatch: pytest.MonkeyPatch, *standings: Standing) -> None:
    """Return R7 of Wolverhampton on the calendar, a month for each standing from July 2026 on."""
    months = [date(2026, 7 + number, 1) for number in range(len(standings))]
    owed = [
        Expected("R7", "", "E22000341", "Wolverhampton", day, day, f"{day:%B %Y}", day, standing, 0, "")
        for day, standing in zip(months, standings, strict=True)
    ]
    monkeypatch.setattr(desk, "due", lambda *_: owed)


def asks_for_returns(place: Place) -> list[Question]:
    return [question for question in asked(place) if question.source == "Register of returns"]


def test_an_overdue_return_is_asked_about_once(by_name: dict[str, Place], monkeypatch: pytest.MonkeyPatch) -> None:
    returns_of(monkeypatch, "late", "sent_back", "waiting", "due")
    (question,) = asks_for_returns(by_name["Wolverhampton"])
    assert question.text.startswith("When will the return R7 ")
    assert "2 periods missing, the oldest July 2026" in question.because
    assert question.who.startswith("The Probation Service, with prisons")


def test_no_return_is_asked_about_that_is_in_or_not_due(
    by_name: dict[str, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not asks_for_returns(by_name["Wolverhampton"])  # nobody has agreed to send any
    returns_of(monkeypatch, "approved", "waiting", "due")
    assert not asks_for_returns(by_name["Wolverhampton"])


def test_a_register_that_cannot_be_read_stops_no_question(
    by_name: dict[str, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = asked(by_name["Wolverhampton"])

    def unreadable(*_: object) -> list[Expected]:
        raise desk.Declined("busy")

    monkeypatch.setattr(desk, "due", unreadable)
    assert asked(by_name["Wolverhampton"]) == usual


def with_offence(monkeypatch: pytest.MonkeyPatch, lane: str = "published", **row: object) -> None:
    """Offence groups with one group, instead of the warehouse's."""
    usual = {"standing": "higher", "is_rest": False, "benchmark_rate": 0.3, "rate": 0.4, "offence_name": "Theft"}
    rows = pd.DataFrame([usual | {"rate_hi_998": 0.5, "sentence": "40 in 100 people reoffended."} | row])
    sources = pd.DataFrame({"title": ["A source"]})
    monkeypatch.setattr(questions, "offence_groups", lambda *_: Answer(rows, sources, (lane,)))


def asks_about_theft(place: Place) -> bool:
    return any("dealt with for theft" in question.text for question in asked(place))


def test_an_offence_that_stands_out_beyond_chance_among_many_is_asked_about(
    by_name: dict[str, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_offence(monkeypatch, rate_lo_998=0.31)
    assert asks_about_theft(by_name["Wolverhampton"])


def test_an_offence_beyond_95_in_100_only_is_not(by_name: dict[str, Place], monkeypatch: pytest.MonkeyPatch) -> None:
    with_offence(monkeypatch, rate_lo_998=0.29)
    assert not asks_about_theft(by_name["Wolverhampton"])


def test_no_offence_is_asked_about_on_demonstration_figures(
    by_name: dict[str, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_offence(monkeypatch, lane="illustrative", rate_lo_998=0.31)
    assert not asks_about_theft(by_name["Wolverhampton"])


@pytest.mark.parametrize("name", ["Wolverhampton", "Boston", "Lambeth", "Isles of Scilly", "Cardiff", "Black Country"])
def test_every_question_has_its_figure_source_and_post(by_name: dict[str, Place], name: str) -> None:
    found = asked(by_name[name])
    assert len(found) <= MOST
    assert all(question.because and question.source and question.who for question in found)
