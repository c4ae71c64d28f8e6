"""A figure in the colours of paper, whatever theme it was drawn in on the screen."""

import json
import re
from functools import cache
from typing import Any

from pages.parts.figure import Figure, LiveFigure
from pages.parts.palette import colours
from pages.parts.takeaways.reading import rows_of, table_of

_HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")
Drawn = Figure | LiveFigure


def on_paper(figure: Drawn) -> Figure:
    """The same figure for a white page."""
    spec = json.dumps(figure.spec)
    return Figure(
        key=figure.key,
        title=figure.title,
        caption=figure.caption,
        alt=figure.alt,
        spec=json.loads(_recoloured(spec)),
        rows=rows_of(figure),
        table=table_of(figure),
        columns=figure.columns,
        sources=figure.sources,
        illustrative=figure.illustrative,
        key_html=_recoloured(getattr(figure, "key_html", "")),
    )


def _recoloured(text: str) -> str:
    if not _only_dark(text):
        return text
    found = pairs("dark", "light")
    return _HEX.sub(lambda match: found.get(match.group().upper(), match.group()), text)


def _only_dark(text: str) -> bool:
    """Whether a drawing uses colours that the light theme does not have."""
    used = {match.upper() for match in _HEX.findall(text)}
    return bool(used & (_all("dark") - _all("light")))


@cache
def _all(theme: str) -> frozenset[str]:
    return frozenset(_flat(theme).values())


@cache
def pairs(before: str, after: str) -> dict[str, str]:
    """Each colour of one theme with the colour that plays its part in another."""
    then, now = _flat(before), _flat(after)
    # The first role of a colour wins: a line's colour before a shade of a map that happens to be the same.
    return {then[role]: now[role] for role in reversed(list(then))}


def _flat(theme: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    for role, value in colours(theme).items():
        steps: list[Any] = value if isinstance(value, list) else [value]
        flat.update({f"{role}{number}": step.upper() for number, step in enumerate(steps)})
    return flat
