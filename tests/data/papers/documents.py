"""Word and PDF drafts made for the tests."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from pypdf import PdfReader, PdfWriter


def word(paragraphs: list[str], rows: list[list[str]] | None = None, after: str = "") -> bytes:
    """A .docx with paragraphs, a table, and a paragraph behind it."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.add_paragraph(after)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(pages: list[list[str]]) -> bytes:
    """A .pdf with one line of text under the other, written by hand: the product reads PDFs and makes none."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = "".join(f"BT /F1 10 Tf 40 {780 - 14 * row} Td ({line}) Tj ET\n" for row, line in enumerate(lines))
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _with_directory(objects)


def _with_directory(objects: list[str]) -> bytes:
    body, starts = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n"
    return f"{body}{tail}{len(body)}\n%%EOF\n".encode("latin-1")


def locked_pdf() -> bytes:
    """A .pdf that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([["secret"]]))))
    writer.encrypt("a password", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def replaced(document: bytes, part: str, content: bytes) -> bytes:
    """A .docx with one of its parts replaced or added."""
    file = BytesIO()
    with ZipFile(BytesIO(document)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return file.getvalue()
