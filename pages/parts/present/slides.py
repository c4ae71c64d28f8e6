"""One slide on the stage: a headline, the chart or the words, what cannot be said, where it is from."""

from html import escape
from math import ceil
from typing import Any

import streamlit as st

from pages.parts.figure import ILLUSTRATIVE_MARK, named_sources
from pages.parts.slide import Slide

_SCALE = 1.55  # by which stage.css enlarges charts: their smallest type, 13 pixels, becomes 20
_CHART_WIDTH = 535  # of the 830 pixels beside the words
# In a narrow window, as stage.css has it: charts are drawn as wide as the window without its rims, and as high as on
# their own page. The window is asked, not the place of the chart, for a slide out of view has no width.
_NARROW, _RIMS, _LOWEST = "windowSize()[0] <= 900", 32, 240
_POINTS_BESIDE = 4  # beside a chart; the other sentences are in the pack
_POINTS_ALONE = 5
# Heights on a stage of 1280 by 720, as stage.css gives them: without the bar above and the rim below, one line of a
# headline and of the foot, the mark of demonstration figures, the strip of what cannot be said.
_WHOLE, _HEAD, _FOOT, _MARK, _STRIP = 640, 50, 21, 50, 44
_HEAD_LETTERS, _FOOT_LETTERS = 52, 150  # that fit on a line


def draw_slide(slide: Slide, number: int) -> None:
    """The pieces in the order that stage.css places them: headline, words, foot, chart."""
    with st.container(key=f"slide_{number}"):
        st.html(_head(slide))
        st.html(_words(slide))
        st.html(_foot(slide))
        if slide.figure is not None:
            drawn = slide.figure
            st.vega_lite_chart(
                drawn.rows, _fitted(drawn.spec, _room(slide)), key=f"stage_{number}", alt=drawn.alt, width="content"
            )


def _room(slide: Slide) -> int:
    """Height left for a chart, before it is enlarged."""
    lines = _HEAD * _lines(slide.headline, _HEAD_LETTERS) + _FOOT * sum(
        _lines(said, _FOOT_LETTERS) for said in _small(slide)
    )
    marks = (_MARK if slide.illustrative else 0) + (_STRIP if slide.cannot_say else 0)
    return int((_WHOLE - lines - marks) / _SCALE)


def _lines(text: str, letters: int) -> int:
    return ceil(len(text) / letters)


def _fitted(spec: dict[str, Any], height: int) -> dict[str, Any]:
    """Of a fixed size with everything that belongs to it. (Streamlit measures an enlarged element wrongly.)"""
    whole = {"autosize": {"type": "fit", "contains": "padding"}}
    size = {
        "width": f"{_NARROW} ? windowSize()[0] - {_RIMS} : {_CHART_WIDTH}",
        "height": f"{_NARROW} ? {max(spec.get('height', height), _LOWEST)} : {height}",
        "wide": f"windowSize()[0] - {_RIMS} > 520",  # of charts that are laid out otherwise where there is little room
    }
    own = [param for param in spec.get("params", []) if param["name"] not in size]
    params = [*own, *({"name": name, "expr": expression} for name, expression in size.items())]
    return {**spec, "width": _CHART_WIDTH, "height": height, "params": params, "config": spec["config"] | whole}


def _head(slide: Slide) -> str:
    mark = f'<p class="banner">{ILLUSTRATIVE_MARK}</p>' if slide.illustrative else ""
    return f'<div class="slide-head"><h2>{escape(slide.headline)}</h2>{mark}</div>'


def _words(slide: Slide) -> str:
    alone = slide.figure is None
    told = _alone(slide) if alone else _beside(slide)
    return f'<div class="slide-words{" alone" if alone else ""}">{told}</div>'


def _beside(slide: Slide) -> str:
    key = slide.figure.key_html if slide.figure is not None else ""
    return key + _paragraphs(slide.points[:_POINTS_BESIDE])


def _alone(slide: Slide) -> str:
    """A big number with its sentences, or a list."""
    if slide.big:
        return f'<p class="big">{escape(slide.big)}</p>{_paragraphs(slide.points[:_POINTS_ALONE])}'
    return f"<ul>{''.join(f'<li>{escape(point)}</li>' for point in slide.points[:_POINTS_ALONE])}</ul>"


def _paragraphs(points: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(point)}</p>" for point in points)


def _foot(slide: Slide) -> str:
    return f'<div class="slide-foot">{_cannot(slide)}{_paragraphs(_small(slide))}</div>'


def _cannot(slide: Slide) -> str:
    if not slide.cannot_say:
        return ""
    return f'<p class="cannot"><b>What we cannot say:</b> {escape(_inside(slide.cannot_say))}</p>'


def _inside(sentence: str) -> str:
    """The sentence as it goes on after a colon."""
    return f"{sentence[0].lower()}{sentence[1:]}"


def _small(slide: Slide) -> tuple[str, ...]:
    """What stands small at the foot: numbered lines, measure, place and period, source."""
    caption = slide.figure.caption if slide.figure is not None else slide.caption
    source = named_sources(slide.figure.sources) if slide.figure is not None else slide.source
    lines = (*slide.notes, caption, f"Source: {source}." if source else "")
    return tuple(line for line in lines if line)
