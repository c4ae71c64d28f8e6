"""A pack as one page for a browser without a network: charts that answer, tables, and nothing fetched from anywhere.

The charting libraries (Vega, Vega-Lite and Vega-Embed, © University of Washington Interactive Data Lab, BSD licence)
come out of the installed vl-convert package and are written into the page.
"""

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import vl_convert

from pages.parts.palette import pairs
from pages.parts.slide import Slide, Story
from pages.parts.tables import html_table
from pages.parts.takeaways.outlines import shared
from pages.parts.takeaways.pack import Pack, source_lines
from pages.parts.takeaways.picture import chart_svg, is_map, records
from pages.parts.takeaways.reading import KeyItem, Reading, read, say
from pages.parts.takeaways.themes import on_paper

_HERE = Path(__file__).parent
_WIDTH = 880
_LICENCE = (
    "/* Vega, Vega-Lite, Vega-Embed: copyright University of Washington Interactive Data Lab. BSD 3-Clause Licence. */"
)
# Addresses that the libraries hold and never call; without their host they still name the version of a drawing.
_HOSTS = re.compile(r"https:/{2}(?:vega\.github\.io|github\.com)(?=/)")


@cache
def _libraries() -> str:
    # Made once in a process: putting the bundle together takes seconds.
    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return f"{_LICENCE}\n{_HOSTS.sub('', bundle)}".replace("</script", "<\\/script")


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def offline_page(pack: Pack) -> bytes:
    """The pack as an .html file."""
    scripts, style = _scripts(pack), _file("offline.css") + _key_colours()
    body = "".join([_front(pack), "<main id='figures'>", *_stories(pack), _rest(pack), "</main>", _foot(pack)])
    page = (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, style)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer">'
        f"<title>{escape(pack.cover.title)}</title><style>{style}</style></head><body>{shared(body)}"
        f"{_data('dark-colours', pairs('light', 'dark'))}"
        f"{''.join(f'<script>{script}</script>' for script in scripts)}</body></html>"
    )
    return page.encode()


def _scripts(pack: Pack) -> tuple[str, ...]:
    """What draws the charts again; a page of maps alone has no need of the libraries."""
    libraries = (_libraries(),) if any(map(_alive, pack.figures)) else ()
    return (*libraries, _file("offline.js"))


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Only the scripts and the style that stand in the page, each named by its digest; no connection to anywhere."""
    allowed = " ".join(_digest(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; img-src data:; "
        f"connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(name: str, value: Any) -> str:
    """Values for the script, in a block that is read and never run."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>'


def _front(pack: Pack) -> str:
    cover = pack.cover
    stamp = f"{cover.dated} {cover.numbered} {say('pack', 'public')}"
    told = "".join(f"<p>{escape(words)}</p>" for words in (cover.purpose, cover.compared))
    warning = f'<p class="warning">{escape(pack.warning)}</p>' if pack.warning else ""
    return (
        f'<a class="skip" href="#figures">{escape(say("page", "skip"))}</a>'
        f'<p class="marking">{escape(cover.marking)}</p><header class="front"><h1>{escape(cover.title)}</h1>'
        f'<p class="caption">{escape(stamp)}</p>{warning}{told}'
        f'<p class="caption screen-only">{escape(say("page", "pointing"))}</p>'
        f"<noscript><p>{escape(say('page', 'no_script'))}</p></noscript>{_contents(pack)}</header>"
    )


def _contents(pack: Pack) -> str:
    links = "".join(
        f'<li><a href="#{story.key}-{number}">{escape(slide.headline)}</a></li>'
        for story in pack.stories
        for number, slide in enumerate(story.slides)
    )
    return f'<nav aria-label="{escape(say("headings", "contents"))}"><ol>{links}</ol></nav>'


def _stories(pack: Pack) -> list[str]:
    return [_story(story) for story in pack.stories]


def _story(story: Story) -> str:
    told = "".join(_slide(f"{story.key}-{number}", slide) for number, slide in enumerate(story.slides))
    return f"<section><h2>{escape(story.title)}</h2>{told}</section>"


def _slide(anchor: str, slide: Slide) -> str:
    reading = read(on_paper(slide.figure)) if slide.figure else None
    mark = reading.mark if reading else f"{say('pack', 'demonstration')}." if slide.demonstration else ""
    return "".join(
        [
            f'<article id="{anchor}"><h3>{escape(slide.headline)}</h3>',
            f'<p class="mark">{escape(mark)}</p>' if mark else "",
            _big(slide),
            _list("points", slide.points),
            _figure(anchor, slide, reading) if reading else _source(slide.source),
            _cannot(slide.cannot_say),
            "</article>",
        ]
    )


def _big(slide: Slide) -> str:
    if not slide.big:
        return ""
    return f'<p class="big">{escape(slide.big)}</p><p class="caption">{escape(slide.caption)}</p>'


def _list(kind: str, lines: tuple[str, ...]) -> str:
    return f'<ul class="{kind}">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>' if lines else ""


def _source(source: str) -> str:
    return f'<p class="source">{escape(say("pack", "source", sources=source))}</p>' if source else ""


def _cannot(words: str) -> str:
    return f"<p><strong>{escape(say('pack', 'cannot_say'))}:</strong> {escape(words)}</p>" if words else ""


def _figure(anchor: str, slide: Slide, reading: Reading) -> str:
    """Message, key and chart, drawn already for a reader whose scripts are shut off; then its table."""
    if slide.figure is None:
        return ""
    figure = on_paper(slide.figure)
    title = f"<p><strong>{escape(reading.title)}</strong></p>" if reading.title != slide.headline else ""
    numbered = _list("numbered", reading.numbered)
    table = html_table(figure.table, figure.columns, reading.caption)
    return (
        f'<figure role="group" aria-label="{escape(reading.title)}">{title}'
        f'<figcaption class="caption">{escape(reading.caption)}</figcaption>{_key(reading.items)}'
        f'<div role="img" aria-label="{escape(reading.alt)}"><div class="chart" id="{anchor}-chart"{_answers(figure)}>'
        f"{chart_svg(figure, _WIDTH)}</div></div>{numbered}"
        f"<details><summary>{escape(say('headings', 'table'))}</summary>{table}</details>"
        f"{_source(reading.source)}</figure>{_spec(anchor, figure)}"
    )


def _answers(figure: Any) -> str:
    return " data-chart" if _alive(figure) else ""


def _alive(figure: Any) -> bool:
    """Whether the chart is drawn again by the page; one with outlines of areas would be too large, and stays still."""
    return not is_map(figure)


def _spec(anchor: str, figure: Any) -> str:
    if not _alive(figure):
        return ""
    text = json.dumps(figure.spec)
    return _data(f"{anchor}-chart-spec", {**figure.spec, "data": {"values": records(figure.rows, text)}})


def _key(items: tuple[KeyItem, ...]) -> str:
    if not items:
        return ""
    return f'<ul class="key">{"".join(f"<li>{_mark(item)}{escape(item.text)}</li>" for item in items)}</ul>'


def _class(colour: str) -> str:
    return f"k{colour.lstrip('#').upper()}"


@cache
def _key_colours() -> str:
    """Colours of keys in both themes, as classes: a policy this strict allows no colour written into an element."""
    found = pairs("light", "dark")
    light = "".join(f".{_class(colour)}{{color:{colour}}}" for colour in found)
    dark = "".join(f".{_class(colour)}{{color:{other}}}" for colour, other in found.items())
    return f"{light}@media screen and (prefers-color-scheme: dark){{{dark}}}"


def _mark(item: KeyItem) -> str:
    if item.mark in ("solid", "dashed"):
        dash = ' stroke-dasharray="6 4"' if item.mark == "dashed" else ""
        inner = f'<line x1="0" x2="34" y1="8" y2="8" stroke="currentColor" stroke-width="3.5"{dash}/>'
    else:
        inner = (
            f'<text x="17" y="13" text-anchor="middle" font-size="15" fill="currentColor">{escape(item.mark)}</text>'
        )
    return f'<svg class="{_class(item.colour)}" viewBox="0 0 36 16" aria-hidden="true">{inner}</svg>'


def _rest(pack: Pack) -> str:
    return "".join(
        [
            _section("questions", _questions(pack)),
            _section("missing", _list("points", pack.missing)),
            _section("notices", _list("points", pack.notices)),
            _section("definitions", _definitions(pack)),
            _section("sources", _list("points", tuple(source_lines(pack)))),
        ]
    )


def _section(heading: str, inside: str) -> str:
    return f"<section><h2>{escape(say('headings', heading))}</h2>{inside}</section>" if inside else ""


def _questions(pack: Pack) -> str:
    if not pack.questions:
        return ""
    asked = "".join(
        f"<li><strong>{escape(question.text)}</strong><p>"
        + escape(say("pack", "answered_by", because=question.because, who=question.who, source=question.source))
        + "</p></li>"
        for question in pack.questions
    )
    return f'<ol class="questions">{asked}</ol>'


def _definitions(pack: Pack) -> str:
    if not pack.definitions:
        return ""
    told = "".join(f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in pack.definitions)
    return f"<dl>{told}</dl>"


def _foot(pack: Pack) -> str:
    return f'<footer class="foot"><p>{escape(pack.cover.footer)}</p><p>{escape(pack.warning)}</p></footer>'
