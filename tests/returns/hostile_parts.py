"""Workbooks whose parts attack the reader, contradict each other, or are missing."""

from tests.returns.building import (
    DECLARATION,
    MAIN,
    ONE_CELL,
    PLAIN,
    TYPES,
    WITH_MACROS,
    Parts,
    content_types,
    excel,
    excel_parts,
    relations,
    sheet,
    workbook,
    zipped,
)
from tests.returns.hostile import READ, Case

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_VBA: Parts = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}
_TWO = '<sheet name="Data" sheetId="1" r:id="rId1"/>'


def _types(main: str = PLAIN, **more: str) -> bytes:
    parts = {"xl/workbook.xml": main, "xl/worksheets/sheet1.xml": f"{TYPES}.worksheet+xml"}
    return content_types(parts | {part.replace("__", "/").replace("_dot_", "."): kind for part, kind in more.items()})


def _without(*names: str) -> bytes:
    return zipped({name: content for name, content in excel_parts().items() if name not in names})


def _laughs(name: str = "lol") -> str:
    entities = "".join(f'<!ENTITY {name}{n} "{f"&{name}{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY {name}0 "ha">{entities}]>'


def _with_doctype(doctype: str, rows: str = ONE_CELL) -> bytes:
    return sheet(rows).decode().replace(DECLARATION, DECLARATION + doctype).encode()


def _in_other_alphabet(part: bytes, alphabet: str, mark: bytes = b"") -> bytes:
    return mark + part.decode().replace("UTF-8", alphabet.upper()).encode(alphabet)


def _strict(padding: int = 0) -> bytes:
    book = workbook().decode().replace(MAIN, STRICT)
    return book.replace("<workbook", f"<!--{' ' * padding}--><workbook", 1).encode()


def _sheets(entries: str, **targets: tuple[str, str]) -> bytes:
    """A workbook that lists these sheets, with these relations."""
    return excel(workbook=workbook(entries), relations=relations(targets))


_PREFIXED = (
    f'<z:worksheet xmlns:z="{MAIN}"><z:sheetData><z:row r="1"><z:c r="A1"><z:v>1</z:v></z:c></z:row></z:sheetData>'
    "</z:worksheet>"
)
_SHEET = ("worksheet", "worksheets/sheet1.xml")

CASES = {
    "no list of contents": Case("r.xlsx", lambda: _without("[Content_Types].xml"), "no_content_types"),
    "list of contents is noise": Case("r.xlsx", lambda: excel(types=b"\0\1\2 not XML"), "no_content_types"),
    "list of contents in an unknown alphabet": Case(
        "r.xlsx", lambda: excel(types=_types().replace(b"UTF-8", b"klingon")), "no_content_types"
    ),
    "list of contents names nothing": Case("r.xlsx", lambda: excel(types=content_types({})), "not_spreadsheet"),
    "list of contents of 300 KB": Case("r.xlsx", lambda: excel(types=_types() + b" " * 300_000), "zip_directory"),
    "document type in the list of contents": Case(
        "r.xlsx", lambda: excel(types=_types().replace(b"<Types", b"<!DOCTYPE a><Types", 1)), "doctype"
    ),
    "billion laughs in a sheet": Case("r.xlsx", lambda: excel(sheet=_with_doctype(_laughs())), "doctype"),
    "quadratic blow-up": Case(
        "r.xlsx", lambda: excel(sheet=_with_doctype(f'<!DOCTYPE a [<!ENTITY a "{"a" * 50_000}">]>')), "doctype"
    ),
    "outside file as an entity": Case(
        "r.xlsx",
        lambda: excel(extra={"docProps/core.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
        "doctype",
    ),
    "outside address as a document type": Case(
        "r.xlsx", lambda: excel(sheet=_with_doctype('<!DOCTYPE a SYSTEM "http://example.org/a.dtd">')), "doctype"
    ),
    "document type in small letters": Case("r.xlsx", lambda: excel(sheet=_with_doctype("<!doctype a>")), "doctype"),
    "document type behind 6 KB of comment": Case(
        "r.xlsx", lambda: excel(sheet=_with_doctype(f"<!--{'x' * 6000}-->{_laughs()}")), "doctype"
    ),
    "late document type in a side part": Case(
        "r.xlsx", lambda: excel(extra={"docProps/app.xml": f"<!--{'x' * 6000}-->{_laughs()}<a/>".encode()}), "doctype"
    ),
    "document type in UTF-16": Case(
        "r.xlsx", lambda: excel(extra={"customXml/item1.xml": f"{_laughs()}<a/>".encode("utf-16")}), "doctype"
    ),
    "macros in a renamed workbook": Case("r.xlsx", lambda: excel(extra=_VBA), "macros_renamed"),
    "macros in an xlsm that says it has none": Case("r.xlsm", lambda: excel(extra=_VBA), "macros_renamed"),
    "macro-enabled workbook": Case(
        "r.xlsm", lambda: excel(types=_types(WITH_MACROS), extra=_VBA), READ, ("macros_not_run",)
    ),
    "macro-enabled workbook named xlsx": Case(
        "r.xlsx", lambda: excel(types=_types(WITH_MACROS), extra=_VBA), "macros_renamed"
    ),
    "macros under another name": Case(
        "r.xlsx",
        lambda: excel(
            types=_types(xl__a_dot_bin="application/vnd.ms-office.vbaProject"), extra={"xl/a.bin": b"\1\2\3"}
        ),
        "macros_renamed",
    ),
    "Excel 4.0 macro sheet": Case(
        "r.xlsm", lambda: excel(types=_types(WITH_MACROS), extra={"xl/macrosheets/sheet1.xml": b"<a/>"}), "old_macros"
    ),
    "Excel 4.0 macro sheet under another name": Case(
        "r.xlsx",
        lambda: excel(
            types=_types(xl__m_dot_xml="application/vnd.ms-excel.macrosheet+xml"), extra={"xl/m.xml": b"<a/>"}
        ),
        "old_macros",
    ),
    "strict": Case("r.xlsx", lambda: excel(workbook=_strict()), "strict"),
    "strict, said late": Case("r.xlsx", lambda: excel(workbook=_strict(5000)), "strict"),
    "strict sheet in a plain workbook": Case(
        "r.xlsx", lambda: excel(sheet=sheet().replace(MAIN.encode(), STRICT.encode())), "strict"
    ),
    "test version of Excel": Case(
        "r.xlsx",
        lambda: excel(workbook=workbook().replace(MAIN.encode(), b"http://schemas.example.org/2005")),
        "unknown_kind",
    ),
    "sheet that is no sheet": Case("r.xlsx", lambda: excel(sheet=b"<html><body>12</body></html>"), "unknown_kind"),
    "sheet in UTF-16 with a mark": Case(
        "r.xlsx", lambda: excel(sheet=_in_other_alphabet(sheet(), "utf-16-le", b"\xff\xfe")), "utf16_sheet"
    ),
    "sheet in UTF-16 without a mark": Case(
        "r.xlsx", lambda: excel(sheet=_in_other_alphabet(sheet(), "utf-16-be")), "utf16_sheet"
    ),
    "texts in UTF-16": Case("r.xlsx", lambda: excel(texts='<sst xmlns="a"/>'.encode("utf-16")), "utf16_sheet"),
    "custom XML in UTF-16": Case(
        "r.xlsx", lambda: excel(extra={"customXml/item1.xml": "<a>agency</a>".encode("utf-16")}), READ
    ),
    "sheet in Latin-1": Case(
        "r.xlsx",
        lambda: excel(
            sheet=_in_other_alphabet(
                sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>café</t></is></c></row>'), "iso-8859-1"
            )
        ),
        READ,
    ),
    "sheet in an unknown alphabet": Case(
        "r.xlsx", lambda: excel(sheet=sheet().replace(b"UTF-8", b"klingon")), "damaged_sheet"
    ),
    "sheet in UTF-7": Case("r.xlsx", lambda: excel(sheet=sheet().replace(b"UTF-8", b"utf-7")), "damaged_sheet"),
    "embedded document": Case("r.xlsx", lambda: excel(extra={"xl/embeddings/a.docx": b"PK\3\4"}), "embedded_files"),
    "embedded workbook under another name": Case(
        "r.xlsx", lambda: excel(extra={"xl/a.bin": excel()}), "embedded_files"
    ),
    "data model": Case("r.xlsx", lambda: excel(extra={"xl/model/item.data": b"rows"}), "embedded_files"),
    "picture": Case("r.xlsx", lambda: excel(extra={"xl/media/image1.png": b"\x89PNG"}), READ, ("pictures",)),
    "link to another workbook": Case(
        "r.xlsx", lambda: excel(extra={"xl/externalLinks/externalLink1.xml": b"<a/>"}), READ, ("external_links",)
    ),
    "no workbook part": Case("r.xlsx", lambda: _without("xl/workbook.xml"), "no_sheets"),
    "no sheet part": Case("r.xlsx", lambda: _without("xl/worksheets/sheet1.xml"), "sheet_missing"),
    "no relations": Case("r.xlsx", lambda: _without("xl/_rels/workbook.xml.rels"), "sheet_missing"),
    "no styles and no texts": Case("r.xlsx", lambda: _without("xl/styles.xml", "xl/sharedStrings.xml"), READ),
    "broken styles": Case("r.xlsx", lambda: excel(styles=b"<styleSheet"), "unreadable"),
    "broken workbook part": Case("r.xlsx", lambda: excel(workbook=workbook()[:-9]), "unreadable"),
    "broken relations": Case("r.xlsx", lambda: excel(relations=b"<Relationships>"), "unreadable"),
    "broken properties": Case("r.xlsx", lambda: excel(extra={"docProps/core.xml": b"<a><b></a>"}), READ),
    "impossible properties": Case(
        "r.xlsx", lambda: excel(extra={"docProps/core.xml": b"<a><created>never</created></a>"}), READ
    ),
    "two workbooks by the list of contents": Case(
        "r.xlsx",
        lambda: excel(types=_types(xl__other_dot_xml=PLAIN), extra={"xl/other.xml": workbook()}),
        "two_workbooks",
    ),
    "two workbooks by the relations": Case(
        "r.xlsx",
        lambda: excel(
            extra={"xl/other.xml": workbook(), "_rels/.rels": relations({"rId1": ("officeDocument", "xl/other.xml")})}
        ),
        "two_workbooks",
    ),
    "no sheets": Case("r.xlsx", lambda: excel(workbook=workbook("")), "no_sheets"),
    "two sheets of one name": Case(
        "r.xlsx", lambda: _sheets(_TWO + _TWO.replace("rId1", "rId2"), rId1=_SHEET, rId2=_SHEET), "duplicate_sheets"
    ),
    "sheet names that differ in case": Case(
        "r.xlsx", lambda: _sheets(_TWO + _TWO.replace("Data", "DATA"), rId1=_SHEET), "duplicate_sheets"
    ),
    "sheet outside the container": Case(
        "r.xlsx", lambda: _sheets(_TWO, rId1=("worksheet", "../../../../etc/passwd")), "sheet_missing"
    ),
    "sheet on the internet": Case(
        "r.xlsx",
        lambda: excel(
            relations=relations({"rId1": ("worksheet", "http://example.org/a.xml")}, ' TargetMode="External"')
        ),
        "sheet_missing",
    ),
    "sheet without contents": Case(
        "r.xlsx",
        lambda: _sheets(_TWO + '<sheet name="Module1" sheetId="2" r:id=""/>', rId1=_SHEET),
        READ,
        ("empty_entries",),
    ),
    "sheet that is the workbook part": Case(
        "r.xlsx", lambda: _sheets(_TWO, rId1=("worksheet", "workbook.xml")), "unknown_kind"
    ),
    "sheet name with markup": Case(
        "r.xlsx", lambda: _sheets('<sheet name="&lt;script&gt;" sheetId="1" r:id="rId1"/>', rId1=_SHEET), READ
    ),
    "sheet name of 5,000 letters": Case(
        "r.xlsx", lambda: _sheets(f'<sheet name="{"x" * 5000}" sheetId="1" r:id="rId1"/>', rId1=_SHEET), READ
    ),
    "sheet without a name": Case(
        "r.xlsx", lambda: _sheets('<sheet name="" sheetId="1" r:id="rId1"/>', rId1=_SHEET), READ
    ),
    "very hidden sheet": Case(
        "r.xlsx",
        lambda: _sheets('<sheet name="D" sheetId="1" state="veryHidden" r:id="rId1"/>', rId1=_SHEET),
        READ,
        ("hidden_sheet",),
    ),
    "dates from 1904": Case(
        "r.xlsx", lambda: excel(workbook=workbook(before='<workbookPr date1904="1"/>')), READ, ("date_1904",)
    ),
    "parts in capitals": Case(
        "r.xlsx",
        lambda: excel(relations=relations({"rId1": _SHEET, "rId3": ("sharedStrings", "SHAREDSTRINGS.xml")})),
        READ,
    ),
    "other names for the namespace": Case("r.xlsx", lambda: excel(sheet=_PREFIXED.encode()), READ),
    "nested 5,000 deep": Case(
        "r.xlsx", lambda: excel(extra={"docProps/app.xml": b"<a>" * 5000 + b"</a>" * 5000}), "too_complicated"
    ),
    "sheet nested 5,000 deep": Case(
        "r.xlsx", lambda: excel(sheet=sheet(after="<a>" * 5000 + "</a>" * 5000)), "too_complicated"
    ),
    "attribute of 400 KB": Case(
        "r.xlsx", lambda: excel(sheet=sheet(after=f'<a b="{"x" * 400_000}"/>')), "too_complicated"
    ),
    "validation over 60,000 cells": Case(
        "r.xlsx",
        lambda: excel(
            sheet=sheet(
                after='<dataValidations><dataValidation sqref="'
                + " ".join(f"A{row}" for row in range(1, 60_000))
                + '"/></dataValidations>'
            )
        ),
        "too_complicated",
    ),
    "30,000 cell formats": Case(
        "r.xlsx",
        lambda: excel(styles=f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 30_000}</cellXfs></styleSheet>'.encode()),
        "too_many_styles",
    ),
    "500,000 shared texts": Case(
        "r.xlsx",
        lambda: excel(
            texts=f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{n}</t></si>" for n in range(250_000))}</sst>'.encode()
        ),
        "too_complicated",
    ),
    "shared text of 200 KB": Case(
        "r.xlsx",
        lambda: excel(texts=f'<sst xmlns="{MAIN}"><si><t>{"x" * 200_000}</t></si></sst>'.encode()),
        "too_complicated",
    ),
    "one text from 1,000 cells": Case(
        "r.xlsx",
        lambda: excel(
            "".join(f'<row r="{r}"><c t="s"><v>0</v></c></row>' for r in range(1, 1000)),
            texts=f'<sst xmlns="{MAIN}"><si><t>{"x" * 32_000}</t></si></sst>'.encode(),
        ),
        "too_much_text",
    ),
    "relations that go round": Case(
        "r.xlsx",
        lambda: excel(extra={"xl/worksheets/_rels/sheet1.xml.rels": relations({"rId1": ("comments", "sheet1.xml")})}),
        READ,
    ),
    "office relations by another road": Case(
        "r.xlsx",
        lambda: excel(relations=relations({"rId1": ("worksheet", "/xl/../xl/worksheets/./sheet1.xml")})),
        "sheet_missing",
    ),
}
