"""Mutants: good workbooks with one to three things wrong, at the level of bytes, parts or tags."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from random import Random
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from tests.returns.building import Parts, excel_parts, ods_content, ods_number, ods_row, ods_text, zipped

_EXTREMES = (
    b"0", b"-1", b"1", b"65536", b"1048576", b"1048577", b"4000000000", b"9" * 40, b"1e999", b"-1e308", b"nan",
    b"0.1", b"", b" ", b"x", b"\xff", b"A1", b"XFD1048576", b"A0", b"rId1", b"true", b"&#1;", b"&lt;", b"%s%n",
    b"../x", b"_x0000_", "￿".encode(), b"inlineStr", b"s", b"str", b"b", b"e", b"d", b"2026-13-45", b"#REF!",
)  # fmt: skip
_SNIPPETS = (
    b"<c>", b"</c>", b"<row>", b"</row>", b'<row r="1">', b'<c r="A1"><v>1</v></c>', b"<v>1</v>", b"<f>A1</f>",
    b"<is><t>x</t></is>", b"<!-- x -->", b"<![CDATA[x]]>", b"<?x y?>", b"<!DOCTYPE a>", b"]]>", b"<a", b"&a;",
    b'<mergeCell ref="A1:B2"/>', b"<sheetData>", b"</sheetData>", b"</worksheet>", b"<si><t>x</t></si>",
    b"<table:table-row>", b"<table:table-cell/>", b"<office:annotation>", b"</table:table>", b'"', b"\0", b"\n",
)  # fmt: skip
_TAG = re.compile(rb"<[^<>]+>")
_QUOTED = re.compile(rb'"[^"<>]*"')


def _rich_workbook() -> bytes:
    """What an officer's Excel might send: text, counts, dates, a formula, a comment, a list."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Data"
    page.append(["Area", "From", "People", "Reoffended", "Rate"])
    for row, area in enumerate(("Dudley", "Sandwell", "Walsall", "Wolverhampton"), 2):
        page.append([area, datetime(2026, 4, 1), 100 + row, 20 + row, f"=D{row}/C{row}"])
    page["A1"].font = Font(bold=True)
    page["C2"].comment = Comment("Checked twice", "Analyst")
    page.merge_cells("A8:C8")
    choice = DataValidation(type="list", formula1='"Dudley,Sandwell"')
    choice.add("A2:A9")
    page.add_data_validation(choice)
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "hidden"
    hidden.append(["Code", "Label"])
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)
    stream = BytesIO()
    book.save(stream)
    # Packed again, since openpyxl writes the time of day into the container.
    with ZipFile(stream) as container:
        return zipped({name: container.read(name) for name in container.namelist()})


def _open_document() -> bytes:
    rows = "".join(ods_row(ods_text(f"Area {n}"), ods_number(n, "2"), repeated="2") for n in range(5))
    note = "<office:annotation><text:p>checked</text:p></office:annotation>"
    rows += ods_row(f'<table:table-cell office:value-type="float" office:value="3">{note}</table:table-cell>')
    content = ods_content(f'<table:table table:name="Data">{rows}</table:table>')
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _small_excel() -> bytes:
    first = '<c r="A1" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c>'
    rows = f'<row r="1">{first}</row><row r="2"><c r="A2"><v>5</v></c></row>'
    return zipped(excel_parts(rows))


def _csv() -> bytes:
    return 'Area,People,Note\nDudley,12,"a, b"\nSandwell,"1,234",£\n'.encode() * 5


@cache
def _seeds() -> list[tuple[str, bytes]]:
    return [
        ("r.xlsx", _rich_workbook()),
        ("r.xlsx", _rich_workbook()),
        ("r.xlsx", _small_excel()),
        ("r.ods", _open_document()),
        ("r.csv", _csv()),
    ]


def _flip(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 200) :]


def _end_early(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _repeat(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start : start + 100] * chance.randint(1, 50) + content[start:]


def _insert(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + chance.choice(_SNIPPETS) + content[start:]


def _spans(pattern: re.Pattern[bytes], content: bytes) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(content)] or [(0, 0)]


def _drop_tag(content: bytes, chance: Random) -> bytes:
    start, stop = chance.choice(_spans(_TAG, content))
    return content[:start] + content[stop:]


def _double_tag(content: bytes, chance: Random) -> bytes:
    start, stop = chance.choice(_spans(_TAG, content))
    return content[:stop] + content[start:stop] + content[stop:]


def _other_value(content: bytes, chance: Random) -> bytes:
    start, stop = chance.choice(_spans(_QUOTED, content))
    return content[:start] + b'"' + chance.choice(_EXTREMES) + b'"' + content[stop:]


def _other_text(content: bytes, chance: Random) -> bytes:
    start, stop = chance.choice(_spans(re.compile(rb"(?<=>)[^<>]+(?=<)"), content))
    return content[:start] + chance.choice(_EXTREMES) + content[stop:]


Change = Callable[[bytes, Random], bytes]
_BYTES: tuple[Change, ...] = (_flip, _cut, _end_early, _repeat, _insert)
_MARKUP: tuple[Change, ...] = (_insert, _drop_tag, _double_tag, _other_value, _other_value, _other_text, _repeat, _cut)


def _change_part(content: bytes, chance: Random) -> bytes:
    with ZipFile(BytesIO(content)) as container:
        parts: Parts = {name: container.read(name) for name in container.namelist()}
    name = chance.choice(sorted(parts))
    match chance.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(sorted(parts))]
        case 2:
            parts[chance.choice(("xl/vbaProject.bin", "xl/x.xml", "xl/media/a.png", name.upper()))] = parts[name]
        case _:
            parts[name] = chance.choice(_MARKUP)(parts[name] or b"<a/>", chance)
    return zipped(parts)


def _mutant(chance: Random) -> tuple[str, bytes]:
    name, content = chance.choice(_seeds())
    for _ in range(chance.randint(1, 3)):
        is_zip = content.startswith(b"PK\x03\x04")
        try:
            deep = is_zip and chance.random() < 0.85
            content = _change_part(content, chance) if deep else chance.choice(_BYTES)(content or b"x", chance)
        except Exception:  # noqa: S112 (an earlier change broke the container; that is the mutant)
            continue
    return name, content


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """File names and bytes of so many mutants; the same for the same seed."""
    chance = Random(seed)
    for _ in range(count):
        yield _mutant(chance)
