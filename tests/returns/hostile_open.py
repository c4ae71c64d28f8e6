"""OpenDocument spreadsheets and CSV files."""

from tests.returns.building import ODS_TYPE, ods, ods_content, ods_number, ods_row, ods_text, zipped
from tests.returns.hostile import READ, Case

_EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'
_LOCKED = b'<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
_INNER = f'<table:table-cell><table:table table:name="Inner">{ods_row(ods_number(1))}</table:table></table:table-cell>'


def _content(content: bytes) -> bytes:
    return zipped({"mimetype": ODS_TYPE, "content.xml": content})


def _cell(attributes: str, inner: str = "") -> bytes:
    return ods(ods_row(f"<table:table-cell {attributes}>{inner}</table:table-cell>"))


def _tables(*names: str) -> bytes:
    row = ods_row(ods_number(1))
    return _content(ods_content("".join(f'<table:table table:name="{name}">{row}</table:table>' for name in names)))


def _csv(text: str, alphabet: str = "utf-8") -> bytes:
    return text.encode(alphabet)


_SMALL = "Area,People\nDudley,12\nSandwell,15\n"

CASES = {
    "ods: a small return": Case(
        "r.ods",
        lambda: ods(ods_row(ods_text("Area"), ods_text("People")) + ods_row(ods_text("Dudley"), ods_number(12))),
        READ,
    ),
    "ods: named xlsx": Case("r.xlsx", lambda: ods(ods_row(ods_number(1))), READ),
    "ods: named csv": Case("r.csv", lambda: ods(ods_row(ods_number(1))), "workbook_named_csv"),
    "ods: a million empty rows": Case(
        "r.ods", lambda: ods(ods_row(ods_number(1)) + ods_row(_EMPTY, repeated="1048575")), READ
    ),
    "ods: a million filled rows": Case(
        "r.ods", lambda: ods(ods_row(ods_number(1), repeated="1048576")), "too_many_rows"
    ),
    "ods: a row of 16,384 numbers": Case("r.ods", lambda: ods(ods_row(ods_number(1, "16384"))), "too_many_columns"),
    "ods: 200 by 20,000 numbers": Case(
        "r.ods", lambda: ods(ods_row(ods_number(1, "200"), repeated="20000")), "too_many_cells"
    ),
    "ods: a long text 10,000 times": Case(
        "r.ods", lambda: ods(ods_row(ods_text("x" * 30_000), repeated="10000")), "too_much_text"
    ),
    "ods: repeated no times": Case("r.ods", lambda: ods(ods_row(ods_number(1, "0"))), "damaged_sheet"),
    "ods: repeated minus times": Case("r.ods", lambda: ods(ods_row(ods_number(1, "-5"))), "damaged_sheet"),
    "ods: repeated in words": Case("r.ods", lambda: ods(ods_row(ods_number(1), repeated="many")), "damaged_sheet"),
    "ods: repeated 10 to the 30": Case("r.ods", lambda: ods(ods_row(ods_number(1, "1" + "0" * 30))), "damaged_sheet"),
    "ods: billion laughs": Case(
        "r.ods", lambda: _content(b'<!DOCTYPE a [<!ENTITY a "b">]>' + ods_content("").split(b"?>", 1)[1]), "doctype"
    ),
    "ods: late document type": Case(
        "r.ods", lambda: _content(b"<!--" + b"x" * 6000 + b'--><!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>'), "doctype"
    ),
    "ods: password": Case("r.ods", lambda: ods(ods_row(ods_number(1)), {"META-INF/manifest.xml": _LOCKED}), "password"),
    "ods: macros": Case(
        "r.ods", lambda: ods(ods_row(ods_number(1)), {"Basic/Standard/Module1.xml": b"<a/>"}), READ, ("macros_not_run",)
    ),
    "ods: picture": Case(
        "r.ods", lambda: ods(ods_row(ods_number(1)), {"Pictures/1.png": b"\x89PNG"}), READ, ("pictures",)
    ),
    "ods: embedded file": Case(
        "r.ods", lambda: ods(ods_row(ods_number(1)), {"Object 1": b"\xd0\xcf\x11\xe0"}), "embedded_files"
    ),
    "ods: no content": Case("r.ods", lambda: zipped({"mimetype": ODS_TYPE}), "no_sheets"),
    "ods: content is noise": Case("r.ods", lambda: _content(b"noise"), "unreadable"),
    "ods: content cut short": Case("r.ods", lambda: _content(ods_content("<table:table>")[:-40]), "unreadable"),
    "ods: no sheet": Case("r.ods", lambda: _content(ods_content("")), "no_sheets"),
    "ods: empty sheet": Case("r.ods", lambda: ods(""), "no_cells"),
    "ods: two sheets of one name": Case("r.ods", lambda: _tables("A", "a"), "duplicate_sheets"),
    "ods: two sheets": Case("r.ods", lambda: _tables("A", "B"), READ),
    "ods: hidden sheet": Case(
        "r.ods",
        lambda: _content(
            ods_content(
                f'<table:table table:name="D" table:style-name="ta1">{ods_row(ods_number(1))}</table:table>',
                '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>',
            )
        ),
        READ,
        ("hidden_sheet",),
    ),
    "ods: number that is none": Case(
        "r.ods", lambda: _cell('office:value-type="float" office:value="x"'), "damaged_sheet"
    ),
    "ods: infinity": Case(
        "r.ods", lambda: _cell('office:value-type="float" office:value="inf"'), READ, ("impossible_number",)
    ),
    "ods: day 31 of a short month": Case(
        "r.ods", lambda: _cell('office:value-type="date" office:date-value="2026-02-31"'), READ, ("impossible_date",)
    ),
    "ods: year 12,345": Case(
        "r.ods", lambda: _cell('office:value-type="date" office:date-value="12345-01-01"'), READ, ("impossible_date",)
    ),
    "ods: time of day": Case("r.ods", lambda: _cell('office:value-type="time" office:time-value="PT12H30M00S"'), READ),
    "ods: formula without a result": Case(
        "r.ods", lambda: _cell('table:formula="of:=1+1"'), READ, ("formula_without_value",)
    ),
    "ods: error": Case(
        "r.ods",
        lambda: _cell('table:formula="of:=1/0" office:value-type="string"', "<text:p>#DIV/0!</text:p>"),
        READ,
        ("error_cell",),
    ),
    "ods: merged": Case(
        "r.ods",
        lambda: _cell('office:value-type="float" office:value="1" table:number-columns-spanned="3"'),
        READ,
        ("merged_cells",),
    ),
    "ods: text of 200 KB": Case("r.ods", lambda: ods(ods_row(ods_text("x" * 200_000))), "too_complicated"),
    "ods: nested 5,000 deep": Case(
        "r.ods", lambda: ods(ods_row(ods_text("<text:span>" * 5000 + "</text:span>" * 5000))), "too_complicated"
    ),
    "ods: sheet within a cell": Case("r.ods", lambda: ods(ods_row(_INNER)), "damaged_sheet"),
    "ods: comment outside a sheet": Case(
        "r.ods", lambda: _content(ods_content("<office:annotation><text:p>a</text:p></office:annotation>")), "no_sheets"
    ),
    "csv: a small return": Case("r.csv", lambda: _csv(_SMALL), READ),
    "csv: with a mark": Case("r.csv", lambda: _csv(_SMALL, "utf-8-sig"), READ),
    "csv: UTF-16": Case("r.csv", lambda: _csv(_SMALL, "utf-16"), READ),
    "csv: UTF-16 without a mark": Case("r.csv", lambda: _csv(_SMALL, "utf-16-le"), "not_text"),
    "csv: Windows alphabet": Case(
        "r.csv", lambda: _csv("Area,Cost\nDudley,£12\n", "cp1252"), READ, ("windows_alphabet",)
    ),
    "csv: no alphabet": Case("r.csv", lambda: b"Area,\x81\x8d\x8f\n", "unknown_alphabet"),
    "csv: half of UTF-16": Case("r.csv", lambda: _csv(_SMALL, "utf-16")[:-1], "unknown_alphabet"),
    "csv: late zero byte": Case("r.csv", lambda: _csv(_SMALL * 300) + b"\0", "unknown_alphabet"),
    "csv: semicolons": Case("r.csv", lambda: _csv(_SMALL.replace(",", ";")), READ, ("separator",)),
    "csv: tabs": Case("r.csv", lambda: _csv(_SMALL.replace(",", "\t")), READ, ("separator",)),
    "csv: open quotation mark": Case("r.csv", lambda: _csv('Area,People\n"Dudley,12\n'), "damaged_csv"),
    "csv: value of 200 KB": Case("r.csv", lambda: _csv("Area\n" + "x" * 200_000), "damaged_csv"),
    "csv: 201 columns": Case("r.csv", lambda: _csv(",".join(["1"] * 201)), "too_many_columns"),
    "csv: 20,002 rows": Case("r.csv", lambda: _csv("1\n" * 20_002), "too_many_rows"),
    "csv: 30,000 empty rows": Case("r.csv", lambda: _csv("Area,People\n" + ",\n" * 30_000), READ),
    "csv: 65,000 cells": Case("r.csv", lambda: _csv((",".join(["1"] * 100) + "\n") * 650), "too_many_cells"),
    "csv: blank lines only": Case("r.csv", lambda: _csv("\n\n,,\n"), "no_cells"),
    "csv: one column": Case("r.csv", lambda: _csv("People\n12\n15\n"), READ),
    "csv: old line ends": Case("r.csv", lambda: _csv(_SMALL.replace("\n", "\r")), READ),
}
