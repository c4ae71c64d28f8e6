"""MHCLG, English Indices of Deprivation, File 7: every neighbourhood (csv or xlsx).

One row per lower-layer super output area, three columns (score, rank, decile) per domain.
Headings are matched by how they begin: they differ in their ends between editions, and one is
cut short in the published file. Sub-domains are not kept.
"""

from pathlib import Path

import pandas as pd

from data.sources import imd
from data.sources.imd import Index, UnusableRow
from data.sources.tables import Column, Journal, Line, Table, find_table, the_table
from data.tidy import Reading, complete

_AREA = {
    "neighbourhood": Column(("lsoa code",), prefix=True),
    "neighbourhood_name": Column(("lsoa name",), prefix=True),
    "code": Column(("local authority district code",), prefix=True),
    "name": Column(("local authority district name",), prefix=True),
    "population": Column(("total population",), needed=False, prefix=True),
}
_MEASURES = ("score", "rank", "decile")
_DECILES = 10


def _layout() -> dict[str, Column]:
    layout = dict(_AREA)
    for domain in set(imd.domain_headings().values()):
        heads = [head for head, of_domain in imd.domain_headings().items() if of_domain == domain]
        for measure in _MEASURES:
            names = tuple(f"{head} {measure}" for head in heads)
            layout[f"{domain} {measure}"] = Column(names, needed=domain == "imd", prefix=True)
    return layout


class ImdFile7:
    """Reader of File 7, whichever edition it is of."""

    source_id = "mhclg_imd2025_file7"
    title = "MHCLG Indices of Deprivation File 7 (scores, ranks and deciles of neighbourhoods)"

    def recognises(self, path: Path) -> bool:
        return find_table(path, _layout()) is not None

    def read(self, path: Path) -> Reading:
        table = the_table(path, _layout(), self.title)
        index = imd.index_of(table.heading("neighbourhood"), "neighbourhood_year", path.name)
        journal = Journal()
        rows_in, rows = _take(table, index, journal)
        if rows_in != index.neighbourhoods:
            journal.confirm(
                "",
                f"This edition has {index.neighbourhoods:,} neighbourhoods; the file has {rows_in:,}. "
                "Check that it is whole.",
            )
        return Reading(index.source_file7, {"deprivation_neighbourhood": rows}, rows_in, journal.close())


def _take(table: Table, index: Index, journal: Journal) -> tuple[int, pd.DataFrame]:
    """How many rows there are, and the tidy rows: one per neighbourhood and domain."""
    domains = sorted({name.split()[0] for name in table.columns if name not in _AREA})
    rows: list[tuple[object, ...]] = []
    seen: set[str] = set()
    rows_in = 0
    for line in table.lines():
        rows_in += 1
        try:
            rows += _rows(line, domains, index, seen)
        except UnusableRow as unusable:
            journal.refuse(line.where, str(unusable))
    columns = ["neighbourhood_code", "neighbourhood_name", "district_code", "population", "place", "domain", *_MEASURES]
    frame = pd.DataFrame(rows, columns=columns).assign(index_id=index.index_id, source_id=index.source_file7)
    return rows_in, complete("deprivation_neighbourhood", frame)


def _rows(line: Line, domains: list[str], index: Index, seen: set[str]) -> list[tuple[object, ...]]:
    code = line.text("neighbourhood")
    if code in seen:
        raise UnusableRow(f'"{code}" has already had a row in this file; the first one was used.')
    population = imd.value(line, "population") if "population" in line.table.columns else None
    area = (code, line.text("neighbourhood_name"), imd.district(line), population, line.where)
    found: list[tuple[object, ...]] = [(*area, domain, *_figures(line, domain, index)) for domain in domains]
    seen.add(code)
    return found


def _figures(line: Line, domain: str, index: Index) -> tuple[float, int, int]:
    """Score, rank and decile of one domain."""
    return (
        imd.value(line, f"{domain} score"),
        imd.rank(line, f"{domain} rank", index.neighbourhoods),
        imd.rank(line, f"{domain} decile", _DECILES),
    )
