"""A pack as a workbook to the Government Statistical Service's checklist: cover, contents, notes, marked-up tables.

Nothing in it is run: every value is a number or plain text, and text that a spreadsheet could take for a formula
or a link is kept from it.
"""

import tempfile
import textwrap
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import gptables
import pandas as pd

from pages.parts.export import harmless
from pages.parts.takeaways.pack import Pack
from pages.parts.takeaways.reading import Reading, Spread, read, say, spread_table
from pages.parts.takeaways.themes import on_paper

_COVER, _CONTENTS, _NOTES = "Cover", "Contents", "Notes"
_SYMBOLS = "bcepruxz"
_WIDEST, _NARROWEST, _NOTE = 420, 100, 840  # pixels, as are the next three
_LETTER, _LINE, _HEADING = 9, 21, 32
_NOTES_FROM = 3  # the row of the first note: below title, instructions and headings
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
Sheets = dict[str, gptables.GPTable]


def workbook(pack: Pack) -> bytes:
    """The pack as an .xlsx file."""
    readings = [read(on_paper(figure)) for figure in pack.figures]
    notes = _notes(readings, pack)
    sheets: Sheets = {}
    for number, reading in enumerate(readings, start=1):
        sheets[say("workbook", "label", number=number)] = _table(reading, number, pack, notes)
    sheets |= _questions(pack) | _sources(pack)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # gptables warns of what its checks below it raise
        path = Path(folder) / "pack.xlsx"
        made = gptables.produce_workbook(
            str(path),
            sheets,
            cover=_cover(pack),
            contentsheet_label=_CONTENTS,
            contentsheet_options=_contents(),
            notes_table=_note_table(notes),
            notesheet_label=_NOTES,
            notesheet_options={"title": say("workbook", "notes_title")},
            auto_width=False,
            workbook_options=_TEXT_ONLY,
        )
        _finish(made, pack, sheets, notes)
        made.close()
        return path.read_bytes()


def _contents() -> dict[str, Any]:
    return {
        "title": say("workbook", "contents_title"),
        "column_names": [say("workbook", "contents_sheet"), say("workbook", "contents_what")],
    }


def _cover(pack: Pack) -> gptables.Cover:
    cover = pack.cover
    intro = [cover.marking, cover.purpose, cover.compared, cover.dated, cover.numbered, say("pack", "public")]
    about = [*([pack.warning] if pack.warning else []), *pack.notices, *pack.missing]
    return gptables.Cover(
        title=_plain(cover.title),
        intro=[_plain(line) for line in intro],
        about=[_plain(line) for line in about] or None,
        contact=[say("workbook", "contact")],
        cover_label=_COVER,
    )


def _cover_rows(cover: gptables.Cover) -> list[str]:
    """The lines of the cover in the order in which gptables writes them, each part under its heading."""
    written = [["", *part] for part in (cover.intro, cover.about, cover.contact) if part]
    return [cover.title, *(line for part in written for line in part)]


def _plain(words: str) -> str:
    """Text that no spreadsheet runs and gptables does not take for a link or a note."""
    return str(harmless(words.replace("](", "] (").replace("$$", "$ $")))


def _notes(readings: Sequence[Reading], pack: Pack) -> dict[str, str]:
    """Every note once, by the words that tables refer to: numbered lines, and what the whole pack must say."""
    lines = [line.partition(": ")[2] for reading in readings for line in reading.numbered]
    marks = [say("pack", "public"), *([pack.warning] if pack.warning else [])]
    return {f"n{number}": line for number, line in enumerate(dict.fromkeys([*marks, *lines, *pack.notices]), start=1)}


def _note_table(notes: dict[str, str]) -> pd.DataFrame:
    rows = [(reference, _plain(words)) for reference, words in notes.items()]
    return pd.DataFrame(rows, columns=["reference", say("workbook", "notes_text")])


def _table(reading: Reading, number: int, pack: Pack, notes: dict[str, str]) -> gptables.GPTable:
    """One figure: message as title, lanes and caption under it, numbers as numbers with their unit in the heading."""
    said = [*reading.marks, reading.caption, pack.cover.footer]
    return gptables.GPTable(
        table=_frame(spread_table(reading)),
        table_name=f"table_{number}",
        title=_plain(reading.title),
        subtitles=[*(_plain(line) for line in said), *_see(_references(reading, pack, notes))],
        instructions=say("workbook", "instructions"),
        legend=_legend(reading),
        source=_plain(say("pack", "source", sources=reading.source)) if reading.source else None,
        index_columns={2: 0},
    )


def _see(references: Sequence[str]) -> list[str]:
    """The notes to read with a table, in a line of their own: gptables turns references into "[note 1]"."""
    return [f"{say('workbook', 'see')} {''.join(f'$${each}$$ ' for each in references)}"] if references else []


def _references(reading: Reading, pack: Pack, notes: dict[str, str]) -> list[str]:
    """The notes of a table: its demonstration mark, its numbered lines, and the standing notices."""
    own = {line.partition(": ")[2] for line in reading.numbered} | {say("pack", "public"), *pack.notices}
    own |= {pack.warning} if reading.marks and pack.warning else set()
    return [reference for reference, words in notes.items() if words in own]


def _frame(columns: Sequence[Spread]) -> pd.DataFrame:
    """The columns under headings that differ; a heading that comes twice gets its number."""
    seen: dict[str, int] = {}
    named = {}
    for column in columns:
        seen[column.heading] = seen.get(column.heading, 0) + 1
        times = seen[column.heading]
        heading = column.heading if times == 1 else f"{column.heading} {times}"
        named[_plain(heading)] = [_plain(value) if isinstance(value, str) else value for value in column.values]
    return pd.DataFrame(named, dtype=object)


def _legend(reading: Reading) -> list[str]:
    """The shorthand that the table uses, and no other."""
    written = {cell for line in reading.cells for cell in line}
    used = [symbol for symbol in _SYMBOLS if any(f"[{symbol}]" in cell for cell in written)]
    told = [say("workbook", "symbol", symbol=symbol, meaning=say("symbols", symbol)) for symbol in used]
    return [say("workbook", "legend", symbols="; ".join(told))] if told else []


def _listed(key: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], footer: str) -> Sheets:
    table = pd.DataFrame([[_plain(cell) or "[z]" for cell in row] for row in rows], columns=list(headings))
    if table.empty:
        return {}
    return {
        title: gptables.GPTable(
            table=table,
            table_name=key,
            title=title,
            subtitles=[_plain(footer)],
            instructions=say("workbook", "instructions"),
            index_columns={2: 0},
        )
    }


def _questions(pack: Pack) -> Sheets:
    headings = [say("workbook", key) for key in ("question", "because", "who", "source")]
    rows = [(question.text, question.because, question.who, question.source) for question in pack.questions]
    return _listed("questions", say("workbook", "questions"), headings, rows, pack.cover.footer)


def _sources(pack: Pack) -> Sheets:
    headings = [say("workbook", key) for key in ("publisher", "title", "period", "licence")]
    rows = pack.sources[["publisher", "title", "period", "licence"]].astype(str).itertuples(index=False)
    return _listed("sources", say("workbook", "sources"), headings, rows, pack.cover.footer)


def _finish(made: Any, pack: Pack, sheets: Sheets, notes: dict[str, str]) -> None:
    """Document properties, column widths, and marking on every printed page."""
    cover = pack.cover
    made.set_properties(
        {"title": cover.title, "subject": cover.footer, "author": "Reducing reoffending dashboard", "comments": ""}
    )
    head = f"&C&9{cover.marking}  {pack.warning}".replace("&&", "&")
    for sheet in made.worksheets():
        sheet.set_header(head)
        sheet.set_footer(f"&L&9{cover.numbered} {cover.dated}&R&9&P")
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        if sheet.get_name() in sheets:
            _shape(sheet, sheets[sheet.get_name()])
    front = made.get_worksheet_by_name(_COVER)
    for row, words in enumerate(_cover_rows(_cover(pack))):
        front.set_row_pixels(row, _tall(words, _NOTE) if words and row else _HEADING)
    front.set_column_pixels(0, 0, _NOTE)
    made.get_worksheet_by_name(_CONTENTS).set_column_pixels(0, 1, _WIDEST)
    made.get_worksheet_by_name(_NOTES).set_column_pixels(0, 0, _NARROWEST)
    made.get_worksheet_by_name(_NOTES).set_column_pixels(1, 1, _NOTE)
    for row, note in enumerate(notes.values(), start=_NOTES_FROM):
        made.get_worksheet_by_name(_NOTES).set_row_pixels(row, _tall(note, _NOTE))


def _shape(sheet: Any, shown: gptables.GPTable) -> None:
    """Columns as wide as their words, to a limit, and rows as tall as words then are: not every program sees to it."""
    widths = [_width(shown.table, heading) for heading in shown.table.columns]
    for place, width in enumerate(widths):
        sheet.set_column_pixels(place, place, width)
    rows = [list(shown.table.columns), *shown.table.itertuples(index=False)]
    for number, cells in enumerate(rows, start=shown.data_range[0]):
        tallest = max(_tall(str(cell), width) for cell, width in zip(cells, widths, strict=True))
        sheet.set_row_pixels(number, tallest)


def _width(table: pd.DataFrame, heading: str) -> int:
    words = [*heading.split(), *(str(value) for value in table[heading])]
    return min(_WIDEST, max(_NARROWEST, _LETTER * max(len(word) for word in words) + 20))


def _tall(words: str, width: int) -> int:
    return _LINE * max(1, len(textwrap.wrap(words, width // _LETTER)))
