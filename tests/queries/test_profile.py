"""What the Area page says, for areas that are easy to get wrong."""

from datetime import date
from pathlib import Path

import pytest

from queries.benchmarks import benchmarks_of
from queries.deprivation import deprivation_of, deprivation_sentences, newest_index
from queries.missing import missing_or_late
from queries.offence_groups import offence_groups
from queries.places import Place, places
from queries.profile import Panel, children_panel, reoffending_panel
from queries.view import ADULT, Slice


@pytest.fixture
def by_name(warehouse: Path) -> dict[str, Place]:
    return {place.name: place for place in reversed(places())}


def adults(place: Place, compared_with: str = "England and Wales") -> Panel:
    benchmark = next(offered for offered in benchmarks_of(place) if offered.name == compared_with)
    return reoffending_panel(place, benchmark, Slice(age=ADULT))


def children(place: Place) -> Panel:
    return children_panel(place, benchmarks_of(place)[0])[0]


def test_published_adults_win_over_demonstration_figures(by_name: dict[str, Place]) -> None:
    """Lambeth, 2021/22: 511 of 2,217 reoffended, against 79,004 of 317,283 (Ministry of Justice)."""
    panel = adults(by_name["Lambeth"])
    assert not panel.illustrative
    assert panel.verdict.rate == "23.0 in 100"
    assert "Lower than England and Wales (24.9 in 100)" in panel.verdict.sentence
    assert panel.change is not None
    assert panel.change.kind == "fall"


def test_demonstration_figures_say_so(by_name: dict[str, Place]) -> None:
    panel = adults(by_name["Wolverhampton"])
    assert panel.illustrative
    assert "demonstration" in missing_or_late(by_name["Wolverhampton"], panel, panel, date(2026, 11, 21))[0]


def test_a_line_is_cut_where_the_adult_data_source_changed(by_name: dict[str, Place]) -> None:
    rows = adults(by_name["Wolverhampton"]).answer.rows
    segments = dict(zip(rows["period"], rows["segment"], strict=True))
    before, across, after = (segments[f"April {year} to March {year + 1}"] for year in (2014, 2015, 2016))
    assert len({before, across, after}) == 3


def test_a_year_after_a_break_has_nothing_to_be_compared_with(by_name: dict[str, Place]) -> None:
    rows = adults(by_name["Wolverhampton"]).answer.rows.set_index("period")
    assert rows.loc[["April 2015 to March 2016", "April 2016 to March 2017"], "period_before"].isna().all()


def test_a_large_part_of_a_whole_is_compared_with_the_rest(by_name: dict[str, Place]) -> None:
    panel = adults(by_name["Wolverhampton"], "Black Country")
    assert "the rest of the Black Country" in panel.verdict.sentence


def test_childrens_figures_of_a_county_are_the_countys(by_name: dict[str, Place]) -> None:
    panel = children(by_name["Boston"])
    assert panel.whose.startswith("This is the figure for Lincolnshire")


def test_england_has_no_childrens_rate_so_the_region_is_compared(by_name: dict[str, Place]) -> None:
    panel = children(by_name["Wolverhampton"])
    assert panel.verdict.rate == "36 in 100"
    assert panel.benchmark == "the West Midlands region"


@pytest.mark.parametrize("name", ["Cardiff", "Isles of Scilly", "Dorset", "Cwm Taf", "Black Country"])
def test_every_kind_of_area_has_something_to_say(by_name: dict[str, Place], name: str) -> None:
    place = by_name[name]
    sentences = [adults(place).verdict.sentence, children(place).verdict.sentence]
    sentences += deprivation_sentences(place, deprivation_of(place).rows)
    assert all("nan" not in sentence.lower().split() and "None" not in sentence.split(":")[0] for sentence in sentences)


def test_few_people_have_no_rate_by_offence(by_name: dict[str, Place]) -> None:
    rows = offence_groups(by_name["Isles of Scilly"], benchmarks_of(by_name["Isles of Scilly"])[0], ADULT).rows
    assert rows["rate"].isna().all()
    assert set(rows["standing"]) == {"unreliable"}


def test_deprivation_is_told_by_rank(by_name: dict[str, Place]) -> None:
    place = by_name["Wolverhampton"]
    overall, crime, *_ = deprivation_sentences(place, deprivation_of(place).rows)
    assert overall.startswith("Wolverhampton is the 23rd most deprived of 296 districts")
    assert crime == "On crime alone it is the 34th most deprived of 296."


def test_the_last_of_a_ranking_is_the_least_deprived(by_name: dict[str, Place]) -> None:
    place = by_name["City of London"]
    _, crime, *_ = deprivation_sentences(place, newest_index(deprivation_of(place)).rows)
    assert crime == "On crime alone it is the least deprived of 296."


def test_only_the_index_that_is_spoken_of_is_named_as_a_source(by_name: dict[str, Place]) -> None:
    named = newest_index(deprivation_of(by_name["Wolverhampton"])).sources["title"]
    assert [title.split(":")[0] for title in named] == ["English Indices of Deprivation 2025"]
