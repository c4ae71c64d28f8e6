"""A pack as PowerPoint slides: charts that can be edited, messages as titles, sources and caveats in the notes."""

import io
from collections.abc import Sequence
from typing import Any

from pptx.util import Emu, Inches

from pages.parts.figure import Figure
from pages.parts.slide import Slide, sentences
from pages.parts.takeaways import fitting
from pages.parts.takeaways.chartparts import add_chart
from pages.parts.takeaways.deck import describe, new_deck, new_slide, speak, write
from pages.parts.takeaways.native import Drawing, native
from pages.parts.takeaways.pack import Pack, message, source_lines
from pages.parts.takeaways.picture import chart_png
from pages.parts.takeaways.reading import KeyItem, Reading, read, say
from pages.parts.takeaways.themes import on_paper

# Inches on a page of 13.33 by 7.5.
_LEFT, _ACROSS, _TOP, _FOOT = 0.6, 12.13, 1.25, 6.6
_CHART_WIDE, _BESIDE, _BESIDE_WIDE = 8.35, 9.2, 3.53
_POINTS = (20.0, 18.0, 16.0)
_LINES = (28.0, 24.0, 20.0)
_CAPTION, _SOURCE, _BIG = 16.0, 12.0, 88.0
_ONE_LINE = 130  # letters of a source
_PIXELS, _BELOW = 84, 40  # of a picture in an inch; of its height, for the axis and its title

Line = tuple[str, float, str, bool]


def slides(pack: Pack) -> bytes:
    """The pack as a .pptx file."""
    deck = new_deck(pack.cover)
    _cover(deck, pack)
    for slide in pack.slides:
        _message(deck, slide, pack)
    new = _unsaid(pack, [question.text for question in pack.questions])
    _listed(deck, say("headings", "questions"), new, pack, _asked(pack))
    _listed(deck, say("headings", "missing"), _unsaid(pack, pack.missing), pack)
    _listed(deck, say("headings", "notices"), list(pack.notices), pack)
    _listed(deck, say("headings", "sources"), list(source_lines(pack)), pack, size=18)
    return _bytes(deck)


def one_slide(slide: Slide, pack: Pack) -> bytes:
    """A single message as a .pptx file, to be put into somebody's own slides."""
    deck = new_deck(pack.cover)
    _message(deck, slide, pack)
    return _bytes(deck)


def _bytes(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _box(left: float, top: float, width: float, height: float) -> tuple[Any, Any, Any, Any]:
    return Inches(left), Inches(top), Inches(width), Inches(height)


def _footer(pack: Pack, *, illustrative: bool) -> str:
    """Marking, snapshot and date; demonstration figures are said on every slide that has them."""
    return f"{pack.cover.footer} {say('pack', 'demonstration')}." if illustrative else pack.cover.footer


def _cover(deck: Any, pack: Pack) -> None:
    cover = pack.cover
    slide = new_slide(deck, cover.title, _footer(pack, illustrative=pack.illustrative))
    lines: list[Line] = [(cover.marking, 24, "ink", True), (cover.purpose, 24, "ink", False)]
    lines += [(cover.compared, 20, "soft_ink", False), (f"{cover.dated} {cover.numbered}", 20, "soft_ink", False)]
    if pack.warning:
        lines.append((pack.warning, 20, "higher", True))
    write(slide, _box(_LEFT, 1.7, _ACROSS, 4.6), lines, gap=16)
    _notes(slide, [say("pack", "public"), *(story.title for story in pack.stories), *pack.notices])


def _message(deck: Any, told: Slide, pack: Pack) -> None:
    slide = new_slide(deck, message(told), _footer(pack, illustrative=told.illustrative))
    if told.figure is None:
        _words(slide, told)
        _notes(slide, _caveats(told, None, pack))
        return
    figure = on_paper(told.figure)
    reading = read(figure)
    _caption(slide, reading)
    drawing = native(figure, reading)
    points = told.points if drawing else (*told.points, *map(_key_line, reading.items))
    _figure(slide, figure, reading, drawing, wide=not points)
    left_over = _beside(slide, points)
    _source(slide, reading.source)
    _notes(slide, [*left_over, *_caveats(told, reading, pack)])


_STROKES = {"solid": "—", "dashed": "- -"}


def _key_line(item: KeyItem) -> str:
    return f"{_STROKES.get(item.mark, item.mark)} {item.text}"


def _caption(slide: Any, reading: Reading) -> None:
    marked: list[Line] = [(reading.mark, 14, "higher", True)] if reading.mark else []
    size = _CAPTION if len(reading.caption) < 110 else 14
    write(slide, _box(_LEFT, 1.15, _ACROSS, 0.6), [*marked, (reading.caption, size, "soft_ink", False)], gap=0)


def _figure(slide: Any, figure: Figure, reading: Reading, drawing: Drawing | None, *, wide: bool) -> None:
    top = 1.95
    box = _box(_LEFT, top, _ACROSS if wide else _CHART_WIDE, _FOOT - 0.2 - top)
    if drawing:
        describe(add_chart(slide.shapes, drawing, box), reading.alt, reading.title)
        return
    wide_pixels = int(box[2] / Inches(1) * _PIXELS)
    picture = io.BytesIO(chart_png(figure, wide_pixels, int(wide_pixels * box[3] / box[2]) - _BELOW))
    shape = slide.shapes.add_picture(picture, box[0], box[1], height=box[3])
    if shape.width > box[2]:
        shape.height, shape.width = Emu(int(shape.height * box[2] / shape.width)), box[2]
    describe(shape, reading.alt, reading.title)


def _beside(slide: Any, points: Sequence[str]) -> list[str]:
    """The points beside a chart, as large as they fit; gives those that do not fit, for the notes."""
    room = _FOOT - 0.3 - 1.95
    shown = list(points)
    while shown and fitting.size(shown, _POINTS, _BESIDE_WIDE, room) is None:
        shown.pop()
    if shown:
        size = fitting.size(shown, _POINTS, _BESIDE_WIDE, room) or _POINTS[-1]
        write(slide, _box(_BESIDE, 1.95, _BESIDE_WIDE, room), [(line, size, "ink", False) for line in shown], gap=8)
    return list(points[len(shown) :])


def _source(slide: Any, source: str) -> None:
    if source:
        words = say("pack", "source", sources=source)
        top = _FOOT - 0.02 if len(words) <= _ONE_LINE else _FOOT - 0.22
        write(slide, _box(_LEFT, top, _ACROSS, 0.3), [(words, _SOURCE, "soft_ink", False)], gap=0)


def _words(slide: Any, told: Slide) -> None:
    """A message without a chart: its number in the largest type, then its sentences."""
    top = _TOP
    if told.demonstration:
        write(slide, _box(_LEFT, top, _ACROSS, 0.4), [(f"{say('pack', 'demonstration')}.", 18, "higher", True)])
        top += 0.4
    if told.big:
        large: list[Line] = [(told.big, _BIG, "focus", True), (told.caption, 20, "soft_ink", False)]
        write(slide, _box(_LEFT, top, _ACROSS, 2.0), large, gap=4)
        top += 2.35
    room = _FOOT - 0.1 - top
    whole = [] if message(told) == told.headline else [f"{told.headline}."]
    points = [*whole, *told.points]
    size = fitting.size(points, _LINES, _ACROSS, room) or _POINTS[-1]
    if points:
        write(slide, _box(_LEFT, top, _ACROSS, room), [(line, size, "ink", False) for line in points], gap=12)
    _source(slide, told.source)


def _caveats(told: Slide, reading: Reading | None, pack: Pack) -> list[str]:
    """The notes of a slide: what is shown, from where, what it cannot say, what the marks are."""
    lines = [pack.cover.footer]
    if reading:
        lines += [reading.marked_caption, *reading.told, *reading.numbered]
    source = reading.source if reading else told.source
    lines += [say("pack", "source", sources=source)] if source else []
    lines += [f"{say('pack', 'cannot_say')}: {told.cannot_say}"] if told.cannot_say else []
    lines += [f"{say('pack', 'view')}: {told.link}"] if told.link else []
    return [*lines, *pack.notices]


def _unsaid(pack: Pack, lines: Sequence[str]) -> list[str]:
    """Those lines that no message of the stories has said already."""
    told = {point for slide in pack.slides for point in slide.points}
    return [line for line in lines if line not in told and not set(sentences(line)) <= told]


def _asked(pack: Pack) -> list[str]:
    return [
        f"{question.text} "
        + say("pack", "answered_by", because=question.because, who=question.who, source=question.source)
        for question in pack.questions
    ]


def _listed(
    deck: Any, title: str, lines: list[str], pack: Pack, notes: Sequence[str] = (), size: float = _LINES[1]
) -> None:
    """Sentences on as many slides as they need."""
    if not lines:
        return
    boxes = fitting.split(lines, size, _ACROSS, _FOOT - _TOP - 0.2)
    for number, box in enumerate(boxes, start=1):
        heading = f"{title} ({number} of {len(boxes)})" if len(boxes) > 1 else title
        slide = new_slide(deck, heading, _footer(pack, illustrative=pack.illustrative))
        write(slide, _box(_LEFT, _TOP + 0.1, _ACROSS, 5.2), [(line, size, "ink", False) for line in box], gap=12)
        _notes(slide, [pack.cover.footer, *notes])


def _notes(slide: Any, lines: Sequence[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(dict.fromkeys(line for line in lines if line))
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            speak(run)
