"""A draft as pasted or uploaded becomes a paper. Nothing is stored, and nothing leaves the machine."""

from pathlib import PurePath

from data.papers.child import read_apart
from data.papers.limits import limits
from data.papers.paper import Paper, Piece, numbered
from data.papers.wording import refusal
from data.papers.wrapping import unwrapped
from data.returns.door.container import open_container
from data.returns.door.limits import MB
from data.returns.door.limits import limits as door_limits
from data.returns.door.refusals import Refused

ENDINGS = (".txt", ".docx", ".pdf")

_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0"
_WORD_PART = "word/document.xml"
# A PDF may begin with a few bytes that are not its own.
_PDF_HEAD = 1024


def read_text(text: str) -> Paper:
    """The paper in a text, as pasted. CannotReadPaper when it is longer than the limit."""
    if len(text) > limits().characters:
        raise refusal("too_long", found=f"{len(text):,}", limit=f"{limits().characters:,}")
    return numbered(unwrapped(Piece(line) for line in text.splitlines()))


def read_file(name: str, content: bytes) -> Paper:
    """The paper in a .txt, .docx or .pdf file; what it is, is told by its bytes and not by its name.

    Raises CannotReadPaper with a sentence for its sender.
    """
    _refuse_size(content)
    if _PDF in content[:_PDF_HEAD]:
        return _shortened(numbered(unwrapped(read_apart("pdf", content))))
    if content.startswith(_ZIP):
        _refuse_other_zip(content)
        return _shortened(numbered(read_apart("docx", content)))
    if content.startswith(_OLE):
        raise refusal("old_word")
    return read_text(_decoded(name, content))


def _refuse_size(content: bytes) -> None:
    if not content:
        raise refusal("empty")
    if len(content) > limits().file_mb * MB:
        raise refusal("too_big", found=round(len(content) / MB, 1), limit=limits().file_mb)


def _refuse_other_zip(content: bytes) -> None:
    """A Word file is a zip: its directory is held to the limits of the returns' door."""
    try:
        with open_container(content, door_limits()) as container:
            names = container.namelist()
    except Refused:
        raise refusal("unsafe_word") from None
    if _WORD_PART not in names:
        raise refusal("not_word")


def _shortened(paper: Paper) -> Paper:
    length = sum(len(paragraph.text) for paragraph in paper.paragraphs)
    if length > limits().characters:
        raise refusal("too_long", found=f"{length:,}", limit=f"{limits().characters:,}")
    return paper


def _decoded(name: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text or PurePath(name).suffix.lower() not in ("", *ENDINGS):
        raise refusal("not_text")
    return text
