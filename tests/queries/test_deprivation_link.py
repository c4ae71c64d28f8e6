"""Deprivation and reoffending: ranks as published, the link recomputed independently, nations kept apart."""

import math
from datetime import date
from pathlib import Path
from statistics import correlation

import pytest

from queries.ask import ask
from queries.deprivation_link import Link, gradient, indices_for, link, nearest, nearest_sentence, vintages
from queries.deprivation_ranks import notes, overall, ranks
from queries.places import Place, places
from queries.view import ADULT, CHILD, Slice

Z95 = 1.959963984540054


@pytest.fixture
def by_title(warehouse: Path) -> dict[str, Place]:
    return {place.title: place for place in places()}


@pytest.fixture
def adults(warehouse: Path) -> Link:
    return link("imd2025", "imd", Slice(age=ADULT), None)


# Ranks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("index_id", "domain", "rank", "areas"),
    [
        ("imd2025", "imd", 23, 296),
        ("imd2019", "imd", 24, 317),
        ("imd2025", "crime", 34, 296),
        ("imd2019", "crime", 119, 317),
    ],
)
def test_wolverhamptons_published_ranks(
    by_title: dict[str, Place], index_id: str, domain: str, rank: int, areas: int
) -> None:
    """Files 10 of 2019 and 2025 (Ministry of Housing, Communities and Local Government)."""
    row = ranks(by_title["Wolverhampton"], index_id).answer.rows.set_index("domain").loc[domain]
    assert (row["rank"], row["areas_ranked"]) == (rank, areas)


def test_a_single_area_is_told_by_its_most_deprived_domain(by_title: dict[str, Place]) -> None:
    assert (
        ranks(by_title["Wolverhampton"], "imd2025").title == "Wolverhampton: most deprived on Employment, 14th of 296"
    )


def test_a_partnership_of_several_councils_shows_the_rank_of_each(by_title: dict[str, Place]) -> None:
    found = ranks(by_title["Cwm Taf"], "wimd2019")
    assert not found.single
    assert set(found.answer.rows["area"]) == {"Merthyr Tydfil", "Rhondda Cynon Taf"}


def test_a_sub_region_shows_its_partnerships(by_title: dict[str, Place]) -> None:
    rows = ranks(by_title["Black Country (sub-region)"], "imd2025").answer.rows
    assert set(rows["area"]) == {"Dudley", "Sandwell", "Walsall", "Wolverhampton"}


def test_two_indices_are_said_not_to_be_comparable(by_title: dict[str, Place]) -> None:
    told, sources = overall(by_title["Wolverhampton"])
    assert "23rd most deprived of 296" in told[0]
    assert "24th most deprived of 317" in told[1]
    assert "cannot be compared" in told[2]
    assert len(sources) == 2


def test_a_former_district_is_told_the_figure_of_the_council_it_joined(by_title: dict[str, Place]) -> None:
    told, _ = overall(by_title["Eden"])
    assert "This is the figure for Westmorland and Furness, which Eden is part of." in told[0]
    assert ranks(by_title["Eden"], "imd2025").title.startswith("Westmorland and Furness:")


# Nations and years ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "indices"),
    [
        ("Wolverhampton", ["imd2025", "imd2019"]),
        ("Black Country (sub-region)", ["imd2025", "imd2019"]),
        ("Cardiff", ["wimd2019"]),
        ("South Wales (police force area)", ["wimd2019"]),
        ("England and Wales (country)", ["imd2025", "imd2019", "wimd2019"]),
    ],
)
def test_each_nation_has_its_own_index(by_title: dict[str, Place], area: str, indices: list[str]) -> None:
    assert indices_for(by_title[area]) == indices


def test_england_and_wales_never_share_a_picture(by_title: dict[str, Place]) -> None:
    welsh = set(link("wimd2019", "imd", Slice(age=ADULT), None).answer.rows["area_id"])
    english = set(link("imd2025", "imd", Slice(age=ADULT), None).answer.rows["area_id"])
    assert by_title["Cardiff"].area_id in welsh
    assert by_title["Wolverhampton"].area_id in english
    assert welsh.isdisjoint(english)
    assert len(welsh) <= 22


@pytest.mark.parametrize(
    ("year", "index"), [(2016, "imd2019"), (2021, "imd2019"), (2022, "imd2025"), (2023, "imd2025")]
)
def test_the_index_nearest_to_the_people_counted(year: int, index: str) -> None:
    assert nearest(["imd2025", "imd2019"], date(year, 4, 1)) == index


def test_an_older_index_is_named_where_it_is_nearer(warehouse: Path) -> None:
    found = link("imd2025", "imd", Slice(age=ADULT), "2016-03-31")
    told = nearest_sentence(["imd2025", "imd2019"], "imd2025", found)
    assert told == (
        "The people counted were cautioned, sentenced or released in April 2015 to March 2016; the index nearest to "
        "that is the English Indices of Deprivation 2019."
    )


def test_wales_has_no_other_index_to_name(warehouse: Path) -> None:
    assert vintages(["wimd2019"], "wimd2019") == []
    assert nearest_sentence(["wimd2019"], "wimd2019", link("wimd2019", "imd", Slice(age=ADULT), None)) == ""


# The link ---------------------------------------------------------------------------------


def test_the_link_is_that_of_the_dots(adults: Link) -> None:
    """Pearson by the standard library, and Fisher's interval by hand, over the areas of 30 people or more."""
    rows = adults.answer.rows[adults.answer.rows["counted"]]
    r = correlation(rows["average_score"], rows["rate"])
    margin = Z95 / math.sqrt(len(rows) - 3)
    assert adults.pairs == len(rows)
    assert adults.r == pytest.approx(r, abs=1e-9)
    assert adults.limits.lo == pytest.approx(math.tanh(math.atanh(r) - margin), abs=1e-9)
    assert adults.limits.hi == pytest.approx(math.tanh(math.atanh(r) + margin), abs=1e-9)


def test_few_people_count_for_nothing(warehouse: Path) -> None:
    found = link("imd2025", "imd", Slice(age=CHILD), None)
    small = found.answer.rows[found.answer.rows["offenders"] < 30]
    assert len(small) > 0
    assert not small["counted"].any()
    assert small.loc[small["offenders"] < 10, "rate"].isna().all()


def test_direction_and_strength_are_said_in_words(adults: Link) -> None:
    assert "tend to have higher reoffending rates. It is a strong link over" in adults.sentence
    assert len(adults.title.split()) <= 10


def test_a_link_that_could_be_none_is_not_called_one(warehouse: Path) -> None:
    found = link("wimd2019", "imd", Slice(age=CHILD), None)
    assert found.direction == "none"
    assert found.title == "No clear link between deprivation and reoffending"
    assert "cannot be told" in found.sentence


def test_the_crime_domain_is_said_to_be_circular(warehouse: Path) -> None:
    assert "partly circular" in notes("imd2025")["crime"]
    assert "imd" not in notes("imd2025")


def test_both_sources_are_named(adults: Link) -> None:
    assert {"Ministry of Housing, Communities and Local Government", "This product"} == set(
        adults.answer.sources["publisher"]
    )


# The gradient -----------------------------------------------------------------------------


def test_the_gradients_line(warehouse: Path) -> None:
    """Domain reference 3.12."""
    rows = ask(
        "deprivation_gradient",
        fifths=(1, 2, 3, 4, 5),
        reoffenders=(118, 95, 78, 66, 44),
        offenders=(320, 290, 260, 240, 190),
        z=Z95,
    ).rows
    assert rows["fit_most"].iloc[0] == pytest.approx(0.388314, abs=5e-7)
    assert rows["sii"].iloc[0] == pytest.approx(-0.159705, abs=5e-7)
    assert rows["rii"].iloc[0] == pytest.approx(0.588722, abs=5e-7)


def test_fifths_hold_every_area_once(by_title: dict[str, Place], adults: Link) -> None:
    across = gradient(adults, by_title["Wolverhampton"])
    assert across is not None
    assert across.rows["areas"].sum() == adults.pairs
    assert across.rows["areas"].max() - across.rows["areas"].min() <= 1
    own = across.rows[across.rows["standing"] == "itself"]
    assert list(own["fifth_name"]) == ["Fifth 1, most deprived"]
    assert across.sentence.startswith("Across areas, a straight line")


def test_too_few_areas_make_no_gradient(by_title: dict[str, Place]) -> None:
    assert gradient(link("wimd2019", "imd", Slice(age=CHILD), None), by_title["Cardiff"]) is None
