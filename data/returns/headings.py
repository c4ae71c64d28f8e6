"""Which column of a sheet is which column of the return, wherever it stands and however it is spelt."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from data.returns.door import Cell
from data.returns.spec import Spec

SURE, LIKELY, POSSIBLE = 1.0, 0.82, 0.6
_APART = re.compile(r"[^a-z0-9]+")
_MOST_ROWS = 60


def heading_key(text: str) -> str:
    """The spelling by which headings are compared."""
    folded = unicodedata.normalize("NFKD", text.replace("%", " percent ").replace("&", " and "))
    return _APART.sub(" ", folded.encode("ascii", "ignore").decode().lower()).strip()


@dataclass(frozen=True)
class Heading:
    """One heading cell. name: the return's column it stands for, or a rate's; none when unknown.
    nearest: the column it looks like when it is unknown or misspelt."""

    cell: Cell
    name: str = ""
    rate: bool = False
    nearest: str = ""
    sureness: float = 0.0


@dataclass(frozen=True)
class HeadingRow:
    """A row of headings and what each stands for. repeated: headings of a column named already."""

    row: int
    headings: tuple[Heading, ...]
    repeated: tuple[Heading, ...] = field(default=())

    @property
    def columns(self) -> dict[str, int]:
        return {each.name: each.cell.column for each in self.headings if each.name and not each.rate}

    @property
    def rates(self) -> dict[str, int]:
        return {each.name: each.cell.column for each in self.headings if each.rate}


def _spellings(spec: Spec) -> dict[str, tuple[str, bool]]:
    keys: dict[str, tuple[str, bool]] = {}
    for column in spec.columns:
        for spelling in (column.label, column.name, *column.aliases):
            keys.setdefault(heading_key(spelling), (column.name, False))
    for rate in spec.rates:
        for spelling in (rate.label, rate.name, *rate.aliases):
            keys.setdefault(heading_key(spelling), (rate.name, True))
    return keys


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= POSSIBLE and matcher.quick_ratio() >= POSSIBLE else 0.0


def recognise(cell: Cell, spelt: dict[str, tuple[str, bool]]) -> Heading:
    """What a heading stands for."""
    key = heading_key(str(cell.value))
    if key in spelt:
        name, rate = spelt[key]
        return Heading(cell, name, rate, sureness=SURE)
    sureness, best = max((_likeness(key, spelling), spelling) for spelling in spelt)
    if sureness < POSSIBLE:
        return Heading(cell)
    name, rate = spelt[best]
    likely = sureness >= LIKELY and not rate
    return Heading(cell, name if likely else "", False, name, sureness)


def _without_doubles(row: int, headings: list[Heading]) -> HeadingRow:
    """Each column once: the surest heading wins; others as sure are repeats, less sure ones unknown."""
    best: dict[str, Heading] = {}
    for each in headings:
        if each.name and each.sureness > (best[each.name].sureness if each.name in best else 0):
            best[each.name] = each
    kept = [
        each if best.get(each.name) is each else Heading(each.cell, nearest=each.name or each.nearest)
        for each in headings
    ]
    repeated = [each for each in headings if each.name and best[each.name] is not each and each.sureness == SURE]
    return HeadingRow(row, tuple(kept), tuple(repeated))


def heading_row(rows: Iterable[tuple[int, list[Cell]]], spec: Spec) -> HeadingRow | None:
    """The row that names the most columns of the return, the first of equals; None when no row
    names two. Only surely spelt headings count towards finding it, misspelt ones after that."""
    spelt = _spellings(spec)
    best: tuple[int, int, list[Cell]] | None = None
    for number, cells in list(rows)[:_MOST_ROWS]:
        texts = [cell for cell in cells if cell.kind == "text"]
        named = len({spelt[key] for key in (heading_key(str(cell.value)) for cell in texts) if key in spelt})
        if named >= 2 and (best is None or named > best[0]):
            best = (named, number, texts)
    if best is None:
        return None
    return _without_doubles(best[1], [recognise(cell, spelt) for cell in best[2] if str(cell.value).strip()])
