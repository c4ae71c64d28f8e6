"""Packs: about an area, of one story, or of what a page showed. Always as the public may see it."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date

import pandas as pd

from data.settings import settings
from pages.parts.figure import Figure
from pages.parts.kept import keep
from pages.parts.slide import Slide, Story
from pages.parts.stories import stories
from pages.parts.takeaways.pack import Cover, Pack
from pages.parts.takeaways.reading import read, say, wording
from pages.parts.viewer import as_public
from pages.parts.visit import visited
from queries.ask import ask
from queries.benchmarks import Benchmark
from queries.kept import Declined, TooMany
from queries.missing import missing_or_late
from queries.places import Place
from queries.profile import children_panel, reoffending_panel
from queries.questions import Subject, questions_for
from queries.view import ADULT, CHILD, Slice


def area_pack(place: Place, benchmark: Benchmark, today: date) -> Pack:
    """Everything for a meeting about one area: its stories, what to ask, what is missing, definitions."""
    with as_public() if visited() else nullcontext():
        told = stories(place, benchmark)
        adults = reoffending_panel(place, benchmark, Slice(age=ADULT))
        children, who = children_panel(place, benchmark)
        subjects = [Subject(ADULT, "adults", adults), Subject(CHILD, who, children)]
        asked = questions_for(place, benchmark, subjects, today)
        return Pack(
            cover=_cover(place, benchmark, today, told, say("pack", "purpose", area=place.title)),
            stories=told,
            questions=tuple(asked),
            asked=True,
            missing=tuple(missing_or_late(place, adults, children, today)),
            definitions=_definitions(),
            notices=_notices(),
            named=_named(told),
        )


def story_pack(place: Place, benchmark: Benchmark, today: date, told: Story) -> Pack:
    """One story, made for the public."""
    cover = _cover(place, benchmark, today, (told,), say("pack", "purpose", area=place.title))
    return Pack(cover, (told,), definitions=_definitions(), notices=_notices(), named=_named((told,)))


def view_pack(place: Place, benchmark: Benchmark, today: date, page: str, figures: Sequence[Figure]) -> Pack:
    """What a page showed the public, chart by chart, under the messages it had there."""
    slides = tuple(Slide(_headline(figure), figure, read(figure).said) for figure in figures)
    told = (Story("view", f"{page}: {place.title}", place.title, slides),)
    cover = _cover(place, benchmark, today, told, say("pack", "purpose_view", page=page, area=place.title))
    return Pack(cover, told, definitions=_definitions(), notices=_notices())


def _headline(figure: Figure) -> str:
    return f"{figure.title}: {figure.subject}" if figure.subject else figure.title


def _cover(place: Place, benchmark: Benchmark, today: date, told: tuple[Story, ...], purpose: str) -> Cover:
    title = say("pack", "title", area=place.title)
    return Cover(
        title=title,
        purpose=purpose,
        area=place.title,
        benchmark=benchmark.label,
        marking=str(settings().marking["text"]),
        snapshot=_kept(title, place.title, told),
        as_at=today,
    )


def _kept(title: str, area: str, told: tuple[Story, ...]) -> str:
    """The number under which exactly these figures are found again; empty where nothing more can be kept."""
    try:
        return keep(title, area, *told)
    except (TooMany, Declined):
        return ""


def _named(told: tuple[Story, ...]) -> pd.DataFrame:
    """The sources that slides name in words, with or without their publisher, as the catalogue has them."""
    named = {name for story in told for slide in story.slides for name in slide.source.split("; ")}
    rows = ask("sources").rows
    return rows[[bool(named & {row.title, f"{row.publisher}, {row.title}"}) for row in rows.itertuples()]]


def _definitions() -> tuple[tuple[str, str], ...]:
    wanted = set(wording("definitions", "terms"))
    rows = ask("glossary").rows
    return tuple((row.term, row.meaning) for row in rows.itertuples() if row.term in wanted)


def _notices() -> tuple[str, ...]:
    worded = ask("notices").rows.set_index("notice_id")["wording"]
    return tuple(worded[notice] for notice in wording("notices", "ids"))
