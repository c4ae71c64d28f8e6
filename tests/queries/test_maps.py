"""What the maps shade and say, held against published figures and against the one verdict."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from data.settings import settings
from queries.benchmarks import Benchmark, benchmarks_of, national
from queries.map_deprivation import (
    INDICES,
    deprivation_map,
    domains_of,
    has_neighbourhoods,
    neighbourhood_tenths,
    neighbourhoods,
)
from queries.map_rates import map_periods, real_elsewhere, reoffending_map, step, step_legend
from queries.map_youth import youth_map
from queries.maps import RATE, STANDING, Shading, beside, members
from queries.outlines import outlines
from queries.places import Place, places
from queries.verdict import Interval, standing_of
from queries.view import ADULT, CHILD, Slice

ADULTS = Slice(age=ADULT)
ADD_NEIGHBOURHOODS = """
insert into deprivation_neighbourhood
select 'E0101000' || n, 'Wolverhampton 00' || n, area_id, 'imd2025', 'imd', 10.0, rank, decile, 1500, 'published',
    'mhclg_imd2025_file7', (select min(load_id) from load), 'row ' || n
from area, (values (1, 2800, 1), (2, 40, 1), (3, 900, 1), (4, 33000, 10)) as given (n, rank, decile)
where area.kind = 'district' and area.code = 'E08000031'
"""
WOLVERHAMPTON = "E22000341"


@pytest.fixture
def by_title(warehouse: Path) -> dict[str, Place]:
    return {place.title: place for place in places()}


def frame(shading: Shading) -> pd.DataFrame:
    return pd.DataFrame(list(shading.areas))


def row_of(shading: Shading, name: str) -> Any:
    return next(area for area in shading.areas if area["name"] == name)


def black_country(by_title: dict[str, Place]) -> Benchmark:
    return next(b for b in benchmarks_of(by_title["Wolverhampton"]) if b.name == "Black Country")


# Every map ------------------------------------------------------------------------------


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("subject", ["standing", "rate", "youth", "deprivation", "districts"])
def test_a_map_shades_every_outline_once_and_says_something_of_each(subject: str) -> None:
    shading = {
        "standing": lambda: reoffending_map(STANDING, ADULTS, national()),
        "rate": lambda: reoffending_map(RATE, Slice(age=CHILD), national()),
        "youth": lambda: youth_map(national()),
        "deprivation": lambda: deprivation_map("csp", "imd2019", "crime", "Crime"),
        "districts": lambda: deprivation_map("district", "imd2019", "crime", "Crime"),
    }[subject]()
    drawn = outlines("district" if subject == "districts" else "csp").points
    assert sorted(frame(shading)["code"]) == sorted(drawn)
    assert sum(shade.count for shade in shading.shades) == len(drawn)
    assert set(frame(shading)["shade"]) == {shade.code for shade in shading.shades}
    assert frame(shading)["sentence"].str.endswith(".").all()


# Differences from a comparison ------------------------------------------------------------


@pytest.mark.usefixtures("warehouse")
def test_colour_is_kept_for_differences_too_big_for_chance_among_so_many() -> None:
    rows = frame(reoffending_map(STANDING, ADULTS, national()))
    for row in rows[rows["offenders"] >= settings().small_numbers["unreliable_below"]].itertuples():
        at_95 = standing_of(Interval(row.rate_lo, row.rate_hi), row.benchmark_rate)
        at_998 = standing_of(Interval(row.rate_lo_998, row.rate_hi_998), row.benchmark_rate)
        assert row.shade == at_998, row.name
        assert row.ring == ("" if at_95 == at_998 else at_95), row.name


@pytest.mark.usefixtures("warehouse")
def test_the_legend_says_how_many_chance_alone_would_ring() -> None:
    # One in twenty of 313 areas with enough people is 15.65.
    shading = reoffending_map(STANDING, ADULTS, national())
    assert shading.ringed.endswith("Chance alone would ring about 16.")


def test_an_area_that_is_a_large_part_of_the_comparison_is_held_against_the_rest(by_title: dict[str, Place]) -> None:
    shading = reoffending_map(STANDING, ADULTS, black_country(by_title))
    assert "the rest of the Black Country" in row_of(shading, "Wolverhampton")["sentence"]
    assert "the rest of" not in row_of(shading, "Boston")["sentence"]


@pytest.mark.usefixtures("warehouse")
def test_too_few_people_are_neither_coloured_nor_ringed() -> None:
    rows = frame(reoffending_map(STANDING, Slice(age=ADULT, offences=("robbery",)), national()))
    few = rows[rows["offenders"].fillna(0) < 30]
    assert len(few) > 200
    assert set(few["shade"]) == {"unreliable", "none"}
    assert set(few["ring"]) == {""}
    under_ten = few[few["offenders"] < 10]
    assert not under_ten["sentence"].str.contains("in 100").any()


@pytest.mark.usefixtures("warehouse")
def test_all_areas_together_give_the_published_total() -> None:
    """Adults of England and Wales, 2023/24, as published (domain reference 3.1 for all ages)."""
    rows = frame(reoffending_map(STANDING, Slice(), national()))
    assert rows["offenders"].sum() == 331_356
    assert rows["reoffenders"].sum() == 93_413


@pytest.mark.usefixtures("warehouse")
def test_an_earlier_year_is_another_map() -> None:
    assert next(iter(map_periods(ADULTS).items())) == ("April 2023 to March 2024", "2024-03-31")
    earlier = reoffending_map(STANDING, ADULTS, national(), "April 2018 to March 2019")
    assert earlier.period == "April 2018 to March 2019"
    assert earlier.illustrative


def test_a_real_figure_of_one_place_is_known_of(by_title: dict[str, Place]) -> None:
    assert real_elsewhere(by_title["Lambeth"], ADULTS)
    assert not real_elsewhere(by_title["Wolverhampton"], ADULTS)


# Steps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "on"), [(0.19, 1), (0.2, 2), (0.2499, 2), (0.25, 3), (0.9, 4)])
def test_a_rate_is_on_the_step_that_its_legend_says(rate: float, on: int) -> None:
    assert step(rate, [20, 25, 30]) == on


def test_the_legend_of_steps_leaves_no_gap() -> None:
    words = [text for code, text in step_legend([20, 25]).items() if code.startswith("step_")]
    assert words == ["Under 20 in 100", "20 to under 25 in 100", "25 in 100 or more"]
    assert step_legend([])["step_1"] == "Every area with enough people"


@pytest.mark.usefixtures("warehouse")
def test_steps_are_about_a_fifth_each() -> None:
    shading = reoffending_map(RATE, ADULTS, national())
    counts = [shade.count for shade in shading.shades if shade.code.startswith("step_")]
    assert len(counts) == 5
    assert min(counts) > 40


# Children --------------------------------------------------------------------------------


@pytest.mark.usefixtures("warehouse")
def test_a_district_in_a_county_has_the_countys_figure_and_says_so() -> None:
    rows = frame(youth_map(national())).set_index("name")
    assert rows.loc["Boston", "shown"] == rows.loc["East Lindsey", "shown"]
    assert "This is Lincolnshire's figure" in rows.loc["Boston", "sentence"]
    assert "figure" not in rows.loc["Wolverhampton", "sentence"]


@pytest.mark.usefixtures("warehouse")
def test_no_figure_says_why() -> None:
    rows = frame(youth_map(national())).set_index("name")
    assert rows.loc["Cardiff", "sentence"] == "No figure is published for councils in Wales."
    assert rows.loc["Dorset", "sentence"].startswith("Several councils make up this area")
    assert set(rows.loc[["Cardiff", "Dorset"], "shade"]) == {"none"}


# Deprivation -------------------------------------------------------------------------------


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize(
    ("index_id", "district", "rank", "areas", "score"),
    [
        ("imd2019", "Blackpool", 1, 317, "45.0"),
        ("imd2019", "Wolverhampton", 24, 317, "32.1"),
        ("imd2025", "Wolverhampton", 23, 296, "32.6"),
    ],
)
def test_ranks_and_scores_are_the_published_ones(
    index_id: str, district: str, rank: int, areas: int, score: str
) -> None:
    found = row_of(deprivation_map("district", index_id, "imd", "Overall deprivation"), district)
    assert found["figure"] == f"Ranked {rank} of {areas}; average score {score}."
    assert found["shade"] == "fifth_1"


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("kind", ["csp", "district"])
@pytest.mark.parametrize("index_id", INDICES)
def test_england_and_wales_are_never_on_one_index(kind: str, index_id: str) -> None:
    rows = frame(deprivation_map(kind, index_id, "imd", "Overall deprivation"))
    own = rows["code"].str.startswith("W" if index_id == "wimd2019" else "E")
    assert set(rows.loc[~own, "shade"]) == {"other_nation"}
    assert rows.loc[~own, "average_score"].isna().all()
    assert "other_nation" not in set(rows.loc[own, "shade"])


@pytest.mark.usefixtures("warehouse")
def test_every_domain_of_every_index_can_be_mapped() -> None:
    for index_id in INDICES:
        domains = domains_of(index_id)
        assert next(iter(domains)) == "Overall deprivation"
        for label, domain in domains.items():
            shades = deprivation_map("csp", index_id, domain, label).shades
            assert shades[0].code == "fifth_1"


@pytest.mark.usefixtures("warehouse")
def test_several_councils_have_no_rank_and_say_that_scores_are_weighted() -> None:
    found = frame(deprivation_map("csp", "imd2025", "imd", "Overall deprivation"))
    weighted = found[found["reach"] == "part"]
    assert len(weighted)
    assert weighted["rank_average_score"].isna().all()
    assert weighted["sentence"].str.contains("their scores are weighted").all()


def test_a_district_leads_to_its_partnership() -> None:
    rows = frame(deprivation_map("district", "imd2025", "imd", "Overall deprivation")).set_index("name")
    known = {place.name for place in places("csp")}
    assert set(rows["csp"]) - {"Isles of Scilly"} <= known
    assert rows.loc["Wolverhampton", "csp"] == "Wolverhampton"


def test_no_neighbourhoods_until_they_are_loaded(by_title: dict[str, Place]) -> None:
    place = by_title["Wolverhampton"]
    assert not has_neighbourhoods("imd2025")
    assert neighbourhoods(place, "imd2025", "imd").rows.empty
    assert neighbourhood_tenths(place, "imd2025", "imd").rows.empty


@pytest.fixture
def with_neighbourhoods(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A copy of the warehouse that holds four neighbourhoods of Wolverhampton, as File 7 would bring them."""
    copy = tmp_path / "store" / "warehouse-000001.duckdb"
    copy.parent.mkdir()
    shutil.copy(warehouse, copy)
    with duckdb.connect(copy) as con:
        con.execute(ADD_NEIGHBOURHOODS)
    overrides = tmp_path / "settings.toml"
    overrides.write_text(f'[warehouse]\nstore = "{copy.parent.as_posix()}"\n', "utf-8")
    monkeypatch.setenv("CSP_SETTINGS", str(overrides))
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.usefixtures("with_neighbourhoods")
def test_loaded_neighbourhoods_are_listed_and_counted_by_tenth() -> None:
    place = next(place for place in places() if place.title == "Wolverhampton")
    assert has_neighbourhoods("imd2025")
    assert not has_neighbourhoods("imd2019")
    listed = neighbourhoods(place, "imd2025", "imd").rows
    assert list(listed["rank"]) == [40, 900, 2800, 33000]
    tenths = neighbourhood_tenths(place, "imd2025", "imd").rows
    assert list(tenths["decile"]) == list(range(1, 11))
    assert list(tenths["neighbourhoods"]) == [3, 0, 0, 0, 0, 0, 0, 0, 0, 1]


# Pointing out ------------------------------------------------------------------------------


def test_a_place_points_out_itself_those_in_it_or_its_ground(by_title: dict[str, Place]) -> None:
    assert members(by_title["Wolverhampton"], "csp") == [WOLVERHAMPTON]
    assert members(by_title["Wolverhampton"], "district") == ["E08000031"]
    assert len(members(by_title["Black Country (sub-region)"], "csp")) == 4
    assert len(members(by_title["England and Wales (country)"], "csp")) == 314
    assert members(None, "csp") == []


def test_neighbours_are_named_of_one_area_only() -> None:
    assert len(beside([WOLVERHAMPTON], "csp")) == 4
    assert beside([WOLVERHAMPTON, "E22000337"], "csp") == []
