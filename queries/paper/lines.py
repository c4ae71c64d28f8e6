"""Sentences understood: their figures, periods and areas, and the scene that the headings above them set."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from queries.paper.areas import AreaMention, Gazetteer
from queries.paper.numbers import Kind, Number, numbers
from queries.paper.periods import Mention, mentions
from queries.paper.sentences import Sentence, Shape
from queries.paper.words import group_of, mentions_any, threshold

ADULT, CHILD = "adult", "child"

_SECTION = re.compile(
    r"^\W*(?:(?:section|part|appendix|chapter|annex)\b|[0-9]{1,2}(?:\.0)?[.)]?\s+[A-Z])", re.IGNORECASE
)
_STAYS_BELOW = re.compile(r"[:;]\s*$")


@dataclass(frozen=True)
class Scene:
    """What a row or sentence inherits from what stands above it.

    section: counted from 0. group: whose rates, None for everybody. age: 'adult', 'child' or
    None. offending, reoffending: the last paragraph whose words were about it.
    """

    section: int = 0
    group: str | None = None
    age: str | None = None
    period: Mention | None = None
    areas: tuple[AreaMention, ...] = ()
    offending: int | None = None
    reoffending: int | None = None


@dataclass(frozen=True)
class Line:
    """One sentence with its figures. marked: the text with each figure as ‹P0›, ‹C1›, … by kind and place."""

    sentence: Sentence
    numbers: tuple[Number, ...]
    periods: tuple[Mention, ...]
    areas: tuple[AreaMention, ...]
    scene: Scene
    marked: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def group(self) -> str | None:
        """Whose rates the sentence is about: its own words first."""
        return group_of(self.text) or self.scene.group

    @property
    def age(self) -> str | None:
        return age_of(self.text) or self.scene.age

    @property
    def period(self) -> Mention | None:
        """Its own period; a row without one takes that of the words above it, a sentence of prose does not."""
        if self.periods:
            return self.periods[0]
        return None if self.sentence.shape is Shape.PROSE else self.scene.period

    @property
    def place(self) -> tuple[AreaMention, ...]:
        return self.areas or self.scene.areas

    @property
    def about_offending(self) -> bool:
        """Whether the sentence, or for a row what stands above it, is about people who offend."""
        return mentions_any("topics", "offending", self.text) or self._inherits(self.scene.offending)

    @property
    def about_reoffending(self) -> bool:
        return mentions_any("topics", "reoffending", self.text) or self._inherits(self.scene.reoffending)

    def _inherits(self, paragraph: int | None) -> bool:
        if paragraph is None:
            return False
        reach = threshold("heading_reach") if self.sentence.shape is not Shape.PROSE else 0
        return self.sentence.paragraph - paragraph <= reach

    def of_kind(self, *kinds: Kind) -> list[Number]:
        return [number for number in self.numbers if number.kind in kinds]


@dataclass(frozen=True)
class Figure:
    """One figure and the line it stands in."""

    number: Number
    line: Line

    @property
    def value(self) -> float:
        return self.number.value

    @property
    def text(self) -> str:
        return self.number.text


_MARKS = {
    Kind.PERCENT: "P",
    Kind.POINTS: "Q",
    Kind.PER: "R",
    Kind.ONE_IN: "O",
    Kind.COUNT: "C",
    Kind.DECIMAL: "D",
}


def lines(sentences: list[Sentence], gazetteer: Gazetteer) -> list[Line]:
    """Every sentence understood, in order."""
    scene, read = Scene(), []
    for sentence in sentences:
        line = _line(sentence, gazetteer, scene)
        scene = _after(scene, line)
        read.append(replace(line, scene=_seen_by(scene, line)))
    return read


def _line(sentence: Sentence, gazetteer: Gazetteer, scene: Scene) -> Line:
    periods = tuple(mentions(sentence.text))
    found = tuple(numbers(sentence.text, tuple((period.start, period.end) for period in periods)))
    areas = tuple(gazetteer.find(sentence.text))
    return Line(sentence, found, periods, areas, scene, marked(sentence.text, found))


def marked(text: str, found: tuple[Number, ...]) -> str:
    """The text with each figure replaced by its mark, for patterns about how figures are joined."""
    pieces, position = [], 0
    for index, number in enumerate(found):
        pieces += [text[position : number.start], f"‹{_MARKS[number.kind]}{index}›"]
        position = number.end
    return "".join([*pieces, text[position:]])


def age_of(text: str) -> str | None:
    """'child' or 'adult' when the words name one of them and not the other."""
    named = {age for age in (CHILD, ADULT) if mentions_any("ages", age, text)}
    return named.pop() if len(named) == 1 else None


def _after(scene: Scene, line: Line) -> Scene:
    """The scene once a line has been read."""
    for step in _STEPS:
        scene = step(scene, line)
    return scene


def _section(scene: Scene, line: Line) -> Scene:
    heading = line.sentence.shape is Shape.HEADING or not line.numbers
    if heading and _SECTION.match(line.text) and len(line.text.split()) <= 14:
        return Scene(section=scene.section + 1)
    return scene


def _people(scene: Scene, line: Line) -> Scene:
    """A heading that names an age or a group sets both; one that names neither leaves them."""
    if line.sentence.shape is not Shape.HEADING or _STAYS_BELOW.search(line.text):
        return scene
    age, group = age_of(line.text), group_of(line.text)
    return replace(scene, age=age, group=group, period=None) if age or group else scene


def _period(scene: Scene, line: Line) -> Scene:
    if not line.periods or (line.sentence.shape is Shape.PROSE and len(line.periods) > 1):
        return scene
    return replace(scene, period=line.periods[-1])


def _areas(scene: Scene, line: Line) -> Scene:
    heading = line.sentence.shape is Shape.HEADING and line.areas
    return replace(scene, areas=line.areas) if heading else scene


def _topics(scene: Scene, line: Line) -> Scene:
    here = line.sentence.paragraph
    if mentions_any("topics", "offending", line.text):
        scene = replace(scene, offending=here)
    return replace(scene, reoffending=here) if mentions_any("topics", "reoffending", line.text) else scene


_STEPS: tuple[Callable[[Scene, Line], Scene], ...] = (_section, _people, _period, _areas, _topics)


def _seen_by(scene: Scene, line: Line) -> Scene:
    """A line's own periods and areas are its own; everything else is what stands above it and in it."""
    return replace(scene, period=line.scene.period if line.periods else scene.period)
