"""Identifiers of nobody, and the places of a workbook where they can hide."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from openpyxl.comments import Comment

from data.returns.door.identifiers import check_letter
from tests.returns.building import (
    DECLARATION,
    MAIN,
    ODS_TYPE,
    Parts,
    excel,
    ods,
    ods_content,
    ods_row,
    ods_text,
    relations,
    rows_of,
    sheet,
    texts,
    workbook,
    zipped,
)
from tests.returns.clean import clean_workbook, saved


def pnc(chance: Random) -> str:
    year, serial = str(chance.randint(1955, 2026)), f"{chance.randrange(10**5, 10**7):07}"
    letter = check_letter(year, serial)
    short = f"{year[2:]}/{int(serial)}{letter}"
    return chance.choice((f"{year}/{serial}{letter}", short, f"{year}{serial}{letter}"))


def cro(chance: Random) -> str:
    serial, year = f"{chance.randrange(10**4, 10**6)}", f"{chance.randrange(100):02}"
    letter = check_letter(year, serial.zfill(6))
    return chance.choice((f"{serial}/{year}{letter}", f"SF{year}/{serial}{letter}"))


def nhs(chance: Random) -> str:
    while True:
        nine = f"{chance.randint(400_000_000, 799_999_999)}"
        check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            whole = nine + str(check % 11)
            return chance.choice(
                (whole, f"{whole[:3]} {whole[3:6]} {whole[6:]}", f"{whole[:3]}-{whole[3:6]}-{whole[6:]}")
            )


def national_insurance(chance: Random) -> str:
    first, second = chance.choice("ABCEHJKLMPRSWXY"), chance.choice("ABCEHJLMPRSWX")
    digits = f"{chance.randrange(10**6):06}"
    last = chance.choice("ABCD")
    spaced = f"{first}{second} {digits[:2]} {digits[2:4]} {digits[4:]} {last}"
    return chance.choice((f"{first}{second}{digits}{last}", spaced, spaced.lower()))


def postcode(chance: Random) -> str:
    outward = chance.choice(("WV1", "DY2", "B70", "WS10", "PL4", "N17", "SW1A", "BS3", "CF10", "EC1V"))
    inward = f"{chance.randrange(10)}{chance.choice('ABDEFGHJLNPQRSTUWXYZ')}{chance.choice('ABDEFGHJLNPQRSTUWXYZ')}"
    return chance.choice(
        (f"{outward} {inward}", f"{outward} {inward}".lower(), f"{outward}  {inward}", f"{outward}\u00a0{inward}")
    )


def email(chance: Random) -> str:
    return chance.choice(("jo.bloggs", "j_bloggs99", "jo+x")) + chance.choice(
        ("@example.org", "@dudley.example.gov.uk")
    )


def birth(chance: Random) -> str:
    while True:
        day = datetime(1940, 1, 2) + timedelta(days=chance.randrange(27_000))
        if 2 <= day.day <= 27:
            return day.strftime(chance.choice(("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y")))


KINDS: dict[str, Callable[[Random], str]] = {
    "personal_pnc": pnc,
    "personal_cro": cro,
    "personal_nhs": nhs,
    "personal_ni": national_insurance,
    "personal_postcode": postcode,
    "personal_email": email,
    "personal_birth": birth,
}


class Planted(NamedTuple):
    """A file with one identifier in it. where: words that the finding must use for the place."""

    file: str
    content: bytes
    where: str


def _in_clean_return(secret: str, chance: Random) -> Planted:
    book = clean_workbook(chance.choice(("R1", "R6", "R12")), chance.randrange(100))
    target = book["Data"].cell(chance.randint(2, 13), chance.randint(1, 10))
    target.value = secret
    return Planted("r.xlsx", saved(book), f"‘Data’, cell {target.coordinate}")


def _within_a_sentence(secret: str, chance: Random) -> Planted:
    book = clean_workbook("R12", chance.randrange(100))
    book["Data"]["L4"] = f"Seen by the panel ({secret}), to follow up; see minutes."
    return Planted("r.xlsx", saved(book), "‘Data’, cell L4")


def _on_a_hidden_sheet(secret: str, _: Random) -> Planted:
    book = clean_workbook("R5", 1)
    page = book.create_sheet("Working")
    page.sheet_state = "veryHidden"
    page["C3"] = secret
    return Planted("r.xlsx", saved(book), "‘Working’, cell C3")


def _in_a_hidden_row(secret: str, _: Random) -> Planted:
    book = clean_workbook("R5", 2)
    book["Data"].row_dimensions[4].hidden = True
    book["Data"]["C4"] = secret
    return Planted("r.xlsx", saved(book), "‘Data’, cell C4")


def _in_a_comment(secret: str, _: Random) -> Planted:
    book = clean_workbook("R5", 3)
    book["Data"]["E2"].comment = Comment(f"one of these is {secret}", "Analyst")
    return Planted("r.xlsx", saved(book), "comment on cell E2")


def _part(name: str, content: str, where: str) -> Callable[[str, Random], Planted]:
    """A place within a part of its own."""

    def plant(secret: str, _: Random) -> Planted:
        return Planted("r.xlsx", excel(extra={name: (DECLARATION + content.format(secret)).encode()}), where)

    return plant


def _built(where: str, make: Callable[[str], bytes], file: str = "r.xlsx") -> Callable[[str, Random], Planted]:
    def plant(secret: str, _: Random) -> Planted:
        return Planted(file, make(secret), where)

    return plant


def _as_comment_runs(secret: str) -> bytes:
    """A comment whose identifier is half in bold, as Excel stores it."""
    half = len(secret) // 2
    runs = "".join(
        f"<r><rPr><b/><sz val='9'/></rPr><t xml:space='preserve'>{piece}</t></r>"
        for piece in (secret[:half], secret[half:])
    )
    comment = f'<comment ref="B2"><text>{runs}</text></comment>'
    extra: Parts = {
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList>{comment}</commentList></comments>'.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": relations({"rId1": ("comments", "../comments1.xml")}),
    }
    return excel(extra=extra)


def _as_rich_text(secret: str) -> bytes:
    half = len(secret) // 2
    bold = f"<r><rPr><b/></rPr><t xml:space='preserve'>{secret[half:]}</t></r>"
    runs = f"<si><r><t xml:space='preserve'>{secret[:half]}</t></r>{bold}</si>"
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return excel(row, texts=f'<sst xmlns="{MAIN}">{runs}</sst>'.encode())


def _ods_part(secret: str) -> bytes:
    return ods(ods_row(ods_text("a")), {"meta.xml": f"<meta><title>{secret}</title></meta>".encode()})


def _ods_hidden(secret: str) -> bytes:
    style = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    table = f'<table:table table:name="D" table:style-name="ta1">{ods_row(ods_text(secret))}</table:table>'
    return zipped({"mimetype": ODS_TYPE, "content.xml": ods_content(table, style)})


def _ods_note(secret: str) -> bytes:
    note = f"<office:annotation><text:p><text:span>{secret[:4]}</text:span>{secret[4:]}</text:p></office:annotation>"
    return ods(ods_row(f'<table:table-cell office:value-type="float" office:value="1">{note}</table:table-cell>'))


PLACES: dict[str, Callable[[str, Random], Planted]] = {
    "a cell": _in_clean_return,
    "a sentence": _within_a_sentence,
    "a hidden sheet": _on_a_hidden_sheet,
    "a hidden row": _in_a_hidden_row,
    "a comment": _in_a_comment,
    "a comment in runs": _built("comment on cell B2", _as_comment_runs),
    "rich text": _built("cell A1", _as_rich_text),
    "a text no cell shows": _built("no cell shows", lambda secret: excel(texts=texts("Area", secret))),
    "title": _part("docProps/core.xml", "<core><title>{}</title></core>", "document properties"),
    "author": _part("docProps/core.xml", "<core><creator>{}</creator></core>", "document properties"),
    "company": _part("docProps/app.xml", "<app><Company>{}</Company></app>", "document properties"),
    "own property": _part(
        "docProps/custom.xml", "<p><property name='x'><lpwstr>{}</lpwstr></property></p>", "document properties"
    ),
    "pivot items": _part(
        "xl/pivotCache/pivotCacheDefinition1.xml", '<p><sharedItems><s v="{}"/></sharedItems></p>', "pivot cache"
    ),
    "pivot records": _part("xl/pivotCache/pivotCacheRecords1.xml", '<p><r><s v="{}"/></r></p>', "pivot cache"),
    "external link": _part("xl/externalLinks/externalLink1.xml", "<e><cell><v>{}</v></cell></e>", "external link"),
    "custom XML": _part("customXml/item1.xml", "<a><b>{}</b></a>", "custom XML"),
    "text box": _part(
        "xl/drawings/drawing1.xml", '<w xmlns:a="urn:a"><a:p><a:r><a:t>{}</a:t></a:r></a:p></w>', "text box"
    ),
    "picture description": _part("xl/drawings/drawing1.xml", '<w><cNvPr descr="{}"/></w>', "text box"),
    "chart title": _part("xl/charts/chart1.xml", "<c><t>{}</t></c>", "chart"),
    "table heading": _part("xl/tables/table1.xml", '<t><tableColumn name="{}"/></t>', "table"),
    "unknown part": _part("xl/secret.bin", "<t>{}</t>", "hidden part"),
    "broken part": _part("xl/drawings/vmlDrawing1.vml", "<xml><div>{}<br></div></xml>", "text box"),
    "defined name": _built(
        "defined names",
        lambda secret: excel(
            workbook=workbook(after=f'<definedNames><definedName name="x">"{secret}"</definedName></definedNames>')
        ),
    ),
    "sheet name": _built(
        "name of sheet no. 1",
        lambda secret: excel(workbook=workbook(f'<sheet name="{secret}" sheetId="1" r:id="rId1"/>')),
    ),
    "header": _built(
        "outside its cells",
        lambda secret: excel(sheet=sheet(after=f"<headerFooter><oddHeader>&amp;C{secret}</oddHeader></headerFooter>")),
    ),
    "validation list": _built(
        "outside its cells",
        lambda secret: excel(
            sheet=sheet(
                after=f'<dataValidations><dataValidation><formula1>"a,{secret}"</formula1></dataValidation></dataValidations>'
            )
        ),
    ),
    "formula": _built(
        "outside its cells",
        lambda secret: excel(f'<row r="1"><c r="A1" t="str"><f>"x"&amp;"{secret}"</f><v>x</v></c></row>'),
    ),
    "pronunciation mark": _built(
        "no cell shows",
        lambda secret: excel(
            texts=f'<sst xmlns="{MAIN}"><si><t>Area</t><rPh sb="0" eb="1"><t>{secret}</t></rPh></si></sst>'.encode()
        ),
    ),
    "escaped letters": _built(
        "cell A1", lambda secret: excel(rows_of([["".join(f"_x{ord(letter):04X}_" for letter in secret)]]))
    ),
    "full-width letters": _built(
        "cell A1",
        lambda secret: excel(rows_of([["".join(chr(ord(x) + 0xFEE0) if "!" <= x <= "~" else x for x in secret)]])),
    ),
    "invisible letters": _built("cell A1", lambda secret: excel(rows_of([[secret[:3] + "\u200b" + secret[3:]]]))),
    "CSV": _built("‘CSV’, cell B2", lambda secret: f'Area,Note\nDudley,"{secret}"\n'.encode(), "r.csv"),
    "CSV in UTF-16": _built(
        "‘CSV’, cell B2", lambda secret: f'Area,Note\nDudley,"{secret}"\n'.encode("utf-16"), "r.csv"
    ),
    "ods cell": _built("‘Data’, cell A1", lambda secret: ods(ods_row(ods_text(secret))), "r.ods"),
    "ods comment": _built("comment on cell A1", _ods_note, "r.ods"),
    "ods properties": _built("document properties", _ods_part, "r.ods"),
    "ods hidden sheet": _built("‘D’, cell A1", _ods_hidden, "r.ods"),
}
