"""What sort of file this really is, whatever its name says, and whether it is safe to open.

Nothing here trusts a file name. Each way in which a file can be the wrong one has its own
sentence, because "could not be read" tells its sender nothing. The limits keep a hostile or
broken archive from filling the memory before anything in it has been looked at.
"""

import zipfile
from pathlib import Path
from typing import IO, Literal

from data.tidy import CannotRead

Kind = Literal["xlsx", "ods", "csv", "parquet"]

MOST_FILE_BYTES = 250_000_000
MOST_PARTS = 3_000
MOST_UNPACKED_BYTES = 1_500_000_000
# A part that is small when unpacked may be as repetitive as it likes.
RATIO_FLOOR_BYTES = 1_000_000
MOST_RATIO = 250

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_HEAD_BYTES = 4_096
_PIECE_BYTES = 1 << 20
_ODD_BYTES = 64
_DOCTYPE = b"<!DOCTYPE"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_AGAIN = "Download it again from the publisher's page and load the new copy."
_SAVE_AGAIN = "Open it in Excel, save it again as an Excel workbook (.xlsx), and load that copy."

# First bytes of files that people send by mistake, and what to call them.
_OTHER_FORMATS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word document"),
    (b"Rar!", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"SQLite format 3", "a database"),
)


def kind(path: Path) -> Kind:
    """What the file is. CannotRead, with what was found and what to do, if it is nothing we read."""
    _refuse_missing_or_huge(path)
    head = _head(path)
    _refuse_other_formats(path, head)
    if head.startswith(b"PAR1"):
        return _parquet(path)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _spreadsheet(path)
    return _table_of_text(path, head)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _refuse_missing_or_huge(path: Path) -> None:
    if not path.is_file():
        raise CannotRead(f"There is no file called {path.name}. Check the name and where the file was saved.")
    size = path.stat().st_size
    if size == 0:
        raise CannotRead(f"{path.name} is empty: it has no content at all. {_AGAIN}")
    if size > MOST_FILE_BYTES:
        raise CannotRead(
            f"{path.name} is {size / 1e6:,.0f} MB; the largest file we read is {MOST_FILE_BYTES / 1e6:,.0f} MB. "
            "Check that it is the right file."
        )


def _refuse_other_formats(path: Path, head: bytes) -> None:
    if head.startswith(_OLE):
        raise CannotRead(_ole_sentence(path))
    for magic, name in _OTHER_FORMATS:
        if head.startswith(magic):
            raise CannotRead(_other_format(path, name))
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<table")):
        raise CannotRead(
            f"{path.name} is a web page, not the file itself. Open the publisher's page, "
            "choose the download link, and load the file that it saves."
        )
    if start.startswith((b"<?xml", b"<", b"{", b"[{")):
        raise CannotRead(_other_format(path, "a file for programs (XML or JSON)"))


def _other_format(path: Path, name: str) -> str:
    return (
        f"{path.name} is {name}, not a workbook or a CSV table. "
        "Load the .xlsx, .ods or .csv file that the publisher offers."
    )


def _ole_sentence(path: Path) -> str:
    """Encrypted workbooks and old .xls files share one wrapper; their directories differ."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return f"{path.name} is protected by a password. Open it, remove the password, save it, and load that copy."
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return f"{path.name} is in the old Excel form (.xls). {_SAVE_AGAIN}"
    return (
        f"{path.name} is either protected by a password or in the old Excel form (.xls). "
        "Open it in Excel, remove any password, save it as an Excel workbook (.xlsx), and load that copy."
    )


def _parquet(path: Path) -> Kind:
    with path.open("rb") as file:
        file.seek(-4, 2)
        if file.read() != b"PAR1":
            raise CannotRead(f"{path.name} is damaged: its end is missing. {_AGAIN}")
    return "parquet"


def _spreadsheet(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _refuse_unsafe(path, parts)
            return _spreadsheet_kind(path, archive, {part.filename for part in parts})
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError):  # RuntimeError: an unknown or locked compression
        raise CannotRead(
            f"{path.name} is damaged: part of it is missing, as after a broken download. {_AGAIN}"
        ) from None


def _refuse_unsafe(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    swollen = any(
        part.file_size > RATIO_FLOOR_BYTES and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if swollen or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise CannotRead(
            f"{path.name} would unpack to far more than a workbook of published figures holds, so it was not opened. "
            "Check that it is the right file."
        )
    if len(set(names)) != len(names) or any(_is_unsafe(name) for name in names):
        raise CannotRead(f"{path.name} is put together in a way that Excel does not use. {_SAVE_AGAIN}")


def _is_unsafe(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _spreadsheet_kind(path: Path, archive: zipfile.ZipFile, names: set[str]) -> Kind:
    if "xl/workbook.xml" in names or "[Content_Types].xml" in names:
        return _office(path, archive, names)
    if "mimetype" in names and "content.xml" in names:
        return _open_document(path, archive)
    raise CannotRead(_archive_sentence(path, names))


def _office(path: Path, archive: zipfile.ZipFile, names: set[str]) -> Kind:
    if any(name.startswith("word/") for name in names):
        raise CannotRead(_other_format(path, "a Word document"))
    if any(name.startswith("ppt/") for name in names):
        raise CannotRead(_other_format(path, "a PowerPoint presentation"))
    if "xl/workbook.bin" in names:
        raise CannotRead(f"{path.name} is a binary Excel workbook (.xlsb). {_SAVE_AGAIN}")
    if any(name.endswith("vbaProject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise CannotRead(f"{path.name} contains macros, which we do not open. {_SAVE_AGAIN}")
    if not any(name.startswith("xl/worksheets/") for name in names):
        raise CannotRead(f"{path.name} is a workbook without a worksheet. {_AGAIN}")
    _refuse_declarations(path, archive, names)
    return "xlsx"


def _open_document(path: Path, archive: zipfile.ZipFile) -> Kind:
    if not archive.read("mimetype").strip().startswith(_ODS_TYPE):
        raise CannotRead(_other_format(path, "an OpenDocument file of another sort"))
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
    if b"encryption-data" in manifest:
        raise CannotRead(
            f"{path.name} is protected by a password. Open it, remove the password, save it, and load that copy."
        )
    _refuse_declarations(path, archive, {"content.xml"})
    return "ods"


def _refuse_declarations(path: Path, archive: zipfile.ZipFile, names: set[str]) -> None:
    """No office program writes a DOCTYPE; attacks that swell while being parsed need one.

    The whole of each part is looked through, for nothing says how far in a DOCTYPE may stand.
    """
    for name in sorted(names):
        if name.endswith((".xml", ".rels")) and not name.startswith("customXml/"):
            with archive.open(name) as part:
                if _declares(part):
                    raise CannotRead(f"{path.name} is put together in a way that Excel does not use. {_SAVE_AGAIN}")


def _declares(part: IO[bytes]) -> bool:
    """Whether a part has a DOCTYPE, or is in an encoding in which one could hide."""
    before = b""
    while piece := part.read(_PIECE_BYTES):
        if _DOCTYPE in before + piece or (not before and b"\x00" in piece[:_ODD_BYTES]):
            return True
        before = piece[-len(_DOCTYPE) :]
    return False


def _archive_sentence(path: Path, names: set[str]) -> str:
    inside = sorted(Path(name).name for name in names if name.lower().endswith((".xlsx", ".ods", ".csv")))
    if inside:
        shown = ", ".join(inside[:3]) + (f" and {len(inside) - 3} more" if len(inside) > 3 else "")
        return f"{path.name} is a zip archive that holds {shown}. Unpack it and load those files one by one."
    return f"{path.name} is a zip archive, not a workbook. Load the .xlsx, .ods or .csv file that the publisher offers."


def _table_of_text(path: Path, head: bytes) -> Kind:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotRead(f'{path.name} is text in a form that we do not read. Save it from Excel as "CSV UTF-8".')
    if b"\x00" in head:
        raise CannotRead(_other_format(path, "a file that we do not know"))
    if b"," not in head:
        raise CannotRead(
            f"{path.name} is text, but it does not begin with headings that have commas between them. "
            "Load the file exactly as the publisher offers it."
        )
    return "csv"
