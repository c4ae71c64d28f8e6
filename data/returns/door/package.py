"""What kind of document a zip container is, and what it must not hold.

Looks at the list of contents, at part names and at the first kilobytes of each part; nothing is
parsed as a whole except the list of contents, which is short.
"""

from dataclasses import dataclass
from typing import Literal
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from data.returns.door.container import read_part
from data.returns.door.grid import Finding
from data.returns.door.limits import KB, Limits
from data.returns.door.refusals import Refused, finding, refusal

Source = Literal["xlsx", "ods", "csv"]

CONTENT_TYPES = "[Content_Types].xml"
_SPREADSHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_PLAIN = (_SPREADSHEETML + "sheet.main+xml", _SPREADSHEETML + "template.main+xml")
_WITH_MACROS = (
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_OPENDOCUMENT = "application/vnd.oasis.opendocument."
# What the list of contents says of files that are no spreadsheet.
_OTHER_KINDS = {
    "wordprocessingml.document.main": "word_document",
    "ms-word.": "word_document",
    "presentationml.": "presentation",
    "sheet.binary.macroenabled.main": "binary_workbook",
}
# Parts that Excel and every reader must agree on, letter for letter.
_READ_PARTS = ("sheet.main+xml", "macroenabled.main+xml", "worksheet+xml", "sharedstrings+xml", "styles+xml")


@dataclass(frozen=True)
class Contents:
    """The list of contents of an Office file: types by part name, and by file ending."""

    by_part: dict[str, str]
    by_ending: dict[str, str]

    def type_of(self, part: str) -> str:
        """The declared type of a part, in lower case; empty when it has none."""
        ending = part.rpartition(".")[2].lower()
        return self.by_part.get(part.lower(), self.by_ending.get(ending, "")).lower()

    @property
    def types(self) -> set[str]:
        """Types that parts are declared to have. Of those declared for a file ending only that of
        XML counts: some programs write the main type there, and for the rest unused ones."""
        return {kind.lower() for kind in (*self.by_part.values(), self.by_ending.get("xml", ""))}


def contents_of(container: ZipFile, limits: Limits) -> Contents:
    """The list of contents. Raises Refused when there is none that can be read."""
    if CONTENT_TYPES not in container.namelist():
        raise refusal("no_content_types")
    if container.getinfo(CONTENT_TYPES).file_size > limits.directory_kb * KB:
        raise refusal("zip_directory")
    try:
        root = fromstring(read_part(container, CONTENT_TYPES), forbid_dtd=True)
    except Refused:
        raise
    except Exception as error:  # defusedxml's refusals, XML that is none, alphabets that do not exist
        raise refusal("no_content_types") from error
    by_part = {item.get("PartName", "").lstrip("/").lower(): item.get("ContentType", "") for item in root}
    by_ending = {item.get("Extension", "").lower(): item.get("ContentType", "") for item in root}
    return Contents(
        {part: kind for part, kind in by_part.items() if part}, {end: kind for end, kind in by_ending.items() if end}
    )


def _heads(container: ZipFile, limits: Limits) -> dict[str, bytes]:
    """The first kilobytes of every part."""
    parts = [part.filename for part in container.infolist() if not part.is_dir()]
    return {name: read_part(container, name, limits.head_kb * KB) for name in parts}


def _refuse_document_types(heads: dict[str, bytes]) -> None:
    # Taking the zero bytes out makes UTF-16 look like ASCII, which is all this needs.
    if any(b"<!doctype" in head.replace(b"\0", b"").lower() for head in heads.values()):
        raise refusal("doctype")


def _refuse_other_kinds(contents: Contents) -> None:
    for kind in sorted(contents.types):
        for sign, code in _OTHER_KINDS.items():
            if sign in kind:
                raise refusal(code)


def _check_macros(names: list[str], contents: Contents, ending: str) -> list[Finding]:
    if any("/macrosheets/" in name for name in names) or any("macrosheet" in kind for kind in contents.types):
        raise refusal("old_macros")
    enabled = any(kind.lower() in contents.types for kind in _WITH_MACROS)
    project = any(name.endswith("vbaproject.bin") for name in names) or any(
        "vbaproject" in kind for kind in contents.types
    )
    if not (enabled or project):
        return []
    if not enabled or ending != ".xlsm":
        raise refusal("macros_renamed")
    return [finding("macros_not_run")]


def _check_alphabet(heads: dict[str, bytes], contents: Contents) -> None:
    """UTF-16 is refused in the parts that hold figures only: honest returns carry custom XML in it."""
    for name, head in heads.items():
        if contents.type_of(name).endswith(_READ_PARTS) and (head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head):
            raise refusal("utf16_sheet")


def _pictures(names: list[str]) -> list[Finding]:
    count = sum("/media/" in f"/{name}" or name.startswith("pictures/") for name in names)
    return [finding("pictures", count=count)] if count else []


def _refuse_embedded(names: list[str], heads: dict[str, bytes]) -> None:
    """Files within the file, and data models: what they hold cannot be seen, so not be checked."""
    if any("/embeddings/" in name or name.startswith("xl/model/") for name in names):
        raise refusal("embedded_files")
    if any(head.startswith((b"\xd0\xcf\x11\xe0", b"PK\x03\x04")) for head in heads.values()) and not any(
        name.endswith("vbaproject.bin") for name in names
    ):
        raise refusal("embedded_files")


def _office(container: ZipFile, heads: dict[str, bytes], ending: str, limits: Limits) -> list[Finding]:
    names = [name.lower() for name in heads]
    contents = contents_of(container, limits)
    if "xl/workbook.bin" in names:
        raise refusal("binary_workbook")
    _refuse_other_kinds(contents)
    if not any(kind.lower() in contents.types for kind in _PLAIN + _WITH_MACROS):
        raise refusal("not_spreadsheet")
    notes = _check_macros(names, contents, ending)
    if any(_STRICT in head for name, head in heads.items() if contents.type_of(name).endswith(_READ_PARTS)):
        raise refusal("strict")
    _check_alphabet(heads, contents)
    _refuse_embedded(names, heads)
    if any(name.startswith("xl/externallinks/externallink") for name in names):
        notes.append(finding("external_links"))
    return notes + _pictures(names)


def _opendocument(heads: dict[str, bytes], kind: str) -> list[Finding]:
    names = [name.lower() for name in heads]
    if not kind.startswith("spreadsheet"):
        raise refusal({"text": "word_document", "presentation": "presentation"}.get(kind, "not_spreadsheet"))
    if b"encryption-data" in heads.get("META-INF/manifest.xml", b""):
        raise refusal("password")
    if "content.xml" not in names:
        raise refusal("no_sheets")
    _refuse_embedded(names, heads)
    scripts = any(name.startswith(("basic/", "scripts/")) for name in names)
    return ([finding("macros_not_run")] if scripts else []) + _pictures(names)


def check_package(container: ZipFile, ending: str, limits: Limits) -> tuple[Source, list[Finding]]:
    """What kind of workbook this is, with what the sender should know. Raises Refused.

    ending: of the file's name, in lower case, with its dot.
    """
    heads = _heads(container, limits)
    _refuse_document_types(heads)
    declared = heads.get("mimetype", b"").decode("ascii", "replace").strip()
    if declared.startswith(_OPENDOCUMENT):
        return "ods", _opendocument(heads, declared.removeprefix(_OPENDOCUMENT))
    if CONTENT_TYPES not in heads and not any(name.lower().startswith("xl/") for name in heads):
        raise refusal("not_spreadsheet")
    return "xlsx", _office(container, heads, ending, limits)
