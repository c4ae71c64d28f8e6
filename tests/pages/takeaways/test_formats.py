"""Each file opens, stands by itself, and keeps the rules of its kind."""

import re

import pytest

from pages.parts.takeaways.files import pictures
from pages.parts.takeaways.pack import Pack
from tests.pages.takeaways import opened

OFFICE = ("slides", "briefing", "workbook")
ADDRESS = re.compile(r"https?://(?!www\.w3\.org/)[^\s\"'<)]+")
MEGABYTE = 1_000_000
SHORTHAND = re.compile(r"\[[a-z]\]")
REPORT_ENDS = ["Questions to ask", "What is missing or late", "How to read the figures", "Sources", "Definitions"]


@pytest.mark.parametrize("key", OFFICE)
def test_office_files_are_whole_and_point_nowhere(files: dict[str, bytes], key: str) -> None:
    assert opened.unreadable(files[key]) == []
    assert opened.leading_outside(files[key]) == []


def test_every_chart_and_picture_of_a_slide_has_an_alternative(files: dict[str, bytes], pack: Pack) -> None:
    drawn = [shape for slide in opened.deck(files["slides"]).slides for shape in opened.graphics(slide)]
    assert len(drawn) == len(pack.figures)
    assert all(len(opened.alternative(shape)) > 30 for shape in drawn)


def test_slides_have_titles_numbers_and_a_language(files: dict[str, bytes]) -> None:
    deck = opened.deck(files["slides"])
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=0.01)
    assert deck.core_properties.title == "Reducing reoffending: Wolverhampton"
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in deck.slides:
        assert slide._element.xpath(".//a:fld[@type='slidenum']")
        assert set(slide._element.xpath(".//a:r/a:rPr/@lang")) == {"en-GB"}


def test_no_text_of_a_slide_is_small(files: dict[str, bytes]) -> None:
    for slide in opened.deck(files["slides"]).slides:
        sizes = {int(size) for size in slide._element.xpath(".//a:r/a:rPr/@sz")}
        assert min(sizes) >= 1200
        assert max(sizes) >= 2400


def test_every_shape_stays_on_its_slide(files: dict[str, bytes]) -> None:
    deck = opened.deck(files["slides"])
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_a_briefing_has_the_shape_of_a_report(files: dict[str, bytes]) -> None:
    document = opened.briefing(files["briefing"])
    assert document.core_properties.title == "Reducing reoffending: Wolverhampton"
    assert document.core_properties.language == "en-GB"
    headings = [(each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith("Heading")]
    first = [text for style, text in headings if style == "Heading 1"]
    assert first[:2] == ["Purpose", "Findings"]
    assert first[-5:] == [
        "Questions to ask",
        "What is missing or late",
        "How to read the figures",
        "Sources",
        "Definitions",
    ]
    languages = document.styles.element.xpath(".//w:lang/@w:val")
    assert set(languages) == {"en-GB"}


def test_tables_of_a_briefing_have_marked_headings(files: dict[str, bytes]) -> None:
    for table in opened.briefing(files["briefing"]).tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val")
        assert not table._tbl.xpath(".//w:gridSpan | .//w:vMerge")


def test_a_workbook_keeps_the_checklist(files: dict[str, bytes]) -> None:
    book = opened.book(files["workbook"])
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert book.properties.title == "Reducing reoffending: Wolverhampton"
    for sheet in book:
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert not sheet.merged_cells.ranges
        assert sheet["A1"].value
        assert len(sheet.tables) == (0 if sheet.title == "Cover" else 1)


def test_no_cell_is_empty_and_headings_differ(files: dict[str, bytes]) -> None:
    for sheet in opened.book(files["workbook"]).worksheets[1:]:
        rows = opened.marked_up(sheet)
        assert all(value not in (None, "") for row in rows for value in row), sheet.title
        assert len(set(rows[0])) == len(rows[0])


def test_numbers_are_numbers_with_their_unit_in_the_heading(files: dict[str, bytes]) -> None:
    headings, *rows = opened.marked_up(opened.book(files["workbook"])["Table 1"])
    assert headings[3:] == [
        "Rate (in 100)", "Could be, from (in 100)", "Could be, to (in 100)", "Compared with (in 100)",
    ]  # fmt: skip
    assert all(isinstance(value, int | float) for row in rows for value in row[1:])


def test_shorthand_is_explained_where_it_is_used(files: dict[str, bytes]) -> None:
    for sheet in opened.book(files["workbook"]):
        if not sheet.title.startswith("Table"):
            continue
        above = " ".join(str(row[0]) for row in sheet.iter_rows(max_row=9, values_only=True))
        used = {
            str(value) for row in opened.marked_up(sheet) for value in row if re.fullmatch(r"\[[a-z]\]", str(value))
        }
        assert all(f"{mark} " in above for mark in used), sheet.title


def test_notes_that_tables_name_are_there(files: dict[str, bytes]) -> None:
    book = opened.book(files["workbook"])
    notes = {int(row[0]) for row in opened.marked_up(book["Notes"])[1:]}
    named = {int(number) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
             for number in re.findall(r"\[note (\d+)\]", str(cell))}  # fmt: skip
    assert named
    assert named <= notes


def test_the_offline_page_asks_nobody_for_anything(files: dict[str, bytes]) -> None:
    page = files["page"].decode()
    assert ADDRESS.findall(page) == []
    assert len(files["page"]) < 2 * MEGABYTE
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy.group(1)
    assert "unsafe" not in policy.group(1)
    for attribute in (" src=", "@import", "url("):
        assert attribute not in re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL)


def test_the_offline_page_can_be_heard(files: dict[str, bytes]) -> None:
    read = opened.page(files["page"])
    assert '<html lang="en-GB">' in files["page"].decode()
    levels = [int(tag[1]) for tag, _ in read.headings]
    assert levels.count(1) == 1
    assert all(low <= high + 1 for high, low in zip([0, *levels], levels, strict=False))
    assert all("aria-label=" in tag for tag in opened.tags(files["page"], "div") if 'role="img"' in tag)


def test_the_same_pack_makes_the_same_pictures(files: dict[str, bytes], pack: Pack) -> None:
    assert pictures(pack) == files["pictures"]
