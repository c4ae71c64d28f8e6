"""The view of the Explore screen: what a link gives back, what exists, and what is said when it does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.benchmarks import benchmarks_of
from queries.explore import View, view_from
from queries.explore_choices import existing, fitted, offers
from queries.explore_clash import apart, why_apart
from queries.explore_news import news
from queries.explore_scene import Scene, scene
from queries.explore_words import remarks, title_side_by_side, told
from queries.measures import IDS
from queries.places import Place, places
from queries.view import Slice
from queries.wordings import say

NATION = "England and Wales (country)"
BLACK_COUNTRY = "Black Country (sub-region)"
See = Callable[..., Scene]


def place(title: str) -> Place:
    return next(found for found in places() if found.title == title)


def names(seen: Scene) -> set[str]:
    """Areas that are set side by side."""
    return {point.name for point in seen.side_by_side}


@pytest.fixture
def see(warehouse: None) -> See:
    """see("Wolverhampton", offences="theft"): the scene of a link, compared with England and Wales by default."""

    def seen(title: str, benchmark: int = 0, **link: str) -> Scene:
        here = place(title)
        there = existing(here)
        view, _ = fitted(view_from(link, here)[0], there, here)
        return scene(here, benchmarks_of(here)[benchmark], view, there, offers(view, there, here))

    return seen


CODES = ["E22000340", "E22000335", "K04000001"]
VIEWS = st.builds(
    View,
    people=st.builds(
        Slice,
        age=st.sampled_from(["all", "adult", "child"]),
        offences=st.sampled_from([("all",), ("theft",), ("theft", "drug")]),
        sexes=st.sampled_from([("all",), ("female",)]),
    ),
    beside=st.lists(st.sampled_from(CODES), unique=True).map(tuple),
    measure=st.sampled_from(list(IDS)),
    kinds=st.sampled_from([("four_quarters",), ("financial_year",), ("four_quarters", "twelve_month_old")]),
    period=st.sampled_from(["", "2020-03-31"]),
)


def test_a_link_holds_the_whole_view(warehouse: None) -> None:
    here = place("Wolverhampton")

    @given(VIEWS)
    @settings(max_examples=60)
    def there_and_back(view: View) -> None:
        assert view_from(view.query(), here) == (view, [])

    there_and_back()


def test_the_view_people_start_with_leaves_the_address_alone() -> None:
    assert View().query() == {}


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ({"beside": "E09999999"}, "E09999999"),
        ({"measure": "happiness"}, "happiness"),
        ({"kind": "fortnight"}, "fortnight"),
        ({"period": "last year"}, "last year"),
        ({"offences": "piracy"}, "piracy"),
        ({"age": "pensioner"}, "pensioner"),
    ],
)
def test_every_part_of_a_wrong_link_is_named(warehouse: None, link: dict[str, str], named: str) -> None:
    view, problems = view_from(link, place("Wolverhampton"))
    assert view == View()
    assert len(problems) == 1
    assert f"“{named}”" in problems[0]


def test_the_area_of_the_bar_is_not_also_beside_itself(warehouse: None) -> None:
    here = place("Wolverhampton")
    assert view_from({"beside": f"{here.code}~E22000340"}, here) == (View(beside=("E22000340",)), [])


def test_previous_offences_are_explained_where_they_are_not_published(warehouse: None) -> None:
    here = place("Wolverhampton")
    offered = offers(View(), existing(here), here)["previous"]
    assert offered.codes == ()
    assert offered.why.startswith("No figure by previous offences is published or loaded for Wolverhampton.")
    assert "for police areas, not for partnerships" in offered.why


def test_a_view_that_does_not_exist_becomes_the_nearest_that_does(warehouse: None) -> None:
    here = place("Wolverhampton")
    asked = View(Slice(offences=("theft",), previous=("3-6",)), kinds=("three_month",))
    view, notes = fitted(asked, existing(here), here)
    assert view == View(Slice(offences=("theft",)))
    assert notes == [
        "No figure for one three-month cohort is published or loaded for Wolverhampton. "
        "Another way of counting is shown.",
        "Previous offences (3 to 6) cannot be shown: for theft, adults and children together no such figure is "
        "published or loaded for Wolverhampton. That choice was left out.",
    ]


def test_ages_are_of_the_people_chosen(warehouse: None) -> None:
    here = place("Wolverhampton")
    view, notes = fitted(View(Slice(age="adult", age_bands=("10-14", "18-20"))), existing(here), here)
    assert view.people.age_bands == ("18-20",)
    assert "Ages (10 to 14) cannot be shown" in notes[0]


def test_a_paper_that_counts_adults_only_is_shown_for_adults(warehouse: None) -> None:
    here = place(BLACK_COUNTRY)
    view, notes = fitted(View(kinds=("financial_year",)), existing(here), here)
    assert view.people.age == "adult"
    assert "adults are shown" in notes[0]


def test_measures_of_reoffences_need_figures_that_count_them(warehouse: None) -> None:
    here = place("Lambeth")
    there = existing(here)
    view, notes = fitted(View(Slice(age="adult"), measure="frequency"), there, here)
    assert view.measure == "rate"
    assert "count the people who reoffended, not their reoffences" in notes[0]
    assert "frequency" not in offers(view, there, here)["measure"].codes


def test_residents_are_not_split_by_sex(warehouse: None) -> None:
    here = place("Wolverhampton")
    assert fitted(View(Slice(sexes=("female",)), measure="per_1000"), existing(here), here)[0].measure == "rate"


def test_what_is_offered_can_be_chosen(warehouse: None) -> None:
    # Every member that a filter offers gives a figure together with everything else that is chosen.
    for title in ("Wolverhampton", BLACK_COUNTRY, NATION, "Lambeth"):
        here = place(title)
        there = existing(here)
        for kind in there.kinds:
            view, _ = fitted(View(Slice(age="adult"), kinds=(kind,)), there, here)
            for code in offers(view, there, here)["offences"].codes:
                assert there.lane(replace(view.slice, offences=(code,))), (title, kind, code)


def test_published_figures_win_and_are_those_that_were_published(see: See) -> None:
    lambeth = see("Lambeth", age="adult")
    assert not lambeth.illustrative
    assert see("Lambeth", age="adult", offences="theft").illustrative
    nation = {point.period: point for point in see(NATION).over_time}["April 2015 to March 2016"]
    assert (nation.reoffenders, nation.offenders, nation.exact) == (154375, 523366, "29.5")


def test_lanes_never_meet_in_one_view(see: See) -> None:
    seen = see("Wolverhampton", age="adult", beside="E09000022~E22000176")
    assert len({point.lane for point in (*seen.over_time, *seen.around, *seen.parts)}) == 1


def test_an_area_without_a_figure_is_named(see: See) -> None:
    seen = see(BLACK_COUNTRY, kind="financial_year", beside="E22000340")
    assert seen.absent == ["Walsall"]
    assert any("Walsall has no figure" in sentence for sentence in remarks(seen))


def test_the_two_methods_of_one_year_are_not_joined(see: See) -> None:
    here = place(NATION)
    there = existing(here)
    view, _ = fitted(View(kinds=("four_quarters", "twelve_month_old")), there, here)
    scenes = apart(here, benchmarks_of(here)[0], view, there)
    assert {kind: len(seen.over_time) for kind, seen in scenes.items()} == {"four_quarters": 12, "twelve_month_old": 1}
    sentences = why_apart(scenes, there)
    assert "never joined by a line or compared" in sentences[0]
    assert (
        "April 2013 to March 2014 is 31.1 in 100 as “four three-month cohorts together” and 26.2 in 100 as "
        "“one twelve-month cohort (old method)”" in sentences[-1]
    )


def test_a_large_part_of_the_benchmark_is_compared_with_the_rest(see: See) -> None:
    region = len(benchmarks_of(place("Wolverhampton"))) - 1
    points = {point.name: point for point in see("Wolverhampton", region).side_by_side}
    own = points["Wolverhampton"]
    assert own.is_rest
    assert own.whole_x - own.reoffenders == pytest.approx(own.benchmark_value * (own.whole_n - own.offenders))
    assert not points["Birmingham"].is_rest  # it is not in the Black Country


def test_frequency_has_no_range_and_no_verdict(see: See) -> None:
    seen = see("Wolverhampton", measure="frequency")
    assert {point.lo for point in seen.over_time} == {None}
    assert {said.standing for _, said, _ in told(seen.side_by_side, seen)} == {None}


def test_few_people_are_neither_drawn_nor_ranked(see: See) -> None:
    seen = see("Isles of Scilly", age="child")
    few = [point for point in seen.over_time if point.offenders < 10]
    assert few
    assert {(point.drawn, point.shown, point.exact) for point in few} == {(None, "too few", "too few")}
    assert not any(said.may_rank for point, said, _ in told(seen.side_by_side, seen) if point.base < 30)


def test_areas_side_by_side_are_those_of_the_police_area_until_some_are_chosen(see: See) -> None:
    assert {"Wolverhampton", "Walsall", "Birmingham"} <= names(see("Wolverhampton"))
    assert names(see("Wolverhampton", beside="E22000340")) == {"Wolverhampton", "Walsall"}


def test_residents_make_a_rate_per_1000(see: See) -> None:
    newest = see("Wolverhampton", measure="per_1000").over_time[-1]
    assert newest.value * place("Wolverhampton").persons == pytest.approx(newest.offenders)
    assert newest.benchmark_value > 0


def test_the_status_line_says_what_has_changed(see: See) -> None:
    before, after = (
        see("Wolverhampton"),
        see("Wolverhampton", offences="theft", measure="frequency", beside="E22000340"),
    )
    said = news(before.view, after)
    assert "Offence types: Theft." in said
    assert "Measure: reoffences per reoffender." in said
    assert "Areas beside it: Walsall." in said
    assert "24 figures for Wolverhampton and Walsall: theft, adults and children together" in said


CHANGES = {
    "age": {"age": "child"},
    "age_bands": {"age": "adult", "age_bands": "18-20"},
    "offences": {"offences": "drug"},
    "sexes": {"sexes": "female"},
    "beside": {"beside": "E22000340"},
    "measure": {"measure": "offenders"},
    "period": {"period": "2020-03-31"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_status_line_names_the_filter_that_was_used(see: See, name: str) -> None:
    assert f"{say('explore_filter', name)}: " in news(View(), see("Wolverhampton", **CHANGES[name]))


def test_the_status_line_says_when_a_choice_was_taken_back(see: See) -> None:
    assert "Offence types: all offence types." in news(View(Slice(offences=("theft",))), see("Wolverhampton"))


@pytest.mark.parametrize(
    ("standings", "title"),
    [
        (["higher", "lower", "similar"], "Of 3 areas, 1 higher and 1 lower"),
        (["lower", "similar", "unreliable"], "Of 3 areas, 1 lower than England and Wales"),
        (["higher", "higher"], "Of 2 areas, 2 higher than England and Wales"),
        (["similar", "similar"], "None of 2 areas is clearly higher or lower"),
        (["uncompared", "unreliable"], "Reoffending rate, area by area"),
    ],
)
def test_the_title_counts_only_clear_differences(see: See, standings: list[str], title: str) -> None:
    assert title_side_by_side(standings, see("Wolverhampton")) == title
    assert len(title.split()) <= 10
