"""Files that are something else than their name says, and kinds that are not taken."""

from random import Random

from tests.returns.building import Parts, content_types, excel, zipped
from tests.returns.hostile import READ, Case

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CSV = b"Area,Number\nDudley,12\nSandwell,15\n"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = b"application/vnd.oasis.opendocument."


def _ole(stream: str) -> bytes:
    return _OLE + bytes(504) + stream.encode("utf-16-le") + bytes(900)


def _office(main: str, part: str) -> bytes:
    return zipped({"[Content_Types].xml": content_types({part: main}), part: b"<a/>"})


def _html(start: str) -> bytes:
    return f"{start}<table><tr><td>Dudley</td><td>12</td></tr></table></html>".encode()


def _folder() -> bytes:
    parts: Parts = {"return/notes.txt": b"hello", "return/return.csv": _CSV}
    return zipped(parts)


CASES = {
    "CSV named xlsx": Case("r.xlsx", lambda: _CSV, "csv_named_workbook"),
    "CSV named xlsm": Case("r.xlsm", lambda: _CSV, "csv_named_workbook"),
    "CSV named ods": Case("r.ods", lambda: _CSV, "csv_named_workbook"),
    "CSV named txt": Case("r.txt", lambda: _CSV, "wrong_name"),
    "workbook named csv": Case("r.csv", excel, "workbook_named_csv"),
    "workbook named xls": Case("r.xls", excel, "wrong_name"),
    "workbook named exe": Case("r.exe", excel, "wrong_name"),
    "workbook without an ending": Case("return", excel, "wrong_name"),
    "workbook with two endings": Case("r.pdf.xlsx", excel, READ),
    "workbook in capitals": Case("R.XLSX", excel, READ),
    "name with a path": Case("../../etc/r.xlsx", excel, READ),
    "name with a PNC number": Case("return 2001/0171310W.xlsx", excel, "personal_file_name"),
    "name with an e-mail address": Case("jo.bloggs@example.org.xlsx", excel, "personal_file_name"),
    "old xls": Case("r.xls", lambda: _ole("Workbook"), "old_xls"),
    "older xls named xlsx": Case("r.xlsx", lambda: _ole("Book"), "old_xls"),
    "password": Case("r.xlsx", lambda: _ole("EncryptedPackage"), "password"),
    "old Word document": Case("r.xlsx", lambda: _ole("WordDocument"), "old_office"),
    "web page named xlsx": Case("r.xlsx", lambda: _html("<html>"), "html"),
    "web page named xls": Case("r.xls", lambda: _html("\ufeff\n <!DOCTYPE html><html>"), "html"),
    "web page with an XML start": Case("r.csv", lambda: _html('<?xml version="1.0"?><html>'), "html"),
    "bare table": Case("r.xlsx", lambda: _html("<TABLE border=1>"), "html"),
    "XML spreadsheet 2003": Case("r.xlsx", lambda: b'<?xml version="1.0"?><Workbook/>', "xml_file"),
    "PDF": Case("r.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf"),
    "PDF named csv": Case("r.csv", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf"),
    "PNG": Case("r.xlsx", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
    "JPEG": Case("r.csv", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
    "rich text document": Case("r.xlsx", lambda: b"{\\rtf1\\ansi Dudley 12}", "rich_text"),
    "RAR": Case("r.xlsx", lambda: b"Rar!\x1a\x07\x01\0", "archive"),
    "7-Zip": Case("r.xlsx", lambda: b"7z\xbc\xaf\x27\x1c\0\x04", "archive"),
    "gzip": Case("r.xlsx", lambda: b"\x1f\x8b\x08\0\0\0\0\0", "archive"),
    "Parquet": Case("r.xlsx", lambda: b"PAR1\x15\x04", "not_workbook"),
    "SQLite": Case("r.xlsx", lambda: b"SQLite format 3\0", "not_workbook"),
    "noise named xlsx": Case("r.xlsx", lambda: Random(1).randbytes(5000), "not_workbook"),
    "noise named csv": Case("r.csv", lambda: Random(2).randbytes(5000), "not_text"),
    "noise named pdf": Case("r.pdf", lambda: Random(3).randbytes(5000), "wrong_name"),
    "folder": Case("r.xlsx", _folder, "not_spreadsheet"),
    "Word document": Case(
        "r.xlsx", lambda: _office(f"{_OFFICE}.wordprocessingml.document.main+xml", "word/document.xml"), "word_document"
    ),
    "presentation": Case(
        "r.xlsx", lambda: _office(f"{_OFFICE}.presentationml.presentation.main+xml", "ppt/a.xml"), "presentation"
    ),
    "binary workbook": Case(
        "r.xlsx",
        lambda: _office("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "xl/workbook.bin"),
        "binary_workbook",
    ),
    "add-in": Case(
        "r.xlsm",
        lambda: _office("application/vnd.ms-excel.addin.macroEnabled.main+xml", "xl/workbook.xml"),
        "not_spreadsheet",
    ),
    "OpenDocument text": Case(
        "r.ods", lambda: zipped({"mimetype": _ODF + b"text", "content.xml": b"<a/>"}), "word_document"
    ),
    "OpenDocument presentation": Case(
        "r.ods", lambda: zipped({"mimetype": _ODF + b"presentation", "content.xml": b"<a/>"}), "presentation"
    ),
    "OpenDocument drawing": Case(
        "r.ods", lambda: zipped({"mimetype": _ODF + b"graphics", "content.xml": b"<a/>"}), "not_spreadsheet"
    ),
}
