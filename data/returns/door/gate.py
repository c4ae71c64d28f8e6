"""The gate: what is checked of an upload before it is opened, in the server's own process.

Costs a few milliseconds whatever the file is, since nothing is parsed here but the directory of
the container and its short list of contents.
"""

import csv
from functools import cache
from pathlib import PurePath

from data.returns.door.container import open_container
from data.returns.door.grid import Finding
from data.returns.door.identifiers import kinds_in
from data.returns.door.limits import KB, MB, Limits
from data.returns.door.package import Source, check_package
from data.returns.door.refusals import kind_of, refusal
from data.settings import CATALOGUE

_ZIP = b"PK\x03\x04"
_OTHER_ZIP = (b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LONGEST_NAME = 255
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".ods")
_HTML = (b"<html", b"<!doctype html", b"<head", b"<table", b"<meta", b"<style", b"<body", b"<div")


@cache
def _magic() -> list[tuple[bytes, str]]:
    with (CATALOGUE / "returns_magic.csv").open(encoding="utf-8", newline="") as rows:
        return [(bytes.fromhex(row["starts_with"]), row["code"]) for row in csv.DictReader(rows)]


def _check_name(name: str) -> None:
    name = name[-_LONGEST_NAME:]
    # File names cannot hold a stroke or, often, a space; people write an underscore for either.
    stem = name.removesuffix(PurePath(name).suffix)
    for written in (stem, stem.replace("_", " "), stem.replace("_", "/")):
        for kind in sorted(kinds_in(written)):
            raise refusal("personal_file_name", kind=kind_of(kind))


def _check_size(content: bytes, limits: Limits) -> None:
    if not content:
        raise refusal("empty")
    if len(content) > limits.file_mb * MB:
        raise refusal("too_big_file", found=round(len(content) / MB, 1), limit=limits.file_mb)


def _ole_code(content: bytes) -> str:
    """Encrypted workbooks and old workbooks share their first bytes; the streams' names differ."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    workbook = any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book"))
    return "old_xls" if workbook else "old_office"


def _without_mark(content: bytes) -> bytes:
    head = content[: 4 * KB].replace(b"\0", b"")
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    return head.lstrip().lower()


def _check_magic(content: bytes, ending: str) -> None:
    if content.startswith(_OLE):
        raise refusal(_ole_code(content))
    for start, code in _magic():
        if content.startswith(start):
            raise refusal(code, ending=ending)
    head = _without_mark(content)
    if head.startswith(_HTML):
        raise refusal("html")
    if head.startswith(b"<?xml"):
        raise refusal("html" if b"<html" in head else "xml_file")


def _is_text(content: bytes) -> bool:
    """Whether a person could read it: a mark of UTF-16, or no control characters to speak of."""
    if content.startswith(_BYTE_ORDER_MARKS):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in content[: 4 * KB])


def _check_text(content: bytes, ending: str) -> tuple[Source, list[Finding]]:
    if content.startswith(_OTHER_ZIP):
        raise refusal("damaged_zip")
    text = _is_text(content)
    if ending in _WORKBOOK_ENDINGS:
        raise refusal("csv_named_workbook" if text else "not_workbook", ending=ending)
    if ending != ".csv":
        raise refusal("wrong_name", ending=ending)
    if not text:
        raise refusal("not_text")
    return "csv", []


def inspect(name: str, content: bytes, limits: Limits) -> tuple[Source, list[Finding]]:
    """What kind of file this is, with notes for its sender. Raises Refused.

    name: as uploaded; only its ending is believed, and only where the bytes leave a choice.
    """
    _check_name(name)
    _check_size(content, limits)
    ending = PurePath(name).suffix.lower()
    if len(ending) > 8 or not ending.isascii() or not ending.isprintable():
        ending = ""
    if not content.startswith(_ZIP):
        _check_magic(content, ending)
        return _check_text(content, ending)
    with open_container(content, limits) as container:
        source, notes = check_package(container, ending, limits)
    if ending == ".csv":
        raise refusal("workbook_named_csv")
    if ending not in _WORKBOOK_ENDINGS:
        raise refusal("wrong_name", ending=ending)
    return source, notes
