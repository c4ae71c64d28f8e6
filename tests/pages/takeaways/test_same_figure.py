"""The same figure reads the same on the screen, in slides, briefing, workbook, offline page and pictures."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image

from pages.parts.strategy.expected import paper_figures
from pages.parts.tables import html_table
from pages.parts.takeaways.files import FILES
from pages.parts.takeaways.making import view_pack
from pages.parts.takeaways.pack import Pack
from pages.parts.takeaways.reading import Reading, read
from queries.benchmarks import benchmarks_of
from queries.places import places
from tests.pages.takeaways import opened
from tests.pages.takeaways.conftest import DAY

UNIT = re.compile(r"^(.+?) (?:in|per) [\d,]+$")  # of a cell; in a workbook it stands in the heading
NUMBER = re.compile(r"-?\d[\d,]*\.?\d*")


@pytest.fixture(scope="module", params=["area", "strategy"])
def told(request: pytest.FixtureRequest, pack: Pack) -> Pack:
    """Everything about an area; and a strategy page, whose charts are of other kinds."""
    if request.param == "area":
        return pack
    place = next(area for area in places() if area.title == "Wolverhampton")
    return view_pack(place, benchmarks_of(place)[0], DAY, "Expected v actual", paper_figures(place))


@pytest.fixture(scope="module")
def made(told: Pack, files: dict[str, bytes]) -> dict[str, bytes]:
    """Every file of that pack, by its key."""
    return files if told.asked else {file.key: file.make(told) for file in FILES}


@pytest.fixture(scope="module")
def readings(told: Pack) -> list[Reading]:
    return [read(figure) for figure in told.figures]


def numbers(words: str) -> list[float]:
    """The numbers in a written cell."""
    return [float(found.replace(",", "")) for found in NUMBER.findall(words)]


def test_there_is_something_to_compare(told: Pack, readings: list[Reading]) -> None:
    assert len(readings) >= (6 if told.asked else 2)
    assert all(reading.cells for reading in readings)


def test_the_screens_table_is_the_reading(told: Pack, readings: list[Reading]) -> None:
    for figure, reading in zip(told.figures, readings, strict=True):
        shown = opened.page(html_table(figure.table, figure.columns, figure.caption).encode()).tables[0]
        assert shown[1:] == [list(cells) for cells in reading.cells]


def test_the_briefing_has_the_same_tables(made: dict[str, bytes], readings: list[Reading]) -> None:
    written = opened.word_tables(made["briefing"])
    assert written == [[list(reading.headings), *map(list, reading.cells)] for reading in readings]


def test_the_offline_page_has_the_same_tables(made: dict[str, bytes], readings: list[Reading]) -> None:
    shown = opened.page(made["page"]).tables
    assert [table[1:] for table in shown] == [[list(cells) for cells in reading.cells] for reading in readings]


def test_the_workbook_has_the_same_numbers(made: dict[str, bytes], readings: list[Reading]) -> None:
    book = opened.book(made["workbook"])
    for number, reading in enumerate(readings, start=1):
        values = opened.marked_up(book[f"Table {number}"])[1:]
        assert len(values) == len(reading.cells)
        for row, cells in zip(values, reading.cells, strict=True):
            assert _values(row) == _values(cells)


def _values(row: Sequence[Any]) -> list[Any]:
    """What a row says: its numbers, and its words where there are none. A range without a figure says so twice in a
    workbook, where it has two cells, so each mark of absence counts once."""
    plain = [UNIT.sub(r"\1", str(value)) for value in row]
    found = [part for value in plain for part in (numbers(value) or [value])]
    return [part for before, part in pairwise(["", *found]) if part != "[x]" or before != "[x]"]


def test_titles_captions_and_alternatives_are_the_same(made: dict[str, bytes], readings: list[Reading]) -> None:
    slides = [slide for slide in opened.deck(made["slides"]).slides if opened.graphics(slide)]
    document = opened.briefing(made["briefing"])
    described = [
        (shape._inline.docPr.get("title"), shape._inline.docPr.get("descr")) for shape in document.inline_shapes
    ]
    page = made["page"].decode()
    for reading, slide, (title, alternative) in zip(readings, slides, described, strict=True):
        assert reading.alt == alternative == opened.alternative(opened.graphics(slide)[0])
        assert reading.title == title
        assert reading.caption in opened.words(slide)
        assert reading.caption in slide.notes_slide.notes_text_frame.text
        assert reading.alt.replace("'", "&#x27;") in page


def values(chart: Any) -> Iterator[float]:
    """Every number that a native chart draws."""
    for series in chart.plots[0].series:
        spots = series._element.xpath(".//c:xVal//c:v/text() | .//c:yVal//c:v/text() | .//c:val//c:v/text()")
        yield from map(float, spots)


def test_native_charts_draw_the_figures_of_the_screen(told: Pack, made: dict[str, bytes]) -> None:
    slides = [slide for slide in opened.deck(made["slides"]).slides if opened.graphics(slide)]
    for figure, slide in zip(told.figures, slides, strict=True):
        shape = opened.graphics(slide)[0]
        field = "shown" if "x" in figure.rows and "shown" in figure.rows else "rate"
        drawn = {round(float(value), 4) for value in values(shape.chart)}
        people = 100 if field == "rate" else 1  # proportions are drawn as so many in 100
        wanted = {round(float(value) * people, 4) for value in figure.rows[field].dropna()}
        assert wanted <= drawn, figure.key


def test_pictures_say_what_they_show(made: dict[str, bytes], readings: list[Reading]) -> None:
    drawn = opened.parts(made["pictures"])
    png = [name for name in sorted(drawn) if name.endswith(".png")]
    svg = [name for name in sorted(drawn) if name.endswith(".svg")]
    for reading, picture, drawing in zip(readings, png, svg, strict=True):
        with Image.open(io.BytesIO(drawn[picture])) as image:
            assert image.text["Title"] == reading.title
            assert reading.alt in image.text["Description"]
        text = drawn[drawing].decode()
        assert f'<title id="title">{reading.title}' in text
        assert 'role="img"' in text
