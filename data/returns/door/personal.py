"""Personal data anywhere in a file: what kind and where, never what.

Every text goes past a `Watch`: cells, and whatever else the file carries (comments, properties,
pivot caches, defined names, headers ...). It notes kinds and places and forgets the text.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from data.returns.door.births import birth_in_cell, birth_in_text, oldest_recent_day
from data.returns.door.grid import Cell, Finding, Sheet, cell_ref
from data.returns.door.headings import ABOUT, columns_of_people, personal_headings
from data.returns.door.identifiers import kinds_in, kinds_in_markup, kinds_in_plain, plain
from data.returns.door.limits import Limits
from data.returns.door.places import Position, cells_text, listed, sheet_label
from data.returns.door.refusals import Refused, finding, kind_of, refusal

_TEN_DIGITS = (10**9, 10**10)
_LONGEST_REMEMBERED = 256


class Watch:
    """Collects kinds and places of personal data over one file."""

    def __init__(self, today: date, limits: Limits) -> None:
        self.limits = limits
        self.recent = oldest_recent_day(today, limits.birth_years)
        self.elsewhere: dict[tuple[str, str], None] = {}
        self.in_cells: dict[tuple[str, str, str], list[Position]] = defaultdict(list)
        self.suspect_texts: set[str] = set()
        self._known: dict[str, frozenset[str]] = {}

    def text(self, place: str, text: str) -> frozenset[str]:
        """Look at a text a person wrote. Returns the kinds found."""
        kinds = self._kinds(text)
        self.elsewhere.update({(kind, place): None for kind in kinds})
        return kinds

    def markup(self, place: str, text: str) -> None:
        """Look at a text a program wrote."""
        self.elsewhere.update({(kind, place): None for kind in kinds_in_markup(text)})

    def sheet(self, sheet: Sheet, number: int) -> None:
        """Look at the name and every cell of a sheet."""
        label = sheet_label(sheet.name, number)
        self.text(f"The name of sheet no. {number}", sheet.name)
        for cell in sheet.cells.values():
            for kind in self._kinds_in_cell(cell):
                self._note(kind, label, sheet.name, cell)
        for cell in columns_of_people(sheet):
            self._note("personal_name", label, sheet.name, cell)
        for cell, group in personal_headings(sheet):
            self._note(f"personal_column {group}", label, sheet.name, cell)

    def shared_texts(self, texts: Iterable[str], place: str) -> None:
        """Look at texts the file keeps for its cells; those that no cell shows are noted."""
        for text in texts:
            if self._kinds(text) and text not in self.suspect_texts:
                self.text(place, text)

    def _note(self, kind: str, label: str, name: str, cell: Cell) -> None:
        self.in_cells[kind, label, name].append((cell.row, cell.column))

    def _kinds(self, text: str) -> frozenset[str]:
        known = self._known.get(text)
        if known is None:
            seen = plain(text)
            birth = {"personal_birth"} if birth_in_text(seen, self.recent) else set()
            known = kinds_in_plain(seen) | birth
            if len(text) <= _LONGEST_REMEMBERED:
                self._known[text] = known
        return known

    def _kinds_in_cell(self, cell: Cell) -> frozenset[str]:
        kinds: frozenset[str] = frozenset()
        if isinstance(cell.value, str):
            kinds = self._kinds(cell.value)
            if kinds:
                self.suspect_texts.add(cell.value)
        elif cell.kind == "number" and _TEN_DIGITS[0] <= cell.value < _TEN_DIGITS[1]:  # type: ignore[operator]
            kinds = kinds_in(str(int(cell.value))) | kinds_in(f"0{int(cell.value)}")  # type: ignore[arg-type]
        return kinds | {"personal_birth"} if birth_in_cell(cell, self.recent) else kinds

    def findings(self) -> list[Finding]:
        """One finding for each kind in each sheet, and for each kind in each other place."""
        found = [self._cell_finding(*key, positions) for key, positions in self.in_cells.items()]
        return found + [finding(kind, place=place) for kind, place in self.elsewhere]

    def _cell_finding(self, kind: str, label: str, name: str, positions: list[Position]) -> Finding:
        code, _, group = kind.partition(" ")
        place = f"{label}, {cells_text(positions, self.limits.places)}"
        refs = [cell_ref(*position) for position in sorted(positions)[: self.limits.places]]
        named = name if name in label else None
        return finding(code, named, refs, place=place, about=ABOUT.get(group, ""))


def personal_refusal(findings: list[Finding]) -> Refused:
    """The refusal of a file that holds personal data, with every place."""
    kinds = list(dict.fromkeys(kind_of(each.code) for each in findings))
    count = "1 place" if len(findings) == 1 else f"{len(findings)} places"
    return refusal("personal_data", findings, kinds=listed(kinds, len(kinds)), count=count)
