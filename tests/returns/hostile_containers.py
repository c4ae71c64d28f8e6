"""Hostile zip containers."""

import struct
from random import Random
from zipfile import ZIP_BZIP2, ZIP_LZMA

from tests.returns.building import ONE_CELL, Parts, excel, excel_parts, sheet, zipped
from tests.returns.hostile import READ, Case

_CENTRAL, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"


def _patched(content: bytes, signature: bytes, offset: int, value: bytes, which: int = 0) -> bytes:
    """The bytes with a field of the nth record of that signature overwritten."""
    at = -1
    for _ in range(which + 1):
        at = content.index(signature, at + 1)
    return content[: at + offset] + value + content[at + offset + len(value) :]


def _record_of(content: bytes, signature: bytes, name: str) -> int:
    """The number of the record that is about a part."""
    records = content.split(signature)[1:]
    return next(number for number, record in enumerate(records) if name.encode() in record[:120])


def _cut(share: float) -> bytes:
    content = excel()
    return content[: int(len(content) * share)]


def _declaring(size: int, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The directory says that a part unpacks to so many bytes."""
    content = excel()
    return _patched(content, _CENTRAL, 24, struct.pack("<L", size), _record_of(content, _CENTRAL, name))


def _declaring_in_all(size: int) -> bytes:
    content = excel()
    for number in range(content.count(_CENTRAL)):
        content = _patched(content, _CENTRAL, 24, struct.pack("<L", size), number)
    return content


def _padded_sheet(length: int) -> bytes:
    return excel(sheet=sheet(ONE_CELL + " " * length))


def _noise(length: int) -> bytes:
    return Random(7).randbytes(length)


def _many_parts(count: int) -> bytes:
    return excel(extra={f"customXml/item{number}.xml": b"<a/>" for number in range(count)})


def _lying_about_entries() -> bytes:
    content = _many_parts(600)
    return _patched(content, _END, 8, struct.pack("<2H", 1, 1))


def _long_names() -> bytes:
    return excel(extra={f"customXml/{'long' * 250}{number}.xml": b"<a/>" for number in range(300)})


def _twice(name: str, again: str) -> bytes:
    """A container with a part filed under a second name of the same length, then renamed to `again`."""
    stand_in = "~" * len(again)
    content = zipped(excel_parts() | {stand_in: b"<a/>"})
    assert name in excel_parts()
    return content.replace(stand_in.encode(), again.encode())


def _renamed(again: bytes) -> bytes:
    stand_in = b"~" * len(again)
    return zipped(excel_parts() | {stand_in.decode(): b"<a/>"}).replace(stand_in, again)


def _locked() -> bytes:
    content = excel()
    return _patched(_patched(content, _CENTRAL, 8, b"\x01\x00"), _LOCAL, 6, b"\x01\x00")


def _overlapping() -> bytes:
    """Two directory entries that share one stretch of packed bytes."""
    content = excel(extra={"xl/copy.xml": b"<a/>"})
    first = content.index(_CENTRAL)
    number = _record_of(content, _CENTRAL, "xl/copy.xml")
    return _patched(content, _CENTRAL, 42, content[first + 42 : first + 46], number)


def _other_local_name() -> bytes:
    content = excel()
    at = content.index(b"xl/worksheets/sheet1.xml")
    return content[:at] + b"xl/worksheets/sheet9.xml" + content[at + 24 :]


def _wrong_sum() -> bytes:
    content = excel()
    return _patched(content, _CENTRAL, 16, b"\0\0\0\0", _record_of(content, _CENTRAL, "xl/worksheets/sheet1.xml"))


def _garbled_stream() -> bytes:
    content = excel()
    start = content.index(b"xl/worksheets/sheet1.xml") + 24
    return content[:start] + b"\xff" * 40 + content[start + 40 :]


def _moved_directory() -> bytes:
    content = excel()
    end = content.rindex(_END)
    offset = struct.unpack_from("<L", content, end + 16)[0]
    return _patched(content, _END, 16, struct.pack("<L", offset + 7))


def _nested() -> bytes:
    parts: Parts = {"xl/inner.zip": zipped({f"{at}.zip": _noise(50) for at in range(20)})}
    return excel(extra=parts)


CASES = {
    "empty file": Case("r.xlsx", bytes, "empty"),
    "one byte": Case("r.xlsx", lambda: b"P", "csv_named_workbook"),
    "first bytes of a zip only": Case("r.xlsx", lambda: b"PK\x03\x04", "truncated"),
    "zip without parts": Case("r.xlsx", lambda: zipped({}), "damaged_zip"),
    "cut after a tenth": Case("r.xlsx", lambda: _cut(0.10), "truncated"),
    "cut after half": Case("r.xlsx", lambda: _cut(0.50), "truncated"),
    "cut after nine tenths": Case("r.xlsx", lambda: _cut(0.90), "truncated"),
    "cut after 99 %": Case("r.xlsx", lambda: _cut(0.99), "truncated"),
    "last 22 bytes missing": Case("r.xlsx", lambda: excel()[:-22], "truncated"),
    "one byte too many in the middle": Case("r.xlsx", lambda: excel()[:400] + b"x" + excel()[400:], "damaged_zip"),
    "11 MB of noise": Case("r.xlsx", lambda: b"PK\x03\x04" + _noise(11 << 20), "too_big_file"),
    "declares a part of 1 GB": Case("r.xlsx", lambda: _declaring(1 << 30), "part_too_big"),
    "declares parts of 150 MB in all": Case("r.xlsx", lambda: _declaring_in_all(25 << 20), "total_too_big"),
    "bomb of 8 MB of blanks": Case("r.xlsx", lambda: _padded_sheet(8 << 20), "bomb"),
    "900 KB of blanks, under the floor": Case("r.xlsx", lambda: _padded_sheet(900_000), READ),
    "unpacks to more than declared": Case("r.xlsx", lambda: _declaring(40), "damaged_part"),
    "zip within the zip": Case("r.xlsx", _nested, "embedded_files"),
    "501 parts and more": Case("r.xlsx", lambda: _many_parts(501), "too_many_parts"),
    "400 parts": Case("r.xlsx", lambda: _many_parts(400), READ),
    "600 parts declared as one": Case("r.xlsx", _lying_about_entries, "too_many_parts"),
    "directory of 300 KB": Case("r.xlsx", _long_names, "zip_directory"),
    "zip64 markers": Case("r.xlsx", lambda: _patched(excel(), _END, 8, b"\xff" * 4), "unusual_container"),
    "directory offset moved": Case("r.xlsx", _moved_directory, "damaged_zip"),
    "two zips in a row": Case("r.xlsx", lambda: excel() + excel(), "damaged_zip"),
    "program in front of the zip": Case("r.xlsx", lambda: b"MZ\x90\0" + excel(), "not_workbook"),
    "part twice": Case("r.xlsx", lambda: _twice("xl/styles.xml", "xl/styles.xml"), "duplicate_parts"),
    "part twice in other case": Case("r.xlsx", lambda: _twice("xl/styles.xml", "xl/Styles.xml"), "duplicate_parts"),
    "part name upwards": Case("r.xlsx", lambda: _renamed(b"../../evil.xml"), "unsafe_names"),
    "part name from the root": Case("r.xlsx", lambda: _renamed(b"/etc/passwd"), "unsafe_names"),
    "part name on a drive": Case("r.xlsx", lambda: _renamed(b"C:evil.xml"), "unsafe_names"),
    "part name with a zero byte": Case("r.xlsx", lambda: _renamed(b"xl/a.xml\0.txt"), "unsafe_names"),
    "part name with a control character": Case("r.xlsx", lambda: _renamed(b"xl/a\x07.xml"), "unsafe_names"),
    "part name with backslashes": Case("r.xlsx", lambda: _renamed(b"xl\\a.xml"), "backslash_names"),
    "locked part": Case("r.xlsx", _locked, "encrypted_parts"),
    "packed with bzip2": Case("r.xlsx", lambda: zipped(excel_parts(), ZIP_BZIP2), "unusual_container"),
    "packed with LZMA": Case("r.xlsx", lambda: zipped(excel_parts(), ZIP_LZMA), "unusual_container"),
    "overlapping parts": Case("r.xlsx", _overlapping, "damaged_zip"),
    "two names for one part": Case("r.xlsx", _other_local_name, "damaged_part"),
    "wrong check sum": Case("r.xlsx", _wrong_sum, "damaged_part"),
    "garbled packed bytes": Case("r.xlsx", _garbled_stream, "damaged_part"),
    "60 KB comment": Case("r.xlsx", lambda: zipped(excel_parts(), comment=b"c" * 60_000), READ),
    "not packed at all": Case("r.xlsx", lambda: zipped(excel_parts(), 0), READ),
}
