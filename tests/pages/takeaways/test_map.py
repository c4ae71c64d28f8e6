"""A map in the files of a pack: land without a figure is seen, and paper has the rows that somebody wants there."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from pages.parts.maps.draw import MapView, paper_map
from pages.parts.palette import colours
from pages.parts.takeaways.briefing import briefing
from pages.parts.takeaways.making import view_pack
from pages.parts.takeaways.offline import offline_page
from pages.parts.takeaways.pack import Pack
from pages.parts.takeaways.picture import chart_png, png
from pages.parts.takeaways.reading import read
from pages.parts.takeaways.slides import slides
from pages.parts.takeaways.workbook import workbook
from queries.benchmarks import benchmarks_of
from queries.map_youth import youth_map
from queries.maps import beside, members
from queries.places import places
from tests.pages.takeaways import opened

MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def pack(warehouse: Path) -> Pack:
    """The map of children's reoffending about Wolverhampton; no area of Wales has a figure on it."""
    place = next(area for area in places() if area.title == "Wolverhampton")
    benchmark = benchmarks_of(place)[0]
    codes = members(place, "csp")
    view = MapView(youth_map(benchmark), place, benchmark.label, "map", "csp", codes, beside(codes, "csp"), near=False)
    return view_pack(place, benchmark, date(2026, 11, 22), "Map", [paper_map(view)])


@pytest.mark.parametrize("travels_alone", [True, False])
def test_land_without_a_figure_is_no_sea(pack: Pack, travels_alone: bool) -> None:
    (figure,) = pack.figures
    picture = png(figure, pack.cover.footer) if travels_alone else chart_png(figure, 700, 330)
    with Image.open(io.BytesIO(picture)) as drawn:
        seen = {colour for _, colour in drawn.convert("RGB").getcolors(1_000_000)}
    assert {_rgb("map_none"), _rgb("paper")} <= seen


def _rgb(role: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colours("light")[role].lstrip("#")))


def test_a_slide_says_what_is_said_of_the_area_and_what_the_map_shows(pack: Pack) -> None:
    (figure,) = pack.figures
    slide = opened.deck(slides(pack)).slides[1]
    assert "Wolverhampton: 36 in 100; could be 22 to 52." in opened.words(slide)
    assert opened.alternative(opened.graphics(slide)[0]) == figure.alt


def test_paper_has_the_area_and_its_neighbours_and_the_workbook_has_all(pack: Pack) -> None:
    every = [list(row) for row in read(pack.figures[0]).cells]
    (written,) = opened.word_tables(briefing(pack))
    assert [row[0] for row in written[1:]] == ["Dudley", "Sandwell", "South Staffordshire", "Walsall", "Wolverhampton"]
    assert all(row in every for row in written[1:])
    assert len(opened.marked_up(opened.book(workbook(pack))["Table 1"])) == len(every) + 1 > 300


def test_the_offline_page_holds_the_map_and_fetches_nothing(pack: Pack) -> None:
    made = offline_page(pack)
    assert len(made) < MOST_BYTES
    drawn = re.search(rb'<div class="chart"[^>]*><svg.*?</svg>', made, re.DOTALL)
    assert drawn is not None
    assert not re.search(rb"(href|src)=.https?:", drawn.group())
    assert drawn.group().count(b"<path") > 300
