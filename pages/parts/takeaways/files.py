"""The files of a pack: what each is called, and how it is made."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from pages.parts.export import csv_file
from pages.parts.figure import Figure
from pages.parts.slide import Slide
from pages.parts.takeaways.briefing import briefing
from pages.parts.takeaways.offline import offline_page
from pages.parts.takeaways.pack import Cover, Pack
from pages.parts.takeaways.picture import png, svg
from pages.parts.takeaways.reading import read, say, spread_table
from pages.parts.takeaways.slides import one_slide, slides
from pages.parts.takeaways.themes import on_paper
from pages.parts.takeaways.workbook import workbook

_STAMP = (1980, 1, 1, 0, 0, 0)  # of files in a zip: the same pack is the same file


@dataclass(frozen=True)
class File:
    """One file that can be made of a pack. key: its words in the catalogue; name: ending included."""

    key: str
    ending: str
    mime: str
    make: Callable[[Pack], bytes]

    def name(self, stem: str) -> str:
        return f"{stem}.{self.ending}" if self.key != "pictures" else f"{stem}-pictures.{self.ending}"


def pictures(pack: Pack) -> bytes:
    """Every chart as PNG and as SVG, in one .zip file."""
    made: dict[str, bytes] = {}
    for number, figure in enumerate(map(on_paper, pack.figures), start=1):
        stem = f"{number:02}-{slug(figure.title)}"
        made[f"{stem}.png"] = png(figure, pack.cover.footer)
        made[f"{stem}.svg"] = svg(figure, pack.cover.footer).encode()
    return _zipped(made)


_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES = (
    File("slides", "pptx", f"{_OFFICE}.presentationml.presentation", slides),
    File("briefing", "docx", f"{_OFFICE}.wordprocessingml.document", briefing),
    File("workbook", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", workbook),
    File("page", "html", "text/html", offline_page),
    File("pictures", "zip", "application/zip", pictures),
)


def everything(pack: Pack, stem: str) -> bytes:
    """All files in one .zip file, the pictures in a folder of theirs."""
    made = {file.name(stem): file.make(pack) for file in FILES if file.key != "pictures"}
    with zipfile.ZipFile(io.BytesIO(pictures(pack))) as drawn:
        made |= {f"pictures/{name}": drawn.read(name) for name in drawn.namelist()}
    return _zipped(made)


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def slug(words: str) -> str:
    """Words as part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60]


def figures_csv(figure: Figure, cover: Cover) -> bytes:
    """The table of one figure as numbers, with the words that belong to it in columns of their own."""
    reading = read(figure)
    columns = spread_table(reading)
    words = {
        "message": reading.title,
        "filters": reading.marked_caption,
        "source": reading.source,
        "marking": cover.footer,
    }
    headings = [*(column.heading for column in columns), *(say("csv", key) for key in words)]
    rows = zip(*(column.values for column in columns), strict=True)
    return csv_file(headings, [(*row, *words.values()) for row in rows])


def slide_of(figure: Figure, pack: Pack) -> bytes:
    """One chart as a slide."""
    return one_slide(Slide(figure.title, figure, read(figure).said), pack)
