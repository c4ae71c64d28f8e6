"""Files that are not what their names say: each has its own sentence, and none is opened."""

import zipfile
from pathlib import Path

import pytest

from data.sources import sniff, workbook
from data.tidy import CannotRead
from tests.data.sources import making

AGAIN = "Download it again from the publisher's page and load the new copy."
SAVE_AGAIN = "Open it in Excel, save it again as an Excel workbook (.xlsx), and load that copy."
ODD = f"file.xlsx is put together in a way that Excel does not use. {SAVE_AGAIN}"

LATE_DOCTYPE = " " * 5_000 + '<!DOCTYPE x [<!ENTITY a "b">]><x/>'


def refusal(path: Path) -> str:
    with pytest.raises(CannotRead) as refused:
        workbook.glance(path)
    return str(refused.value)


def with_bytes(folder: Path, content: bytes, name: str = "file.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", f"file.xlsx is empty: it has no content at all. {AGAIN}"),
        (
            making.OLE + "EncryptedPackage".encode("utf-16-le"),
            "file.xlsx is protected by a password. Open it, remove the password, save it, and load that copy.",
        ),
        (making.OLE + "Workbook".encode("utf-16-le"), f"file.xlsx is in the old Excel form (.xls). {SAVE_AGAIN}"),
        (
            making.OLE,
            "file.xlsx is either protected by a password or in the old Excel form (.xls). "
            "Open it in Excel, remove any password, save it as an Excel workbook (.xlsx), and load that copy.",
        ),
        (
            b"%PDF-1.7 ...",
            "file.xlsx is a PDF document, not a workbook or a CSV table. "
            "Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        (
            b"\x89PNG\r\n",
            "file.xlsx is a picture, not a workbook or a CSV table. "
            "Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        (
            b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body>Sign in</body></html>",
            "file.xlsx is a web page, not the file itself. Open the publisher's page, "
            "choose the download link, and load the file that it saves.",
        ),
        (
            b'{"figures": []}',
            "file.xlsx is a file for programs (XML or JSON), not a workbook or a CSV table. "
            "Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        (
            "Code,Name".encode("utf-16"),
            'file.xlsx is text in a form that we do not read. Save it from Excel as "CSV UTF-8".',
        ),
        (
            b"code,name\x00\x01",
            "file.xlsx is a file that we do not know, not a workbook or a CSV table. "
            "Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        (
            b"Dear all\nplease find",
            "file.xlsx is text, but it does not begin with headings that have commas between them. "
            "Load the file exactly as the publisher offers it.",
        ),
        (b"PAR1....", f"file.xlsx is damaged: its end is missing. {AGAIN}"),
        (
            b"PK\x03\x04 broken off",
            f"file.xlsx is damaged: part of it is missing, as after a broken download. {AGAIN}",
        ),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert refusal(with_bytes(tmp_path, content)) == sentence


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.xlsx") == (
        "There is no file called gone.xlsx. Check the name and where the file was saved."
    )


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_download_that_broke_off(tmp_path: Path, share: float) -> None:
    whole = making.small(tmp_path / "whole.xlsx").read_bytes()
    cut = with_bytes(tmp_path, whole[: int(len(whole) * share)])
    assert refusal(cut) == f"file.xlsx is damaged: part of it is missing, as after a broken download. {AGAIN}"


def test_a_part_that_is_damaged(tmp_path: Path) -> None:
    """The list of parts is whole, but what is inside one of them is not."""
    parts = making.parts(making.small(tmp_path / "whole.xlsx"))
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:200]
    assert refusal(making.archive(tmp_path / "file.xlsx", parts)) == (
        "file.xlsx could not be read to its end: it is damaged or not an ordinary workbook. "
        "Open it in Excel, save it again, and load that copy."
    )


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (
            {"[Content_Types].xml": "", "word/document.xml": ""},
            "file.xlsx is a Word document, not a workbook or a CSV table. "
            "Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        (
            {"[Content_Types].xml": "", "ppt/slides/slide1.xml": ""},
            "file.xlsx is a PowerPoint presentation, not a workbook or a CSV table. "
            "Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        (
            {"[Content_Types].xml": "", "xl/workbook.bin": ""},
            f"file.xlsx is a binary Excel workbook (.xlsb). {SAVE_AGAIN}",
        ),
        (
            {"xl/workbook.xml": "", "xl/vbaProject.bin": "", "xl/worksheets/sheet1.xml": ""},
            f"file.xlsx contains macros, which we do not open. {SAVE_AGAIN}",
        ),
        ({"xl/workbook.xml": ""}, f"file.xlsx is a workbook without a worksheet. {AGAIN}"),
        (
            {"Children_Table.ods": "", "Outcome_Table.ods": "", "Offence_Table v2.ods": "", "more.csv": ""},
            "file.xlsx is a zip archive that holds Children_Table.ods, Offence_Table v2.ods, Outcome_Table.ods "
            "and 1 more. Unpack it and load those files one by one.",
        ),
        (
            {"readme.txt": ""},
            "file.xlsx is a zip archive, not a workbook. Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        ({"xl/workbook.xml": "", "xl/worksheets/../../sheet1.xml": ""}, ODD),
        ({"xl/workbook.xml": "", "xl\\worksheets\\sheet1.xml": ""}, ODD),
        (
            {"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": LATE_DOCTYPE},
            ODD,
        ),
        ({"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": "<x/>".encode("utf-16")}, ODD),
        (
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"},
            "file.xlsx is an OpenDocument file of another sort, not a workbook or a CSV table. "
            "Load the .xlsx, .ods or .csv file that the publisher offers.",
        ),
        (
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": "",
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
            },
            "file.xlsx is protected by a password. Open it, remove the password, save it, and load that copy.",
        ),
    ],
)
def test_archives_that_are_no_workbook_of_figures(tmp_path: Path, parts: dict[str, bytes | str], sentence: str) -> None:
    assert refusal(making.archive(tmp_path / "file.xlsx", parts)) == sentence


def test_a_part_twice(tmp_path: Path) -> None:
    path = making.small(tmp_path / "file.xlsx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/workbook.xml", "<x/>")
    assert refusal(path) == ODD


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    parts = making.parts(making.small(tmp_path / "whole.xlsx"))
    parts["xl/worksheets/sheet2.xml"] = b"<row/>" * 2_000_000
    assert refusal(making.archive(tmp_path / "file.xlsx", parts)) == (
        "file.xlsx would unpack to far more than a workbook of published figures holds, so it was not opened. "
        "Check that it is the right file."
    )


def test_repetition_on_a_small_scale_is_no_bomb(tmp_path: Path) -> None:
    parts = making.parts(making.small(tmp_path / "whole.xlsx"))
    parts["docProps/note.xml"] = b"<x/>" * 10_000
    assert workbook.glance(making.archive(tmp_path / "file.xlsx", parts)).kind == "xlsx"


def test_a_file_too_large_to_be_one_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "MOST_FILE_BYTES", 1_000_000)
    assert refusal(with_bytes(tmp_path, b"a,b\n" * 500_000)) == (
        "file.xlsx is 2 MB; the largest file we read is 1 MB. Check that it is the right file."
    )


def test_the_odd_workbooks_of_other_projects_break_nothing(shared: Path) -> None:
    """Every one is either read to its end or refused in a sentence."""
    read, refused = 0, set()
    for path in sorted((shared / "odd_workbooks").glob("*.xls*")):
        try:
            for sheet in workbook.glance(path).sheets:
                for _ in zip(workbook.rows(path, sheet), range(50), strict=False):
                    pass
            read += 1
        except CannotRead as sentence:
            refused.add(str(sentence).replace(path.name, "it"))
    assert read >= 65
    assert all(sentence.startswith("it ") and sentence.endswith((".", ".)")) for sentence in refused)
    assert len(refused) <= 10
