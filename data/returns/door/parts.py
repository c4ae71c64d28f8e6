"""Everything a workbook carries besides its cells: looked at for personal data, and not kept."""

import re
from zipfile import ZipFile

from data.returns.door.container import read_part
from data.returns.door.limits import KB, Limits
from data.returns.door.personal import Watch
from data.returns.door.structure import SheetPart
from data.returns.door.xmlstream import Attributes, BrokenXml, Scan, stream

_TAG = re.compile(r"<[^<>]*>")
_QUOTED = re.compile(r"""["']([^"'<>]{5,200})["']""")
# Attributes that hold what a person typed: pivot items, comments' authors, names and titles.
_TYPED = frozenset(
    ("v", "minDate", "maxDate", "name", "displayName", "author", "text", "caption", "descr", "title", "prompt")
)
# Formatting within a run of text: the text goes on behind it.
_RUN_PROPERTIES = ("rPr", "defRPr", "endParaRPr", "pPr")
_RUN_TAGS = frozenset(("r", "t", "span", "s", *_RUN_PROPERTIES))
_REF = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
# How to name a part to the sender, by what its path holds; the first that fits.
_PLACES = (
    ("_rels/", "A link in the workbook"),
    ("docprops/", "The document properties (File, Info, Properties)"),
    ("meta.xml", "The document properties (File, Properties)"),
    ("comments", "A comment"),
    ("persons/", "The list of people who wrote comments"),
    ("pivotcache/", "The data kept behind a pivot table (its pivot cache)"),
    ("pivottables/", "A pivot table"),
    ("externallinks/", "The copy kept of another workbook's figures (an external link)"),
    ("customxml/", "Data that another program keeps in the workbook (custom XML)"),
    ("drawings/", "A text box, shape or picture description"),
    ("charts/", "A chart"),
    ("tables/", "A table's headings"),
    ("querytables/", "A query that fills a sheet"),
    ("connections", "A connection to a database"),
    ("workbook.xml", "The defined names (Formulas, Name Manager)"),
    ("styles.xml", "The page styles (headers and footers) or number formats"),
)
# Parts that hold nothing but references to cells and parts.
_NO_TEXTS = ("[content_types].xml", "xl/calcchain.xml")


def place_of(part: str) -> str:
    """How to name a part to the sender."""
    lowered = part.lower()
    for sign, place in _PLACES:
        if sign in lowered:
            return place
    return "A hidden part of the workbook"


class _Texts(Scan):
    """Shows every text and attribute of a part to a watch.

    Runs that follow one another ("AB 12", then "34 56 C" in bold) are one text to a person, so a
    text ends where anything but a run ends.
    """

    def __init__(self, place: str, watch: Watch, limits: Limits) -> None:
        super().__init__(limits)
        self.place, self.watch = place, watch
        self._pieces: list[str] = []
        self._length = 0
        self._formatting_from: int | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if self._formatting_from is None and name.rpartition(" ")[2] in _RUN_PROPERTIES:
            self._formatting_from = self.depth
        for key, value in attributes.items():
            look = self.watch.text if key in _TYPED else self.watch.markup
            look(self.place, value)

    def end(self, name: str) -> None:
        if self._formatting_from is not None:
            if self.depth < self._formatting_from:
                self._formatting_from = None
        elif self.depth == 0 or name.rpartition(" ")[2] not in _RUN_TAGS:
            self._show()

    def text(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > self.limits.text_kb * KB:
            self._show()

    def _show(self) -> None:
        if self._pieces:
            self.watch.text(self.place, "".join(self._pieces))
        self._pieces, self._length = [], 0


def _look_at_broken(container: ZipFile, part: str, watch: Watch) -> None:
    """A part that is no proper XML (old comment boxes often are not) still has texts."""
    content = read_part(container, part).decode("utf-8", "replace")
    place = place_of(part)
    for text in _TAG.split(content):
        watch.text(place, text)
    for text in _QUOTED.findall(content):
        watch.markup(place, text)


def look_at_part(container: ZipFile, part: str, watch: Watch) -> None:
    """Show the texts of one part to a watch."""
    try:
        stream(container, part, _Texts(place_of(part), watch, watch.limits))
    except BrokenXml:
        _look_at_broken(container, part, watch)


def is_xml(container: ZipFile, part: str) -> bool:
    """Whether a part is XML, by its first bytes: names can say anything."""
    head = read_part(container, part, KB).replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n").startswith(b"<")


def look_at_other_parts(container: ZipFile, seen: set[str], watch: Watch) -> None:
    """Show a watch every part of a workbook except those already seen."""
    for part in container.infolist():
        name = part.filename
        if not (part.is_dir() or name in seen or name.lower() in _NO_TEXTS) and is_xml(container, name):
            look_at_part(container, name, watch)


class _Comments(_Texts):
    """Comments with the cells they hang on."""

    def __init__(self, label: str, watch: Watch, limits: Limits) -> None:
        super().__init__(f"{label}, a comment's author", watch, limits)
        self.label = label
        self.refs: dict[str, None] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        ref = attributes.get("ref", "")
        if name.rpartition(" ")[2] in ("comment", "threadedComment") and _REF.fullmatch(ref):
            self.place = f"{self.label}, the comment on cell {ref}"
            self.refs[ref] = None
        super().start(name, attributes)


def comment_parts(sheet: SheetPart) -> list[str]:
    """The parts that hold the comments of a sheet."""
    return [
        relation.target
        for relation in sheet.related
        if relation.kind in ("comments", "threadedComment") and relation.exists
    ]


def look_at_comments(container: ZipFile, sheet: SheetPart, label: str, watch: Watch) -> tuple[str, ...]:
    """Show the comments of a sheet to a watch. Returns the cells that have one."""
    scan = _Comments(label, watch, watch.limits)
    for part in comment_parts(sheet):
        try:
            stream(container, part, scan)
        except BrokenXml:
            _look_at_broken(container, part, watch)
    return tuple(scan.refs)
