"""Drafts as people give them: pasted, Word, PDF, and files that are none or mean harm."""

import dataclasses

import pytest

from data.papers import child, limits, read
from data.papers.child import read_apart
from data.papers.paper import CannotReadPaper, Paper
from data.papers.read import read_file, read_text
from tests.data.papers.documents import locked_pdf, pdf, replaced, word


def _texts(paper: Paper) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs]


# Text ------------------------------------------------------------------------------------------------


def test_pasted_text_becomes_numbered_paragraphs() -> None:
    paper = read_text("First.\n\n\nSecond.\nThird.")
    assert [(item.number, item.text, item.page) for item in paper.paragraphs] == [
        (1, "First.", None),
        (2, "Second.", None),
        (3, "Third.", None),
    ]
    assert paper.words == 3


WRAPPED = "The panel queried the frequency of visits made by members of the"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"{WRAPPED}\nquality assurance team.", [f"{WRAPPED} quality assurance team."]),
        (f"{WRAPPED}\nCare Quality Commission.", [f"{WRAPPED} Care Quality Commission."]),
        (f"{WRAPPED} co-\nordinated team.", [f"{WRAPPED} co-ordinated team."]),
        (f"{WRAPPED}\n\nquality team.", [WRAPPED, "quality team."]),
        (f"{WRAPPED}\n• quality team.", [WRAPPED, "• quality team."]),
        (f"{WRAPPED}\n(ii) quality team.", [WRAPPED, "(ii) quality team."]),
        (f"{WRAPPED}\n2.1 Quality team.", [WRAPPED, "2.1 Quality team."]),
        (f"{WRAPPED}:\nquality team.", [f"{WRAPPED}:", "quality team."]),
        ("Cohort 985\nReoffenders 381", ["Cohort 985", "Reoffenders 381"]),
        ("Dudley\t39.58%\nSandwell\t32.29%", ["Dudley\t39.58%", "Sandwell\t32.29%"]),
    ],
)
def test_wrapped_lines_are_joined_and_others_are_not(text: str, pieces: list[str]) -> None:
    assert _texts(read_text(text)) == pieces


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_any_usual_encoding(encoding: str) -> None:
    assert _texts(read_file("draft.txt", "A “fall” of £5 – so far.".encode(encoding))) == ["A “fall” of £5 – so far."]


# Word ------------------------------------------------------------------------------------------------


def test_a_word_file_is_read_in_order_with_its_tables() -> None:
    content = word(["Rates below."], [["Area", "Rate"], ["Dudley", "46.02%"]], after="Rates above.")
    assert _texts(read_file("draft.docx", content)) == ["Rates below.", "Area\tRate", "Dudley\t46.02%", "Rates above."]


def test_the_name_of_a_file_is_not_believed() -> None:
    assert _texts(read_file("draft.txt", word(["Rates."]))) == ["Rates."]


# PDF -------------------------------------------------------------------------------------------------


def test_a_pdf_is_read_with_its_pages() -> None:
    content = pdf([["Page one says 24.5%."], ["Page two says", "", "something else."]])
    found = [(item.page, item.text) for item in read_file("draft.pdf", content).paragraphs]
    assert found[0] == (1, "Page one says 24.5%.")
    assert {page for page, _ in found} == {1, 2}


# Refusals --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("draft.txt", b"", "is empty"),
        ("draft.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old format"),
        ("draft.docx", b"PK\x03\x04 and then nothing", "not opened"),
        ("draft.pdf", b"%PDF-1.7\nand then nothing", "could not be read"),
        ("draft.pdf", locked_pdf(), "password"),
        ("draft.pdf", pdf([[]]), "pictures of pages"),
        ("draft.txt", b"text\0with\0zeros", "neither a Word document"),
        ("figures.csv", b"a,b", "neither a Word document"),
        ("draft.docx", replaced(word(["x"]), "../escape.xml", b"<a/>"), "not opened"),
        ("draft.docx", replaced(word(["x"]), "word/bomb.xml", bytes(70 * 1024 * 1024)), "not opened"),
        ("draft.docx", replaced(word(["x"]), "[Content_Types].xml", b"nonsense"), "could not be read"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(name: str, content: bytes, words: str) -> None:
    with pytest.raises(CannotReadPaper, match=words) as refused:
        read_file(name, content)
    assert str(refused.value).endswith(".")


def test_a_zip_that_is_no_word_file() -> None:
    from io import BytesIO
    from zipfile import ZipFile

    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(CannotReadPaper, match="no Word document"):
        read_file("draft.docx", file.getvalue())


def test_a_word_file_cannot_read_other_files() -> None:
    body = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        texts = _texts(read_file("draft.docx", replaced(word(["x"]), "word/document.xml", body)))
    except CannotReadPaper:
        texts = []
    assert "root:" not in " ".join(texts)


def _smaller(monkeypatch: pytest.MonkeyPatch, module: object, **values: int) -> None:
    tight = dataclasses.replace(limits.limits(), **values)
    monkeypatch.setattr(module, "limits", lambda: tight)


def test_too_big_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    _smaller(monkeypatch, read, file_mb=1)
    with pytest.raises(CannotReadPaper, match=r"2\.0 MB; the limit is 1 MB"):
        read_file("draft.txt", b"x" * 2 * 1024 * 1024)


def test_too_long_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    _smaller(monkeypatch, read, characters=10)
    with pytest.raises(CannotReadPaper, match="11 characters; the limit is 10"):
        read_text("x" * 11)
    with pytest.raises(CannotReadPaper, match="the limit is 10"):
        read_file("draft.docx", word(["x" * 11]))


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    _smaller(monkeypatch, child, wall_seconds=0)
    with pytest.raises(CannotReadPaper, match="longer than 0 seconds"):
        read_apart("docx", word(["x"]))


def test_the_child_gets_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    assert "SECRET_TOKEN" not in child._environment()
