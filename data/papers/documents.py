"""Word and PDF files to pieces. Runs in a process of its own (`child.py`): both formats can be hostile."""

from collections.abc import Callable, Iterator
from io import BytesIO

from data.papers.limits import limits
from data.papers.paper import Piece
from data.papers.wording import refusal


def word_pieces(content: bytes) -> list[Piece]:
    """Paragraphs and table rows of a .docx in reading order; the cells of a row are parted by tabs."""
    from docx import Document

    return list(_blocks(Document(BytesIO(content)).iter_inner_content()))


def _blocks(blocks: Iterator[object]) -> Iterator[Piece]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (Piece(line) for line in block.text.splitlines())
        elif isinstance(block, Table):
            yield from _rows(block)


def _rows(table: object) -> Iterator[Piece]:
    for row in table.rows:  # type: ignore[attr-defined]
        # A merged cell is given once for every column that it spans.
        cells = {cell._tc: " ".join(cell.text.split()) for cell in row.cells}
        yield Piece("\t".join(cells.values()))


def pdf_pieces(content: bytes) -> list[Piece]:
    """Lines of a .pdf with their pages. CannotReadPaper when it is locked, long, or holds only pictures."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise refusal("locked_pdf")
    if len(reader.pages) > limits().pages:
        raise refusal("long_pdf", found=len(reader.pages), limit=limits().pages)
    pieces = [
        Piece(line, number)
        for number, page in enumerate(reader.pages, 1)
        for line in [*page.extract_text().splitlines(), ""]
    ]
    if not any(piece.text.strip() for piece in pieces):
        raise refusal("pictures_only")
    return pieces


READERS: dict[str, Callable[[bytes], list[Piece]]] = {"docx": word_pieces, "pdf": pdf_pieces}
