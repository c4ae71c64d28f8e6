"""What a story is made of: one message for each screen of a meeting."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from pages.parts.figure import Figure
from queries.benchmarks import Benchmark
from queries.places import Place

_END_OF_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z“‘])")


@dataclass(frozen=True)
class Slide:
    """One message, as it stands on one screen, slide or paragraph.

    headline: the message, twelve words or fewer. figure: the chart that shows it, None where words are enough.
    points: sentences under it. cannot_say: what the figure does not tell, in one sentence; empty where nothing
    needs saying. link: the address of the saved view, from the page's own path on. notes: what the numbered lines of
    the chart are.

    Where there is no figure: big is the one number of the message, for the largest type there is; caption says what
    it measures, where and when; source names the publications; demonstration is true for figures that are not real.
    """

    headline: str
    figure: Figure | None
    points: tuple[str, ...] = ()
    cannot_say: str = ""
    link: str = ""
    big: str = ""
    caption: str = ""
    source: str = ""
    demonstration: bool = False
    notes: tuple[str, ...] = ()

    @property
    def illustrative(self) -> bool:
        return self.demonstration or (self.figure is not None and self.figure.illustrative)


@dataclass(frozen=True)
class Story:
    """An ordered list of slides about one area. key: 'adult', 'youth', 'strategy', or that of a story of one's own."""

    key: str
    title: str
    area: str
    slides: tuple[Slide, ...]

    @property
    def illustrative(self) -> bool:
        return any(slide.illustrative for slide in self.slides)


def address(page: str, place: Place, benchmark: Benchmark, **more: str) -> str:
    """The address of a view, from the page's own path on: what the area bar and the page's boxes read."""
    return f"{page}?{urlencode({'area': place.title, 'compare': benchmark.name, **more})}"


def sentences(text: str) -> tuple[str, ...]:
    """A paragraph as its sentences."""
    return tuple(part for part in _END_OF_SENTENCE.split(text.strip()) if part)
