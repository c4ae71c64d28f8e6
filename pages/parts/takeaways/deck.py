"""An empty 16:9 deck in the house's colours and type, made from python-pptx's own template."""

import re
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from pages.parts.palette import colours
from pages.parts.takeaways.pack import Cover

WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT, ACROSS = Inches(0.6), Inches(12.13)
_TITLE_ONLY = 5
_FOOT = Inches(6.98)
_FONT = "Arial"
_LANGUAGE = "en-GB"
# Where the placeholders of master and layout stand: left, top, width, height.
_PLACES = {
    "title": (LEFT, Inches(0.35), ACROSS, Inches(0.85)),
    "ftr": (LEFT, _FOOT, Inches(9.6), Inches(0.36)),
    "sldNum": (Inches(11.73), _FOOT, Inches(1.0), Inches(0.36)),
}
_ONE_LARGE_LINE, _ONE_LINE = 48, 60
_ACCENTS = ("focus", "second", "third", "fourth", "quiet", "faint")


def new_deck(cover: Cover) -> Any:
    """A deck with one layout ('Title Only'), slide numbers and a footer, in British English."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _keep_one_layout(deck)
    for part in (deck.slide_master, deck.slide_layouts[0]):
        _arrange(part)
    _band(deck.slide_master)
    _colour(deck)
    properties = deck.core_properties
    properties.title, properties.subject = cover.title, cover.footer
    properties.author, properties.keywords, properties.language = "Reducing reoffending dashboard", "", _LANGUAGE
    return deck


def _keep_one_layout(deck: Any) -> None:
    """Layouts that nobody uses are for another page size; the one kept is filled by every slide."""
    kept = deck.slide_layouts[_TITLE_ONLY]
    for layout in list(deck.slide_layouts):
        if layout is not kept:
            deck.slide_layouts.remove(layout)


def _arrange(part: Any) -> None:
    for holder in list(part.placeholders):
        kind = holder._element.ph.get("type")
        if kind not in _PLACES:
            holder._element.getparent().remove(holder._element)
            continue
        holder.left, holder.top, holder.width, holder.height = _PLACES[kind]
        holder.text_frame.margin_left = holder.text_frame.margin_right = 0
        if kind == "title":
            holder.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            holder.text_frame.word_wrap = True
        for style in holder._element.iter(qn("a:lvl1pPr")):
            style.set("algn", "r" if kind == "sldNum" else "l")


def _band(master: Any) -> None:
    """A band in the house's colour at the head of every slide: decoration, so it stands on the master."""
    group = master.shapes._spTree
    band = deepcopy(group.xpath("./p:sp")[0])
    band.nvSpPr.nvPr.remove(band.nvSpPr.nvPr[0])
    group.insert(2, band)
    shape = next(each for each in master.shapes if each._element is band)
    shape.left, shape.top, shape.width, shape.height = 0, 0, WIDE, Inches(0.14)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colours("light")["focus"].lstrip("#"))
    shape.text_frame.clear()
    shape.name = "Band"
    band.nvSpPr.cNvPr.set("id", str(max(int(each) for each in group.xpath(".//p:cNvPr/@id")) + 1))


def _colour(deck: Any) -> None:
    """Theme colours and fonts, so that whatever somebody adds matches; titles left, dark and large."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    for number, role in enumerate(_ACCENTS, start=1):
        colour = colours("light")[role].lstrip("#")
        text = re.sub(
            rf"<a:accent{number}>.*?</a:accent{number}>",
            f'<a:accent{number}><a:srgbClr val="{colour}"/></a:accent{number}>',
            text,
            flags=re.DOTALL,
        )
    theme._blob = re.sub(r'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{_FONT}"/>', text).encode()
    title = deck.slide_master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "3200")
    title.find(qn("a:defRPr")).set("b", "1")


def new_slide(deck: Any, title: str, footer: str) -> Any:
    """A slide with its title, the footer and its number, all in the placeholders of the layout."""
    layout = deck.slide_layouts[0]
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = title
    _paint(slide.shapes.title.text_frame, _title_size(title), colours("light")["focus"], bold=True)
    for holder in layout.placeholders:
        if holder._element.ph.get("type") in ("ftr", "sldNum"):
            _copy(slide, holder, footer)
    return slide


def _title_size(title: str) -> float:
    """In one line where that leaves large type, else in two that keep clear of what is below."""
    return 32 if len(title) <= _ONE_LARGE_LINE else 26 if len(title) <= _ONE_LINE else 24


def _copy(slide: Any, holder: Any, footer: str) -> None:
    """python-pptx leaves footers and numbers on the layout; a slide shows its own only."""
    element = deepcopy(holder._element)
    slide.shapes._spTree.append(element)
    element.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
    if holder._element.ph.get("type") == "ftr":
        added = next(shape for shape in slide.placeholders if shape._element is element)
        added.text_frame.text = footer
        _paint(added.text_frame, 12, colours("light")["soft_ink"], bold=False)


def _paint(frame: Any, points: float, colour: str, *, bold: bool) -> None:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            speak(run)
            run.font.size, run.font.bold = Pt(points), bold
            run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))


def speak(run: Any) -> None:
    """The language that a reader's software should read a run in."""
    run._r.get_or_add_rPr().set("lang", _LANGUAGE)


def write(slide: Any, box: tuple[Any, Any, Any, Any], lines: list[tuple[str, float, str, bool]], gap: float = 6) -> Any:
    """A box of text. lines: words, size in points, colour role, bold. Nothing shrinks: what is written must fit."""
    shape = slide.shapes.add_textbox(*(Emu(int(side)) for side in box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for number, (words, points, role, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(gap)
        run = paragraph.add_run()
        run.text = words
        speak(run)
        run.font.size, run.font.bold = Pt(points), bold
        run.font.color.rgb = RGBColor.from_string(colours("light")[role].lstrip("#"))
    return shape


def describe(shape: Any, words: str, title: str = "") -> None:
    """The text alternative of a chart or picture."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", words)
    if title:
        properties.set("title", title)
