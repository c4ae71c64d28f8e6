"""One figure as a picture: SVG and PNG with its message, caption, key, chart, source and marking, nothing fetched."""

import io
import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import vl_convert
from PIL import Image, PngImagePlugin

from pages.parts.figure import Figure
from pages.parts.palette import colours
from pages.parts.takeaways.outlines import coarser
from pages.parts.takeaways.reading import KeyItem, Reading, read, say

STATIC = Path(__file__).resolve().parents[3] / "static"
FONT = "Source Sans, Arial, sans-serif"
WIDTH, MARGIN = 760, 24
SHARP, ON_PAPER = 2.0, 1.5  # pixels of a picture for one of a screen; on paper 1.5 are 170 to the inch
_TITLE, _TEXT, _SMALL = 24, 15, 13
_LOW = 480  # of a map among paragraphs: it leaves room for its heading and table on the same page
_LETTER = 0.5  # width of a letter, on average, of its height
_URL = re.compile(r"^/app/static/")
_ROOT = re.compile(r"<svg\b[^>]*?\bwidth=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")


def drawn(figure: Figure, width: int, height: int | None = None) -> dict[str, Any]:
    """The chart's specification with its data in it and a size of its own: complete without a page around it."""
    text = json.dumps(figure.spec).replace("containerSize()[0]", str(width))
    spec = _outlines_inside(json.loads(text))
    tall = {"height": height} if height else {}
    return {**spec, **tall, "width": width, "data": {"values": records(figure.rows, text)}}


def records(rows: pd.DataFrame, spec: str) -> list[dict[str, Any]]:
    """The rows as plain values, only the fields that a specification names."""
    named = [name for name in rows.columns if re.search(rf"\b{re.escape(str(name))}\b", spec)]
    values: list[dict[str, Any]] = json.loads(rows[named].to_json(orient="records", date_format="iso"))
    return values


def _outlines_inside(part: Any) -> Any:
    """Outlines that a page would fetch from this server, read from its folder instead."""
    if isinstance(part, list):
        return [_outlines_inside(each) for each in part]
    if not isinstance(part, dict):
        return part
    if "url" in part and _URL.match(str(part["url"])):
        found = json.loads((STATIC / _URL.sub("", part["url"])).read_text("utf-8"))
        return {"values": found, "format": part.get("format", {"type": "json"})}
    return {name: _outlines_inside(each) for name, each in part.items()}


@lru_cache(maxsize=64)
def _converted(spec: str) -> str:
    # Kept, since slides, briefing, page and pictures of one pack all want the same drawing.
    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return coarser(svg)


def chart_svg(figure: Figure, width: int, height: int | None = None) -> str:
    """Only the chart as SVG."""
    return _converted(json.dumps(drawn(figure, width, height)))


def chart_png(figure: Figure, width: int, height: int) -> bytes:
    """Only the chart as PNG, for a wide page that says the rest in text."""
    return _described(_pixels(chart_svg(_wide(figure), width, height), SHARP), read(figure))


def _wide(figure: Figure) -> Figure:
    """The figure with its legend beside it, where it has one: below, it would take the height of a map."""
    config = {**figure.spec.get("config", {}), "legend": {"orient": "right"}}
    return replace(figure, spec={**figure.spec, "config": config})


def is_map(figure: Figure) -> bool:
    """Whether it is drawn on outlines of areas."""
    return '"url"' in json.dumps(figure.spec)


@lru_cache(maxsize=64)
def _pixels(drawing: str, scale: float) -> bytes:
    # Kept as drawings are: half of the time that a briefing takes.
    plain: bytes = vl_convert.svg_to_png(drawing, scale=scale)
    out = io.BytesIO()
    with Image.open(io.BytesIO(plain)) as image:
        # On paper, without a channel of transparency: with one, the palette takes the palest grey of a map for paper.
        paper = Image.new("RGB", image.size, colours("light")["paper"])
        paper.paste(image, mask=image.getchannel("A"))
        paper.quantize(128).save(out, "PNG", optimize=False)
    return out.getvalue()


def svg(figure: Figure, footer: str, *, alone: bool = True) -> str:
    """The whole figure as SVG with title and description. alone: with message, caption and source, for a picture
    that travels by itself; else only the chart with its key, for a document that says the rest in text."""
    reading = read(figure)
    low = is_map(figure) and not alone
    inner = chart_svg(_wide(figure), WIDTH - 2 * MARGIN, _LOW) if low else chart_svg(figure, WIDTH - 2 * MARGIN)
    root = _ROOT.search(inner)
    if root is None:
        raise ValueError("The drawing has no size.")
    lines = list(_above(reading) if alone else _key_lines(reading.items, 0))
    top = _height(lines) + (MARGIN if alone else 8)
    below = list(_below(reading, footer)) if alone else []
    height = top + float(root.group(2)) + _height(below) + MARGIN
    chart = inner.replace(root.group(), _placed(root.group(), top), 1)
    texts = [*_at(lines, MARGIN if alone else 4), *_at(below, top + float(root.group(2)) + 8)]
    return _framed(reading, height, "".join([*texts, chart]))


def _placed(root: str, top: float) -> str:
    return root.replace("<svg", f'<svg x="{MARGIN}" y="{top:.0f}"', 1)


def _framed(reading: Reading, height: float, inside: str) -> str:
    told = escape(f"{reading.marked_caption} {reading.alt}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" '
        f'aria-labelledby="title" aria-describedby="desc" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}"><title id="title">{escape(reading.title)}</title>'
        f'<desc id="desc">{told}</desc><rect width="100%" height="100%" fill="{colours("light")["paper"]}"/>'
        f"{inside}</svg>"
    )


# A line of text: its height, and what is drawn on its baseline.
_Line = tuple[float, str]


def _above(reading: Reading) -> Iterator[_Line]:
    ink = colours("light")
    yield from _written(reading.title, _TITLE, ink["ink"], bold=True)
    if reading.mark:
        yield from _written(reading.mark, _TEXT, ink["higher"], bold=True)
    yield from _written(reading.caption, _TEXT, ink["soft_ink"])
    yield from _key_lines(reading.items, 8)


def _below(reading: Reading, footer: str) -> Iterator[_Line]:
    ink = colours("light")
    for text in (*reading.numbered, say("pack", "source", sources=reading.source) if reading.source else "", footer):
        if text:
            yield from _written(text, _SMALL, ink["soft_ink"])


def _written(text: str, size: int, colour: str, *, bold: bool = False) -> Iterator[_Line]:
    room = int((WIDTH - 2 * MARGIN) / (size * _LETTER * (1.08 if bold else 1)))
    weight = ' font-weight="bold"' if bold else ""
    for line in textwrap.wrap(text, room):
        yield size * 1.35, f'<text font-size="{size}" fill="{colour}"{weight}>{escape(line)}</text>'


def _key_lines(items: tuple[KeyItem, ...], space: float) -> Iterator[_Line]:
    """The key, as many entries on a line as fit; one that is a sentence goes on in the next."""
    line, used = "", 0.0
    for item in _in_lines(items):
        wide = 44 + len(item.text) * _TEXT * _LETTER + 18
        if line and used + wide > WIDTH - 2 * MARGIN:
            yield _TEXT * 1.5 + space, line
            line, used, space = "", 0.0, 0
        line += f'<g transform="translate({used:.0f} 0)">{_key_mark(item)}{_key_text(item)}</g>'
        used += wide
    if line:
        yield _TEXT * 1.5 + space, line


def _in_lines(items: tuple[KeyItem, ...]) -> Iterator[KeyItem]:
    room = int((WIDTH - 2 * MARGIN - 62) / (_TEXT * _LETTER))
    for item in items:
        first, *rest = textwrap.wrap(item.text, room) or [""]
        yield replace(item, text=first)
        yield from (KeyItem(text, "", item.colour) for text in rest)


def _key_mark(item: KeyItem) -> str:
    if item.mark in ("solid", "dashed"):
        dash = ' stroke-dasharray="6 4"' if item.mark == "dashed" else ""
        return f'<line x1="0" x2="34" y1="-5" y2="-5" stroke="{item.colour}" stroke-width="3.5"{dash}/>'
    return f'<text font-size="{_TEXT}" x="14" font-weight="bold" fill="{item.colour}">{escape(item.mark)}</text>'


def _key_text(item: KeyItem) -> str:
    ink = colours("light")["ink"]
    return f'<text x="42" font-size="{_TEXT}" fill="{ink}">{escape(item.text)}</text>'


def _height(lines: list[_Line]) -> float:
    return sum(height for height, _ in lines)


def _at(lines: list[_Line], top: float) -> Iterator[str]:
    for height, text in lines:
        top += height
        yield f'<g font-family="{FONT}" transform="translate({MARGIN} {top - 6:.1f})">{text}</g>'


def png(figure: Figure, footer: str, *, alone: bool = True, scale: float = SHARP) -> bytes:
    """The same as PNG, sharper than a screen by a scale, with title and description in the file."""
    return _described(_pixels(svg(figure, footer, alone=alone), scale), read(figure))


def _described(picture: bytes, reading: Reading) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Title", reading.title, lang="en-GB")
    told.add_itxt("Description", f"{reading.marked_caption} {reading.alt}", lang="en-GB")
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.save(out, "PNG", pnginfo=told, optimize=False)
    return out.getvalue()
