"""MHCLG, English Indices of Deprivation, File 10: summaries of lower-tier districts (xlsx).

One sheet per domain, one row per district. Nearly every heading ends in a blank, and some
were renamed between 2019 and 2025; the domain is known from its headings, not from the sheet.
"""

from pathlib import Path

from data.sources import imd
from data.sources.imd import Index, UnusableRow
from data.sources.tables import Column, Figures, Journal, Line, Table, find_tables
from data.tidy import CannotRead, Reading

_CODE = Column(("local authority district code",), prefix=True)
_NAME = Column(("local authority district name",), prefix=True)
_SCORE, _RANK = "average score", "rank of average score"
_SHARE = "proportion of lsoas in most deprived 10% nationally"


def _layout(domain_heading: str) -> dict[str, Column]:
    return {
        "code": _CODE,
        "name": _NAME,
        "score": Column((f"{domain_heading} {_SCORE}",)),
        "rank": Column((f"{domain_heading} {_RANK}",)),
        "share": Column((f"{domain_heading} {_SHARE}",), needed=False),
    }


class ImdFile10:
    """Reader of File 10, whichever edition it is of."""

    source_id = "mhclg_imd2025_file10"
    title = "MHCLG Indices of Deprivation File 10 (local authority district summaries, lower tier)"

    def recognises(self, path: Path) -> bool:
        return bool(_tables(path))

    def read(self, path: Path) -> Reading:
        tables = _tables(path)
        index = _index(path, list(tables.values()))
        journal = Journal()
        figures = Figures("deprivation", index.source_file10, journal)
        rows_in = sum(_take(table, domain, index, figures, journal) for domain, table in tables.items())
        _say_what_is_missing(tables, journal)
        return Reading(index.source_file10, {"deprivation": figures.frame()}, rows_in, journal.close())


def _tables(path: Path) -> dict[str, Table]:
    """The sheet of each domain."""
    found: dict[str, Table] = {}
    for domain_heading, domain in imd.domain_headings().items():
        for table in find_tables(path, _layout(domain_heading)):
            found.setdefault(domain, table)
    return found


def _index(path: Path, tables: list[Table]) -> Index:
    editions = {imd.index_of(table.heading("code"), "district_year", path.name) for table in tables}
    if len(editions) != 1:
        raise CannotRead(f"{path.name} mixes sheets of two editions of the Indices. Load each edition by itself.")
    return editions.pop()


def _take(table: Table, domain: str, index: Index, figures: Figures, journal: Journal) -> int:
    """Read one domain's sheet; returns how many rows it has."""
    rows_in = 0
    for line in table.lines():
        rows_in += 1
        try:
            row = _row(line, domain, index)
        except UnusableRow as unusable:
            journal.refuse(line.where, str(unusable))
        else:
            figures.add(line.cell("score"), **row)
    if rows_in != index.districts:
        journal.confirm(
            f"sheet {table.sheet}",
            f"This edition ranks {index.districts} districts; the sheet has {rows_in}. Check that it is whole.",
        )
    return rows_in


def _row(line: Line, domain: str, index: Index) -> dict[str, object]:
    return {
        "area_code": imd.district(line),
        "index_id": index.index_id,
        "domain": domain,
        "average_score": imd.value(line, "score"),
        "rank_average_score": imd.rank(line, "rank", index.districts),
        "share_most_deprived": imd.value(line, "share") if "share" in line.table.columns else None,
        "areas_ranked": index.districts,
    }


def _say_what_is_missing(tables: dict[str, Table], journal: Journal) -> None:
    missing = sorted(set(imd.domain_headings().values()) - set(tables))
    if missing:
        journal.confirm("", f"The workbook has no sheet for {', '.join(missing)}; what we have for them stays.")
