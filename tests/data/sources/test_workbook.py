"""Rows of sheets, whatever the format: the same rows come out of all of them."""

from pathlib import Path

import pytest

from data.sources import workbook
from data.tidy import CannotRead
from tests.data.sources import making

ROWS = [["Region", "2023/24"], ["London", 12.5], [None, None], ["Wales", "c"]]
READ = [("Region", "2023/24"), ("London", 12.5), (None, None), ("Wales", "c")]


def padded(rows: list[workbook.Row]) -> list[workbook.Row]:
    return [(*row, *(None,) * (2 - len(row))) for row in rows]


def test_a_workbook(tmp_path: Path) -> None:
    path = making.xlsx(tmp_path / "a.xlsx", {"Notes": [["About"]], "Data": ROWS})
    assert list(workbook.glance(path).sheets) == ["Notes", "Data"]
    assert padded(list(workbook.rows(path, "Data"))) == READ


def test_an_opendocument_spreadsheet(tmp_path: Path) -> None:
    path = making.ods(tmp_path / "a.ods", {"Notes": [["About"]], "Data": ROWS})
    assert list(workbook.glance(path).sheets) == ["Notes", "Data"]
    assert padded(list(workbook.rows(path, "Data"))) == READ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file(tmp_path: Path, encoding: str) -> None:
    path = making.table(tmp_path / "a.csv", [["Region", "Name"], ["Wales", "Ynys Môn"]], encoding)
    assert list(workbook.rows(path)) == [("Region", "Name"), ("Wales", "Ynys Môn")]


def test_percentages_of_ods_come_as_shown(tmp_path: Path) -> None:
    path = making.ods(tmp_path / "a.ods", {"Data": [["Region", "Percentage"], ["London", ("%", 0.84)]]})
    assert list(workbook.rows(path, "Data"))[1] == ("London", 84.0)


def test_repeated_cells_and_rows_of_ods(tmp_path: Path) -> None:
    """Programs write blank and equal cells once, with how often they repeat."""
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="Data"><table:table-row table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation>'
        "<text:p>two<text:s/>words</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="float" office:value="3" table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = making.archive(
        tmp_path / "a.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )
    rows = [row for row in workbook.rows(path, "Data") if row]
    assert rows == [("two words", None, None, 3.0, 3.0, True)] * 2


def test_line_breaks_inside_cells(tmp_path: Path) -> None:
    words = "Number of\r\noffenders"
    assert list(workbook.rows(making.table(tmp_path / "a.csv", [[words, "b"]])))[0][0] == words
    ods_words = list(workbook.rows(making.ods(tmp_path / "a.ods", {"Data": [["Number of\noffenders"]]}), "Data"))[0][0]
    assert str(ods_words).split() == ["Number", "of", "offenders"]


def sheet_xml(tmp_path: Path, rows: str) -> Path:
    """A workbook whose only sheet has these rows, written by hand."""
    parts = making.parts(making.small(tmp_path / "small.xlsx"))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    return making.archive(tmp_path / "a.xlsx", parts)


def test_missing_rows_and_cells_hold_their_places(tmp_path: Path) -> None:
    path = sheet_xml(tmp_path, '<row r="2"><c r="C2"><v>5</v></c></row><row r="4"><c r="A4" t="b"><v>1</v></c></row>')
    assert list(workbook.rows(path, "Data")) == [(), (None, None, 5.0), (), (True, None, None)]


def test_rows_and_cells_without_places(tmp_path: Path) -> None:
    path = sheet_xml(tmp_path, "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert list(workbook.rows(path, "Data")) == [(1.0, 2.0), (3.0, None)]


def test_texts_errors_and_formulas(tmp_path: Path) -> None:
    path = sheet_xml(
        tmp_path,
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>x</t></rPh></is></c>'
        '<c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="str"><f>A1</f><v>made</v></c><c r="D1"><f>1+1</f></c>'
        '<c r="E1"><f>1+1</f><v>2</v></c></row>',
    )
    assert list(workbook.rows(path, "Data")) == [("rich text", "#N/A", "made", None, 2.0)]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="4000000000"><c r="A4000000000"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1"><v>many</v></c></row>',
    ],
)
def test_what_no_program_writes_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(CannotRead, match="could not be read to its end"):
        list(workbook.rows(sheet_xml(tmp_path, rows), "Data"))


def test_a_file_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 100)
    path = making.table(tmp_path / "a.csv", [["a", "b"]] * 101)
    with pytest.raises(CannotRead) as refused:
        list(workbook.rows(path))
    assert str(refused.value) == "a.csv has more than 100 rows. Check that it is the right file."


def test_a_cell_far_to_the_right_costs_nothing(tmp_path: Path) -> None:
    path = sheet_xml(tmp_path, '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>')
    assert list(workbook.rows(path, "Data")) == [(1.0,)]


def test_a_wrong_size_in_the_sheet_is_not_believed(tmp_path: Path) -> None:
    parts = making.parts(making.xlsx(tmp_path / "small.xlsx", {"Data": [["a", "b"], [1, 2]]}))
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert list(workbook.rows(making.archive(tmp_path / "a.xlsx", parts), "Data")) == [("a", "b"), (1.0, 2.0)]


def test_a_file_changed_in_place_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    making.table(path, [["one", "two"]])
    assert workbook.glance(path).describe() == "columns one, two"
    making.table(path, [["three", "four", "five"]])
    assert workbook.glance(path).describe() == "columns three, four, five"


def test_what_a_file_holds_in_words(tmp_path: Path) -> None:
    many = making.xlsx(tmp_path / "a.xlsx", {f"S{number}": [["x"]] for number in range(10)})
    assert workbook.glance(many).describe() == "sheets S0, S1, S2, S3, S4, S5, S6, S7 and 2 more"


def test_a_watcher_is_told_of_rows(tmp_path: Path) -> None:
    path = making.table(tmp_path / "a.csv", [["a", "b"]] * 2_500)
    told: list[int] = []
    with workbook.watched(told.append):
        assert sum(1 for _ in workbook.rows(path)) == 2_500
    assert sum(told) == 2_000
    list(workbook.rows(path))
    assert sum(told) == 2_000
