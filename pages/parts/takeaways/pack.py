"""What a pack holds: a cover, stories, questions, what is missing, definitions. Every file is made of this."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from pages.parts.figure import Figure
from pages.parts.slide import Slide, Story
from pages.parts.takeaways.reading import say
from queries.questions import Question

MOST_WORDS = 10  # of a title that is read from the back of a room
_MONTHS = "%B %Y"


@dataclass(frozen=True)
class Cover:
    """What stands on the first page, and in the foot of every other. marking: the protective marking, from the
    settings; snapshot: the id under which these very figures are found again; as_at: the day they were asked for."""

    title: str
    purpose: str
    area: str
    benchmark: str
    marking: str
    snapshot: str
    as_at: date

    @property
    def day(self) -> str:
        return f"{self.as_at.day} {self.as_at:{_MONTHS}}"

    @property
    def compared(self) -> str:
        return say("pack", "compared", benchmark=self.benchmark)

    @property
    def dated(self) -> str:
        return say("pack", "as_at", date=self.day)

    @property
    def numbered(self) -> str:
        if not self.snapshot:
            return say("pack", "no_snapshot")
        return say("pack", "snapshot", snapshot=self.snapshot)

    @property
    def footer(self) -> str:
        return say("pack", "footer", marking=self.marking, snapshot=self.numbered, as_at=self.dated)


@dataclass(frozen=True)
class Pack:
    """A cover and what it covers. asked: whether questions were looked for, so that none is an answer; definitions:
    term and meaning; notices: standing warnings, as sentences; named: the sources that slides without a chart name in
    words."""

    cover: Cover
    stories: tuple[Story, ...]
    questions: tuple[Question, ...] = ()
    asked: bool = False
    missing: tuple[str, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    named: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def slides(self) -> tuple[Slide, ...]:
        return tuple(slide for story in self.stories for slide in story.slides)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(slide.figure for slide in self.slides if slide.figure is not None)

    @property
    def illustrative(self) -> bool:
        return any(slide.illustrative for slide in self.slides)

    @property
    def warning(self) -> str:
        """What is said on every page where demonstration figures are in the pack; else nothing."""
        return say("pack", "demonstration_pack") if self.illustrative else ""

    @property
    def sources(self) -> pd.DataFrame:
        """Every source of every figure and slide, once: publisher, title, period, licence and attribution."""
        behind = [*(figure.sources for figure in self.figures), self.named]
        found = [sources.reindex(columns=_SOURCE, fill_value="") for sources in behind]
        together = pd.concat([pd.DataFrame(columns=_SOURCE), *found], ignore_index=True).fillna("")
        return together.drop_duplicates(["publisher", "title"]).sort_values(["publisher", "title"])


_SOURCE = ["publisher", "title", "period", "licence", "attribution"]


def message(slide: Slide) -> str:
    """The title of a slide: its headline; where that is too long, the message of its chart, or its first clause."""
    shorter = slide.figure.title if slide.figure is not None else slide.headline.partition(";")[0]
    return slide.headline if len(slide.headline.split()) <= MOST_WORDS else shorter


def source_lines(pack: Pack) -> Iterator[str]:
    """Each source in a line: who published what, for when, under which licence."""
    for row in pack.sources.itertuples():
        yield ". ".join(filter(None, [f"{row.publisher}: {row.title}", row.period, row.attribution]))
