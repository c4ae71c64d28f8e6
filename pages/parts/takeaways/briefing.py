"""A pack as a Word briefing in the shape of a scrutiny report: purpose, findings, questions, sources, definitions."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from pages.parts.palette import colours
from pages.parts.slide import Slide, Story
from pages.parts.takeaways.pack import Pack, source_lines
from pages.parts.takeaways.picture import ON_PAPER, png
from pages.parts.takeaways.reading import Reading, read, say
from pages.parts.takeaways.themes import on_paper

_FONT, _LANGUAGE = "Arial", "en-GB"
_HEADINGS = {"Title": 26, "Heading 1": 20, "Heading 2": 15, "Heading 3": 13}
_WIDE = 17.0  # centimetres between the margins
_TABLE_STYLE = "Table Grid"
_LETTER, _WRAPPED = 0.2, 18  # of a table: centimetres of a letter, letters in a line of a column that gives way


def briefing(pack: Pack) -> bytes:
    """The pack as a .docx file."""
    document = _blank(pack)
    _front(document, pack)
    for story in pack.stories:
        _story(document, story)
    _questions(document, pack)
    _listed(document, "missing", pack.missing)
    _listed(document, "notices", pack.notices)
    _listed(document, "sources", list(source_lines(pack)))
    _definitions(document, pack)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _blank(pack: Pack) -> Any:
    document = Document()
    properties = document.core_properties
    properties.title, properties.subject = pack.cover.title, pack.cover.footer
    properties.author, properties.language = "Reducing reoffending dashboard", _LANGUAGE
    properties.comments = ""
    _styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    _running(section, pack)
    return document


def _styles(document: Any) -> None:
    """House type and colours; British English for spelling and for software that reads aloud."""
    for name, size in {"Normal": 11, "List Bullet": 11, "List Number": 11, "Caption": 10, **_HEADINGS}.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = _FONT, Pt(size), False
        _every_script(style)
        if name in _HEADINGS:
            style.font.color.rgb, style.font.bold = _rgb("focus"), True
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(6)
    document.styles["Caption"].font.color.rgb = _rgb("soft_ink")
    document.styles["Caption"].font.bold = False
    document.styles["Normal"].paragraph_format.space_after = Pt(7)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), _LANGUAGE)


def _every_script(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _rgb(role: str) -> Any:
    return RGBColor.from_string(colours("light")[role].lstrip("#"))


def _running(section: Any, pack: Pack) -> None:
    """Marking and demonstration mark at the head of every page, snapshot, date and page number at its foot."""
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(pack.cover.marking).bold = True
    if pack.warning:
        warned = head.add_run(f"  {pack.warning}")
        warned.font.color.rgb, warned.bold = _rgb("higher"), True
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{pack.cover.numbered} {pack.cover.dated}\t\t")
    _field(foot, "PAGE")
    for paragraph in (head, foot):
        for run in paragraph.runs:
            run.font.size = Pt(9)


def _field(paragraph: Any, code: str) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        run._r.append(part)


def _front(document: Any, pack: Pack) -> None:
    cover = pack.cover
    document.add_paragraph(cover.title, style="Title")
    document.add_paragraph(f"{cover.marking}. {cover.dated} {cover.numbered}", style="Caption")
    document.add_heading(say("headings", "purpose"), 1)
    for words in (cover.purpose, cover.compared, say("pack", "public"), pack.warning):
        if words:
            document.add_paragraph(words)
    document.add_heading(say("headings", "findings"), 1)
    for slide in (told for told in pack.slides if told.figure is not None or told.big):
        mark = f" {say('pack', 'demonstration')}." if slide.illustrative else ""
        document.add_paragraph(f"{slide.headline}.{mark}".replace("..", "."), style="List Bullet")


def _story(document: Any, story: Story) -> None:
    """One heading for each message: in words, as a chart, as a table."""
    document.add_heading(story.title, 1)
    for slide in story.slides:
        document.add_heading(slide.headline, 2)
        _slide(document, slide)


def _slide(document: Any, slide: Slide) -> None:
    reading = read(on_paper(slide.figure)) if slide.figure else None
    mark = reading.mark if reading else f"{say('pack', 'demonstration')}." if slide.demonstration else ""
    if mark:
        _marked(document, mark)
    if slide.big:
        document.add_paragraph(f"{slide.big}. {slide.caption}")
    for point in slide.points:
        document.add_paragraph(point, style="List Bullet").paragraph_format.keep_with_next = reading is not None
    if reading:
        _chart(document, slide, reading)
    elif slide.source:
        document.add_paragraph(say("pack", "source", sources=slide.source), style="Caption")
    if slide.cannot_say:
        document.add_paragraph().add_run(f"{say('pack', 'cannot_say')}: ").bold = True
        document.paragraphs[-1].add_run(slide.cannot_say)


def _marked(document: Any, mark: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(mark)
    run.bold, run.font.color.rgb = True, _rgb("higher")


def _chart(document: Any, slide: Slide, reading: Reading) -> None:
    """The message and the chart with its text alternative, what its numbered lines are, its figures, its sources."""
    if slide.figure is None:
        return
    if reading.title != slide.headline:
        title = document.add_paragraph()
        title.add_run(reading.title).bold = True
        title.paragraph_format.keep_with_next = True
    caption = document.add_paragraph(reading.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    drawn = png(on_paper(slide.figure), "", alone=False, scale=ON_PAPER)
    picture = document.add_picture(io.BytesIO(drawn), width=Cm(_WIDE))
    properties = picture._inline.docPr
    properties.set("descr", reading.alt)
    properties.set("title", reading.title)
    for line in reading.numbered:
        document.add_paragraph(line, style="Caption")
    _table(document, reading)
    if reading.source:
        document.add_paragraph(say("pack", "source", sources=reading.source), style="Caption")


def _table(document: Any, reading: Reading) -> None:
    """The same figures; the first row repeats on every page and is marked as the heading of the columns."""
    if len(reading.printed) < len(reading.cells):
        words = say("pack", "brief", printed=len(reading.printed), rows=f"{len(reading.cells):,}")
        document.add_paragraph(words, style="Caption").paragraph_format.keep_with_next = True
    table = document.add_table(rows=1 + len(reading.printed), cols=len(reading.headings), style=_TABLE_STYLE)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _described(table, reading)
    widths = _widths(reading)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # the grid, which LibreOffice reads; Word reads each cell's own
    for number, (row, cells) in enumerate(zip(table._tbl.tr_lst, (reading.headings, *reading.printed), strict=True)):
        _row([_Cell(element, table) for element in row.tc_lst], cells, reading.number, widths, bold=number == 0)
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _described(table: Any, reading: Reading) -> None:
    for name, words in (("tblCaption", reading.title), ("tblDescription", reading.caption)):
        part = OxmlElement(f"w:{name}")
        part.set(qn("w:val"), words)
        table._tbl.tblPr.append(part)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:  # the file format wants it before caption and description
        table._tbl.tblPr.remove(look)
        table._tbl.tblPr.find(qn("w:tblCaption")).addprevious(look)


def _row(
    row: Sequence[Any], cells: Sequence[str], number: Sequence[bool], widths: Sequence[Any], *, bold: bool
) -> None:
    for cell, words, is_number, width in zip(row, cells, number, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(words)
        run.font.size, run.bold = Pt(9.5), bold


def _widths(reading: Reading) -> list[Any]:
    """Columns as wide as their words ask for; where the page is too narrow, words go on in the next line, none is
    broken, and the column with most of them takes what the others leave."""
    columns = list(zip(reading.headings, *reading.printed, strict=True))
    longest = [max(_longest_word(column[0]), *(len(words) + 2 for words in column[1:])) for column in columns]
    room = int(_WIDE / _LETTER)
    if sum(longest) > room:
        longest = _fitted(longest, [max(map(_longest_word, column)) for column in columns], room)
    return [Cm(_LETTER * letters) for letters in longest]


def _fitted(longest: list[int], least: list[int], room: int) -> list[int]:
    """Widths that share the room. least: what the longest word of each column needs."""
    wanted = [max(word, min(_WRAPPED, wide)) for word, wide in zip(least, longest, strict=True)]
    over, slack = sum(wanted) - sum(least), max(0, room - sum(least))
    if sum(wanted) > room:
        return [word + (wide - word) * slack // max(over, 1) for word, wide in zip(least, wanted, strict=True)]
    most = longest.index(max(longest))
    return [wide + (room - sum(wanted) if number == most else 0) for number, wide in enumerate(wanted)]


def _longest_word(words: str) -> int:
    return 3 + max(map(len, words.split()), default=0)


def _questions(document: Any, pack: Pack) -> None:
    if not pack.asked:
        return
    document.add_heading(say("headings", "questions"), 1)
    if not pack.questions:
        document.add_paragraph(say("pack", "no_questions"))
    for question in pack.questions:
        asked = document.add_paragraph(style="List Number")
        asked.add_run(question.text).bold = True
        document.add_paragraph(
            say("pack", "answered_by", because=question.because, who=question.who, source=question.source)
        )


def _listed(document: Any, heading: str, lines: Sequence[str]) -> None:
    if lines:
        document.add_heading(say("headings", heading), 1)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")


def _definitions(document: Any, pack: Pack) -> None:
    if pack.definitions:
        document.add_heading(say("headings", "definitions"), 1)
        for term, meaning in pack.definitions:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{term}. ").bold = True
            paragraph.add_run(meaning)
