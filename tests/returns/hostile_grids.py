"""Sheets that mislead: sizes, orders, references and values that are not what they seem."""

from tests.returns.building import MAIN, ONE_CELL, excel, rows_of, sheet, styles, texts
from tests.returns.hostile import READ, Case

_DATE, _DURATION = 14, 46


def _one(inner: str, kind: str = "", style: int = 0) -> bytes:
    """A workbook with one cell, of a type, in a style: plain, date or duration."""
    attributes = (f' t="{kind}"' if kind else "") + (f' s="{style}"' if style else "")
    return excel(f'<row r="1"><c r="A1"{attributes}>{inner}</c></row>', styles=styles(used=(0, _DATE, _DURATION)))


def _empty_rows(count: int) -> bytes:
    """A filled cell above so many formatted, empty rows of two cells."""
    rows = "".join(
        f'<row r="{row}" ht="{row % 97}"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>' for row in range(2, count)
    )
    return excel(ONE_CELL + rows, styles=styles(used=(0, 0)))


def _filled(rows: int, columns: int) -> bytes:
    line = "".join(f"<c><v>{number % 10}</v></c>" for number in range(columns))
    # A changing attribute keeps the part from packing like a bomb.
    return excel("".join(f'<row r="{row}" ht="{row * 7919 % 9973}">{line}</row>' for row in range(1, rows + 1)))


CASES = {
    "a small return": Case(
        "r.xlsx", lambda: excel(rows_of([["Area", "People"], ["Dudley", 12], ["Sandwell", 15]])), READ
    ),
    "no filled cell": Case("r.xlsx", lambda: excel('<row r="1"><c r="A1"/></row>'), "no_cells"),
    "no row": Case("r.xlsx", lambda: excel(""), "no_cells"),
    "last cell of the grid": Case(
        "r.xlsx", lambda: excel('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "too_many_rows"
    ),
    "far column": Case("r.xlsx", lambda: excel('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "too_many_columns"),
    "column 201": Case("r.xlsx", lambda: excel('<row r="1"><c r="GS1"><v>1</v></c></row>'), "too_many_columns"),
    "column 200": Case("r.xlsx", lambda: excel('<row r="1"><c r="GR1"><v>1</v></c></row>'), READ),
    "row 20,002": Case("r.xlsx", lambda: excel('<row r="20002"><c r="A20002"><v>1</v></c></row>'), "too_many_rows"),
    "row 20,001": Case("r.xlsx", lambda: excel('<row r="20001"><c r="A20001"><v>1</v></c></row>'), READ),
    "row four thousand million": Case(
        "r.xlsx", lambda: excel('<row r="4000000000"><c><v>1</v></c></row>'), "misplaced_cells"
    ),
    "row minus one": Case("r.xlsx", lambda: excel('<row r="-1"><c><v>1</v></c></row>'), "misplaced_cells"),
    "row zero": Case("r.xlsx", lambda: excel('<row r="0"><c><v>1</v></c></row>'), "misplaced_cells"),
    "row called infinity": Case("r.xlsx", lambda: excel('<row r="1e999"><c><v>1</v></c></row>'), "misplaced_cells"),
    "row called nothing": Case("r.xlsx", lambda: excel('<row r=""><c><v>1</v></c></row>'), "misplaced_cells"),
    "row 3.0": Case("r.xlsx", lambda: excel('<row r="3.0"><c><v>1</v></c></row>'), READ),
    "dimension of the whole grid": Case(
        "r.xlsx", lambda: excel(sheet=sheet(before='<dimension ref="A1:XFD1048576"/>')), READ
    ),
    "dimension of nonsense": Case(
        "r.xlsx", lambda: excel(sheet=sheet(before='<dimension ref="nonsense"/>')), "unreadable"
    ),
    "20,000 formatted empty rows": Case("r.xlsx", lambda: _empty_rows(20_000), READ),
    "105,000 formatted empty rows": Case("r.xlsx", lambda: _empty_rows(105_000), "too_many_elements"),
    "65,000 filled cells": Case("r.xlsx", lambda: _filled(650, 100), "too_many_cells"),
    "merged over the whole grid": Case(
        "r.xlsx",
        lambda: excel(sheet=sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
        READ,
        ("merged_cells",),
    ),
    "linked over the whole grid": Case(
        "r.xlsx", lambda: excel(sheet=sheet(after='<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>')), READ
    ),
    "rows out of order": Case(
        "r.xlsx", lambda: excel('<row r="2"><c><v>2</v></c></row><row r="1"><c><v>1</v></c></row>'), "rows_out_of_order"
    ),
    "row twice": Case(
        "r.xlsx",
        lambda: excel('<row r="1"><c><v>2</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>'),
        "rows_out_of_order",
    ),
    "cell twice": Case(
        "r.xlsx", lambda: excel('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), "duplicate_cells"
    ),
    "cell twice, once by counting": Case(
        "r.xlsx",
        lambda: excel('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c><v>3</v></c></row>'),
        "duplicate_cells",
    ),
    "cell in another row": Case("r.xlsx", lambda: excel('<row r="1"><c r="A7"><v>1</v></c></row>'), "misplaced_cells"),
    "cell called nonsense": Case("r.xlsx", lambda: excel('<row r="1"><c r="!!"><v>1</v></c></row>'), "misplaced_cells"),
    "cell in small letters": Case(
        "r.xlsx", lambda: excel('<row r="1"><c r="a1"><v>1</v></c></row>'), "misplaced_cells"
    ),
    "cells from right to left": Case(
        "r.xlsx", lambda: excel('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), READ
    ),
    "cells without references": Case("r.xlsx", lambda: excel("<row><c><v>1</v></c><c><v>2</v></c></row>"), READ),
    "cell outside a row": Case("r.xlsx", lambda: excel('<c r="A1"><v>1</v></c>'), "damaged_sheet"),
    "row within a row": Case(
        "r.xlsx", lambda: excel('<row r="1"><row r="2"><c r="A2"><v>1</v></c></row></row>'), "damaged_sheet"
    ),
    "formula without a result": Case("r.xlsx", lambda: _one("<f>1+1</f>"), READ, ("formula_without_value",)),
    "formula with an empty result": Case("r.xlsx", lambda: _one("<f>1+1</f><v></v>"), READ, ("formula_without_value",)),
    "error": Case("r.xlsx", lambda: _one("<f>1/0</f><v>#DIV/0!</v>", "e"), READ, ("error_cell",)),
    "date beyond the calendar": Case("r.xlsx", lambda: _one("<v>2994626</v>", style=1), READ, ("impossible_date",)),
    "date before the calendar": Case("r.xlsx", lambda: _one("<v>-3</v>", style=1), READ, ("impossible_date",)),
    "date beyond all numbers": Case("r.xlsx", lambda: _one("<v>1e999</v>", style=1), READ, ("impossible_number",)),
    "duration beyond all time": Case("r.xlsx", lambda: _one("<v>1e300</v>", style=2), READ, ("impossible_date",)),
    "not a number": Case("r.xlsx", lambda: _one("<v>nan</v>"), "damaged_sheet"),
    "infinity": Case("r.xlsx", lambda: _one("<v>1e999</v>"), READ, ("impossible_number",)),
    "number of 6,000 digits": Case("r.xlsx", lambda: _one(f"<v>{'9' * 6000}</v>"), "damaged_sheet"),
    "words as a number": Case("r.xlsx", lambda: _one("<v>twelve</v>"), "damaged_sheet"),
    "words as true or false": Case("r.xlsx", lambda: _one("<v>maybe</v>", "b"), "damaged_sheet"),
    "words as a date": Case("r.xlsx", lambda: _one("<v>soon</v>", "d"), "damaged_sheet"),
    "day 31 of a short month": Case("r.xlsx", lambda: _one("<v>2026-02-31</v>", "d"), "damaged_sheet"),
    "type that does not exist": Case("r.xlsx", lambda: _one("<v>12</v>", "zz"), READ),
    "style that does not exist": Case("r.xlsx", lambda: _one("<v>12</v>", style=999), READ),
    "style that is no number": Case(
        "r.xlsx", lambda: excel('<row r="1"><c r="A1" s="x"><v>1</v></c></row>'), "damaged_sheet"
    ),
    "text that does not exist": Case("r.xlsx", lambda: _one("<v>99</v>", "s"), "damaged_sheet"),
    "text counted from the end": Case("r.xlsx", lambda: _one("<v>-1</v>", "s"), "damaged_sheet"),
    "text with a zero character": Case("r.xlsx", lambda: excel(texts=texts("a_x0000_b")), READ),
    "text with half a character": Case("r.xlsx", lambda: excel(rows_of([["a_xD800_b"]])), READ),
    "forbidden character": Case("r.xlsx", lambda: _one("<v>&#1;</v>", "str"), "damaged_sheet"),
    "entity that does not exist": Case("r.xlsx", lambda: _one("<v>&nbsp;</v>", "str"), "damaged_sheet"),
    "sheet cut short": Case("r.xlsx", lambda: excel(sheet=sheet()[:-20]), "damaged_sheet"),
    "empty sheet part": Case("r.xlsx", lambda: excel(sheet=b""), "damaged_sheet"),
    "sheet of zero bytes": Case("r.xlsx", lambda: excel(sheet=bytes(500)), "utf16_sheet"),
    "two sheets in one part": Case("r.xlsx", lambda: excel(sheet=sheet() + sheet()), "damaged_sheet"),
    "text that is a formula": Case("r.xlsx", lambda: excel(rows_of([["=cmd|' /c calc'!A0", "+1", "@SUM"]])), READ),
    "hidden rows and columns": Case(
        "r.xlsx",
        lambda: excel(
            sheet=sheet(
                '<row r="1" hidden="1"><c r="B1"><v>1</v></c></row>',
                before='<cols><col min="2" max="2" hidden="1"/></cols>',
            )
        ),
        READ,
        ("hidden_rows", "hidden_columns"),
    ),
    "rows and columns of no size": Case(
        "r.xlsx",
        lambda: excel(
            sheet=sheet(
                '<row r="1" ht="0"><c r="B1"><v>1</v></c></row>', before='<cols><col min="2" max="2" width="0"/></cols>'
            )
        ),
        READ,
        ("hidden_rows", "hidden_columns"),
    ),
    "columns of nonsense": Case(
        "r.xlsx", lambda: excel(sheet=sheet(before='<cols><col min="x" max="2" hidden="1"/></cols>')), "damaged_sheet"
    ),
    "cells in a foreign namespace": Case(
        "r.xlsx", lambda: excel('<row r="1"><x:c xmlns:x="urn:x" r="A1"><x:v>1</x:v></x:c></row>'), "no_cells"
    ),
    "value within a value": Case("r.xlsx", lambda: _one("<v><v>1</v></v>"), "readers_disagree"),
    "two values in a cell": Case("r.xlsx", lambda: _one("<v></v><v>2</v>"), "readers_disagree"),
    "pronunciation marks": Case(
        "r.xlsx",
        lambda: excel(
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
            texts=f'<sst xmlns="{MAIN}"><si><t>Area</t><rPh sb="0" eb="1"><t>aside</t></rPh></si></sst>'.encode(),
        ),
        READ,
    ),
    "rich text": Case(
        "r.xlsx",
        lambda: excel(
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
            texts=f'<sst xmlns="{MAIN}"><si><r><t>Dud</t></r><r><rPr><b/></rPr><t>ley</t></r></si></sst>'.encode(),
        ),
        READ,
    ),
    "percentages and commas": Case(
        "r.xlsx", lambda: excel(rows_of([["1,234", "15.5%", "\u00a012", " 12 "], [0.155, 1, 0, 2]])), READ
    ),
}
