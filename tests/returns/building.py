"""Workbooks put together part by part, so that any part can be wrong."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PLAIN = f"{TYPES}.sheet.main+xml"
WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, bytes]

# One cell with a number: what a case shows is in the rest of the workbook.
ONE_CELL = '<row r="1"><c r="A1"><v>12</v></c></row>'


def content_types(overrides: Mapping[str, str], defaults: Mapping[str, str] | None = None) -> bytes:
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    lines = [
        f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in (endings | dict(defaults or {})).items()
    ]
    lines += [f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items()]
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{"".join(lines)}</Types>'.encode()


def relations(targets: Mapping[str, tuple[str, str]], mode: str = "") -> bytes:
    """targets: (kind, target) by id."""
    lines = [
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for key, (kind, target) in targets.items()
    ]
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def sheet(rows: str = ONE_CELL, before: str = "", after: str = "") -> bytes:
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def workbook(sheets: str = '<sheet name="Data" sheetId="1" r:id="rId1"/>', before: str = "", after: str = "") -> bytes:
    return (
        f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets>{after}</workbook>'
    ).encode()


def styles(formats: Mapping[int, str] | None = None, used: tuple[int, ...] = (0,)) -> bytes:
    """Style n has number format used[n]."""
    own = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in (formats or {}).items())
    cells = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in used)
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    ).encode()


def texts(*items: str) -> bytes:
    inner = "".join(f"<si><t>{item}</t></si>" for item in items)
    return f'{DECLARATION}<sst xmlns="{MAIN}">{inner}</sst>'.encode()


def excel_parts(rows: str = ONE_CELL, **replaced: bytes) -> Parts:
    """A workbook of one sheet. replaced: other bytes for the parts named sheet, workbook, styles,
    texts, types or relations."""
    return {
        "[Content_Types].xml": replaced.get(
            "types",
            content_types(
                {
                    "xl/workbook.xml": PLAIN,
                    "xl/worksheets/sheet1.xml": f"{TYPES}.worksheet+xml",
                    "xl/styles.xml": f"{TYPES}.styles+xml",
                    "xl/sharedStrings.xml": f"{TYPES}.sharedStrings+xml",
                }
            ),
        ),
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": replaced.get("workbook", workbook()),
        "xl/_rels/workbook.xml.rels": replaced.get(
            "relations",
            relations(
                {
                    "rId1": ("worksheet", "worksheets/sheet1.xml"),
                    "rId2": ("styles", "styles.xml"),
                    "rId3": ("sharedStrings", "sharedStrings.xml"),
                }
            ),
        ),
        "xl/worksheets/sheet1.xml": replaced.get("sheet", sheet(rows)),
        "xl/styles.xml": replaced.get("styles", styles()),
        "xl/sharedStrings.xml": replaced.get("texts", texts("Area", "Dudley")),
    }


def zipped(parts: Parts, compression: int = ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", compression) as container:
        for name, content in parts.items():
            container.writestr(ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, compression)
        container.comment = comment
    return stream.getvalue()


def excel(rows: str = ONE_CELL, extra: Parts | None = None, **replaced: bytes) -> bytes:
    """An Excel workbook of one sheet, with further parts."""
    return zipped(excel_parts(rows, **replaced) | (extra or {}))


def cell(ref: str, value: object) -> str:
    """A cell with a number, or with an inline text."""
    if isinstance(value, int | float):
        return f'<c r="{ref}"><v>{value}</v></c>'
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def rows_of(table: list[list[object]]) -> str:
    """Rows of cells from the top left corner; None leaves a cell out."""
    lines = []
    for row, values in enumerate(table, 1):
        cells = "".join(cell(f"{chr(65 + at)}{row}", value) for at, value in enumerate(values) if value is not None)
        lines.append(f'<row r="{row}">{cells}</row>')
    return "".join(lines)


_ODS = "urn:oasis:names:tc:opendocument:xmlns"
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def ods_content(tables: str, styled: str = "") -> bytes:
    spaces = "".join(f' xmlns:{name}="{_ODS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}>'
        f"<office:automatic-styles>{styled}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    ).encode()


def ods(rows: str, extra: Parts | None = None) -> bytes:
    """An OpenDocument spreadsheet of one sheet."""
    content = ods_content(f'<table:table table:name="Data">{rows}</table:table>')
    return zipped({"mimetype": ODS_TYPE, "content.xml": content} | (extra or {}))


def ods_row(*cells: str, repeated: str = "") -> str:
    times = f' table:number-rows-repeated="{repeated}"' if repeated else ""
    return f"<table:table-row{times}>{''.join(cells)}</table:table-row>"


def ods_number(value: object, repeated: str = "") -> str:
    times = f' table:number-columns-repeated="{repeated}"' if repeated else ""
    return f'<table:table-cell office:value-type="float" office:value="{value}"{times}/>'


def ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
