"""Packs: about an area, of one story, or of what a page showed. Always as the public may see it."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date

from data.settings import settings
from pages.parts.figure import Figure
from pages.parts.slide import Slide, Story
from pages.parts.stories import stories
from pages.parts.takeaways.pack import Cover, Pack
from pages.parts.takeaways.reading import read, say, wording
from queries.ask import ask
from queries.benchmarks import Benchmark
from queries.missing import missing_or_late
from queries.places import Place
from queries.profile import children_panel, reoffending_panel
from queries.questions import Subject, questions_for
from queries.view import ADULT, CHILD, Slice

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"  # none that is taken for another when read out
_GROUPS, _GROUP = 2, 4


def area_pack(place: Place, benchmark: Benchmark, today: date) -> Pack:
    """Everything for a meeting about one area: its stories, what to ask, what is missing, definitions."""
    told = stories(place, benchmark)
    adults = reoffending_panel(place, benchmark, Slice(age=ADULT))
    children, who = children_panel(place, benchmark)
    subjects = [Subject(ADULT, "adults", adults), Subject(CHILD, who, children)]
    return Pack(
        cover=_cover(place, benchmark, today, told, say("pack", "purpose", area=place.title)),
        stories=told,
        questions=tuple(questions_for(place, benchmark, subjects, today)),
        missing=tuple(missing_or_late(place, adults, children, today)),
        definitions=_definitions(),
        notices=_notices(),
    )


def story_pack(place: Place, benchmark: Benchmark, today: date, told: Story) -> Pack:
    """One story."""
    cover = _cover(place, benchmark, today, (told,), say("pack", "purpose", area=place.title))
    return Pack(cover, (told,), definitions=_definitions(), notices=_notices())


def view_pack(place: Place, benchmark: Benchmark, today: date, page: str, figures: Sequence[Figure]) -> Pack:
    """What a page showed, chart by chart, under the messages it had there."""
    slides = tuple(Slide(figure.title, figure, read(figure).said) for figure in figures)
    told = (Story("view", f"{page}: {place.title}", place.title, slides),)
    cover = _cover(place, benchmark, today, told, say("pack", "purpose_view", page=page, area=place.title))
    return Pack(cover, told, definitions=_definitions(), notices=_notices())


def _cover(place: Place, benchmark: Benchmark, today: date, told: Iterable[Story], purpose: str) -> Cover:
    figures = [slide.figure for story in told for slide in story.slides if slide.figure is not None]
    return Cover(
        title=say("pack", "title", area=place.title),
        purpose=purpose,
        area=place.title,
        benchmark=benchmark.label,
        marking=str(settings().marking["text"]),
        snapshot=snapshot_of(figures),
        as_at=today,
    )


def snapshot_of(figures: Iterable[Figure]) -> str:
    """A short name of exactly these figures, easy to say: the same figures have the same name, others another."""
    said = [(reading.title, reading.caption, reading.cells) for reading in map(read, figures)]
    number = int(hashlib.sha256(json.dumps(said).encode()).hexdigest(), 16)
    letters = ""
    for _ in range(_GROUPS * _GROUP):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _definitions() -> tuple[tuple[str, str], ...]:
    wanted = set(wording("definitions", "terms"))
    rows = ask("glossary").rows
    return tuple((row.term, row.meaning) for row in rows.itertuples() if row.term in wanted)


def _notices() -> tuple[str, ...]:
    worded = ask("notices").rows.set_index("notice_id")["wording"]
    return tuple(worded[notice] for notice in wording("notices", "ids"))
