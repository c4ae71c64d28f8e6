"""What a paper says of how many people live somewhere, and the parts it gives of them."""

import re
from collections.abc import Iterator

from queries.paper.lines import Figure, Line
from queries.paper.numbers import Kind
from queries.paper.reading import Reading
from queries.paper.words import mentions_any

_JOINING = "of|is|was|at|to|be|about|around|over|nearly|almost|some|estimated|approximately|just|now|stood|stands|total"
_STATED = re.compile(
    rf"\bpopulation\s*:?\s+(?:(?:{_JOINING})\s+){{0,4}}‹C(?P<after>\d+)›"
    r"|‹C(?P<before>\d+)›\s+(?:people\s+live|residents|inhabitants)",
    re.IGNORECASE,
)


def stated_populations(line: Line) -> Iterator[Figure]:
    """Counts that the words say are a population."""
    for match in _STATED.finditer(line.marked):
        yield Figure(line.numbers[int(match["after"] or match["before"])], line)


def whole_population(reading: Reading) -> dict[int, Figure]:
    """The largest population that each section states: that of the area the section is about."""
    found: dict[int, Figure] = {}
    for line in reading.lines:
        for figure in stated_populations(line):
            known = found.get(line.scene.section)
            if known is None or figure.value > known.value:
                found[line.scene.section] = figure
    return found


def counts_by_area(line: Line) -> list[tuple[str, Figure]]:
    """Each area of a line with the first count behind its name, before the next area is named."""
    found = []
    for place, area in enumerate(line.areas):
        end = line.areas[place + 1].start if place + 1 < len(line.areas) else len(line.text)
        inside = [number for number in line.of_kind(Kind.COUNT) if area.end <= number.start < end]
        if inside:
            found.append((area.name, Figure(inside[0], line)))
    return found


def about_population(line: Line) -> bool:
    """Whether the words of a line are about how many people live somewhere."""
    return mentions_any("topics", "population", line.text)
