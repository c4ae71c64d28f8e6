"""How an Excel workbook is put together: its sheets in order, and which part belongs to which.

Read here and not by openpyxl because openpyxl leaves out, without a word, sheets that are missing
or that it does not understand.
"""

from dataclasses import dataclass, field
from posixpath import dirname, normpath
from zipfile import ZipFile

from data.returns.door.grid import SheetState
from data.returns.door.limits import Limits
from data.returns.door.package import contents_of
from data.returns.door.refusals import refusal
from data.returns.door.xmlstream import Attributes, BrokenXml, Scan, stream

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_STATES: dict[str, SheetState] = {"hidden": "hidden", "veryhidden": "veryHidden"}


@dataclass(frozen=True)
class Relation:
    """A link from one part to another. kind: last word of its type, "worksheet" or "comments"."""

    kind: str
    target: str
    exists: bool


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook names it. related: the parts its own list of relations names."""

    name: str
    state: SheetState
    kind: str
    part: str
    related: tuple[Relation, ...]


@dataclass(frozen=True)
class Structure:
    """The parts of a workbook that matter, by what they are for."""

    main: str
    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    epoch_1904: bool
    empty_entries: int


class _Relations(Scan):
    """One list of relations, targets resolved to part names."""

    def __init__(self, owner: str, parts: list[str], limits: Limits) -> None:
        super().__init__(limits)
        self.folder = dirname(owner)
        # Names of parts that differ in case alone are the same name.
        self.parts = {part.lower(): part for part in parts}
        self.found: dict[str, Relation] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == _RELATION and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "")
            path = target if target.startswith("/") else f"{self.folder}/{target}"
            wanted = normpath(path).lstrip("/")
            part = self.parts.get(wanted.lower())
            self.found[attributes.get("Id", "")] = Relation(kind, part or wanted, part is not None)


@dataclass
class _SheetEntry:
    name: str
    state: SheetState
    relation: str


@dataclass
class _MainPart:
    root: str = ""
    sheets: list[_SheetEntry] = field(default_factory=list)
    epoch_1904: bool = False


class _Main(Scan):
    """The workbook part: sheets in order, and the calendar."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.found = _MainPart()

    def start(self, name: str, attributes: Attributes) -> None:
        if self.depth == 1:
            self.found.root = name
        elif name == f"{MAIN} sheet":
            state = _STATES.get(attributes.get("state", "").lower(), "visible")
            relation = attributes.get(f"{_OFFICE_RELATIONS} id", "")
            self.found.sheets.append(_SheetEntry(attributes.get("name", ""), state, relation))
        elif name == f"{MAIN} workbookPr":
            self.found.epoch_1904 = attributes.get("date1904", "0").lower() in ("1", "true", "on")


def _relations(container: ZipFile, owner: str, limits: Limits) -> dict[str, Relation]:
    folder, _, name = owner.rpartition("/")
    part = f"{folder}/_rels/{name}.rels".lstrip("/")
    if part not in container.NameToInfo:
        return {}
    scan = _Relations(owner, container.namelist(), limits)
    try:
        stream(container, part, scan)
    except BrokenXml as error:
        raise refusal("unreadable") from error
    return scan.found


def _main_part(container: ZipFile, limits: Limits) -> str:
    """The workbook part. Excel finds it by the container's relations, openpyxl by the list of
    contents: a workbook that says two things would show an officer other figures than it gives us."""
    contents = contents_of(container, limits)
    # Not by file ending: some programs declare every XML part to be a workbook that way.
    named = {part for part, kind in contents.by_part.items() if kind.lower().endswith("main+xml")}
    listed = [part for part in container.namelist() if part.lower() in named]
    related = [
        relation.target
        for relation in _relations(container, "", limits).values()
        if relation.kind == "officeDocument" and relation.exists
    ]
    found = {*listed, *related} or {"xl/workbook.xml"}
    if len(found) > 1:
        raise refusal("two_workbooks")
    main = found.pop()
    if main not in container.NameToInfo:
        raise refusal("no_sheets")
    return main


def check_root(root: str, local: str) -> None:
    """Refuse a part that opens with anything but the tag it must. root: "namespace tag"."""
    if root.startswith(STRICT):
        raise refusal("strict")
    if root != f"{MAIN} {local}":
        raise refusal("unknown_kind")


def _sheet_part(
    container: ZipFile, entry: _SheetEntry, number: int, relations: dict[str, Relation], limits: Limits
) -> SheetPart:
    relation = relations.get(entry.relation)
    if relation is None or not relation.exists:
        raise refusal("sheet_missing", found=number)
    related = tuple(_relations(container, relation.target, limits).values())
    return SheetPart(entry.name, entry.state, relation.kind, relation.target, related)


def structure_of(container: ZipFile, limits: Limits) -> Structure:
    """The structure of an Excel workbook. Raises Refused when it does not hold together."""
    main = _main_part(container, limits)
    scan = _Main(limits)
    try:
        stream(container, main, scan)
    except BrokenXml as error:
        raise refusal("unreadable") from error
    check_root(scan.found.root, "workbook")
    names = [entry.name.casefold() for entry in scan.found.sheets]
    if not names:
        raise refusal("no_sheets")
    if len(set(names)) < len(names):
        raise refusal("duplicate_sheets")
    relations = _relations(container, main, limits)
    # Entries without a part are what old macro modules leave behind; Excel passes over them too.
    entries = [entry for entry in scan.found.sheets if entry.relation]
    sheets = tuple(_sheet_part(container, entry, at, relations, limits) for at, entry in enumerate(entries, 1))
    by_kind = {relation.kind: relation.target for relation in relations.values() if relation.exists}
    return Structure(
        main,
        sheets,
        by_kind.get("sharedStrings"),
        by_kind.get("styles"),
        scan.found.epoch_1904,
        len(scan.found.sheets) - len(entries),
    )
