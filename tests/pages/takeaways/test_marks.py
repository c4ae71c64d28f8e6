"""Marking, snapshot, date and the mark of demonstration figures reach every page of every file."""

import pytest

from pages.parts.figure import ILLUSTRATIVE_MARK
from pages.parts.kept import stories_of
from pages.parts.takeaways.pack import MOST_WORDS, Pack
from pages.parts.takeaways.reading import read
from queries.kept import find
from tests.pages.takeaways import opened


@pytest.fixture(scope="module")
def stamp(pack: Pack) -> tuple[str, str, str]:
    return pack.cover.marking, pack.cover.snapshot, "22 November 2026"


def test_every_slide_carries_marking_snapshot_and_date(files: dict[str, bytes], stamp: tuple[str, str, str]) -> None:
    for slide in opened.deck(files["slides"]).slides:
        assert all(words in opened.words(slide) for words in stamp)


def test_demonstration_figures_are_marked_on_every_slide_they_reach(pack: Pack, files: dict[str, bytes]) -> None:
    assert pack.illustrative
    shown = {slide.shapes.title.text: opened.words(slide) for slide in opened.deck(files["slides"]).slides}
    marked = {title for title, words in shown.items() if ILLUSTRATIVE_MARK in words}
    assert {slide.headline for slide in pack.slides if slide.illustrative} <= marked | {""}
    assert not {slide.headline for slide in pack.slides if not slide.illustrative} & marked


def test_every_page_of_the_briefing_carries_them(files: dict[str, bytes], stamp: tuple[str, str, str]) -> None:
    section = opened.briefing(files["briefing"]).sections[0]
    running = section.header.paragraphs[0].text + section.footer.paragraphs[0].text
    assert all(words in running for words in (*stamp, "demonstration figures, not real"))


def test_every_sheet_carries_them(pack: Pack, files: dict[str, bytes], stamp: tuple[str, str, str]) -> None:
    book = opened.book(files["workbook"])
    for sheet in book:
        printed = f"{sheet.oddHeader.center.text} {sheet.oddFooter.left.text}"
        assert all(words in printed for words in (*stamp, "demonstration figures, not real"))
    for number, figure in enumerate(pack.figures, start=1):
        said = [sheet_row[0] for sheet_row in book[f"Table {number}"].iter_rows(max_row=8, values_only=True)]
        assert (ILLUSTRATIVE_MARK in said) == figure.illustrative


def test_the_offline_page_carries_them(pack: Pack, files: dict[str, bytes], stamp: tuple[str, str, str]) -> None:
    page = opened.page(files["page"])
    assert all(words in page.text for words in stamp)
    assert page.text.count(f"{ILLUSTRATIVE_MARK}.") == sum(slide.illustrative for slide in pack.slides)


def test_pictures_carry_them(pack: Pack, files: dict[str, bytes], stamp: tuple[str, str, str]) -> None:
    drawn = {name: text.decode() for name, text in opened.parts(files["pictures"]).items() if name.endswith(".svg")}
    assert len(drawn) == len(pack.figures)
    for figure, text in zip(pack.figures, (drawn[name] for name in sorted(drawn)), strict=True):
        assert all(words in text for words in stamp)
        assert (f">{ILLUSTRATIVE_MARK}.<" in text) == figure.illustrative


def test_titles_can_be_read_from_the_back(files: dict[str, bytes]) -> None:
    long = [slide.shapes.title.text for slide in opened.deck(files["slides"]).slides]
    assert [title for title in long if len(title.split()) > MOST_WORDS] == []


def test_sources_and_filters_are_in_the_notes(pack: Pack, files: dict[str, bytes]) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in opened.deck(files["slides"]).slides]
    for figure in pack.figures:
        told = next(text for text in notes if figure.caption in text)
        assert all(title in told for title in figure.sources["title"])
        assert all(notice in told for notice in pack.notices)


def test_every_source_that_a_slide_names_is_in_the_list_of_sources(pack: Pack) -> None:
    listed = {*pack.sources["title"], *(pack.sources["publisher"] + ", " + pack.sources["title"])}
    named = {name for slide in pack.slides if slide.source for name in slide.source.split("; ")}
    assert "HM Prison and Probation Service" in set(pack.sources["publisher"])
    assert named <= listed


def test_the_snapshot_of_a_pack_finds_its_figures_again(pack: Pack) -> None:
    again = stories_of(find(pack.cover.snapshot).content)
    kept = [slide.figure for story in again for slide in story.slides if slide.figure is not None]
    assert [read(figure).cells for figure in kept] == [read(figure).cells for figure in pack.figures]
    assert [slide.headline for story in again for slide in story.slides] == [slide.headline for slide in pack.slides]
