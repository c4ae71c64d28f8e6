"""A tiny warehouse for the tests of the checks: the real tables and lookups, a handful of places."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "data" / "catalogue"
CHECKS = ROOT / "data" / "checks"
_LOOKUPS = {
    "cohort_type": "cohort_types",
    "source": "sources",
    "measure": "measures",
    "offence_group": "offence_groups",
    "age": "ages",
    "sex": "sexes",
    "previous_offences": "previous_offences",
    "disposal": "disposals",
    "deprivation_domain": "deprivation_domains",
    "event": "events",
    "series_break": "series_breaks",
}
_VIEWS = ("area_ground", "printed_figure")

NATION, WEST, EASTON, WESTON, OLDTOWN, CSP_EAST, CSP_WEST, PAIR, ENGLAND, NORTH = range(1, 11)
_PLACES = {
    NATION: ("country", "K04000001", "England and Wales", None),
    ENGLAND: ("country", "E92000001", "England", None),
    WEST: ("region", "E12000005", "West", None),
    NORTH: ("region", "E12000001", "North", None),
    EASTON: ("district", "E1", "Easton", None),
    WESTON: ("district", "E2", "Weston", None),
    OLDTOWN: ("upper_tier", "E3", "Oldtown", "2019-03-31"),
    CSP_EAST: ("csp", "E4", "Easton CSP", None),
    CSP_WEST: ("csp", "E5", "Weston CSP", None),
    PAIR: ("sub_region", "X-PAIR", "The Pair", None),
}
_LINKS = (
    (CSP_EAST, EASTON, "csp_district"),
    (CSP_WEST, WESTON, "csp_district"),
    (CSP_EAST, PAIR, "csp_sub_region"),
    (CSP_WEST, PAIR, "csp_sub_region"),
    (EASTON, WEST, "district_region"),
    (WESTON, WEST, "district_region"),
    (WEST, ENGLAND, "region_country"),
    (NORTH, ENGLAND, "region_country"),
)
_YEAR = ("2015-04-01", "2016-03-31", "four_quarters")


class Tiny:
    """An in-memory warehouse. Each method adds one row; what is not said is about everybody."""

    def __init__(self) -> None:
        self.con = duckdb.connect()
        self._lay_out()
        self._fill_lookups()
        self._fill_places()

    def _lay_out(self) -> None:
        for path in (ROOT / "data" / "schema.sql", ROOT / "queries" / "macros.sql"):
            self.con.execute(path.read_text("utf-8"))
        for view in _VIEWS:
            self.con.execute((ROOT / "data" / "rollups" / f"{view}.sql").read_text("utf-8"))

    def _fill_lookups(self) -> None:
        for table, file in _LOOKUPS.items():
            self.con.execute(
                f"insert into {table} by name select * from read_csv(?, all_varchar = true, nullstr = '')",  # noqa: S608
                [str(CATALOGUE / f"{file}.csv")],
            )
        aliases = (
            "select alias_key, alias, offence_id, scheme from read_csv(?) a join offence_group o on o.code = a.offence"
        )
        self.con.execute(f"insert into offence_alias {aliases}", [str(CATALOGUE / "offence_aliases.csv")])  # noqa: S608
        self.con.execute("create table ledger_areas (what varchar, code varchar, expected integer)")
        self.con.execute(
            "create table ledger_rows"
            " (source_id varchar, fact varchar, year integer, at_least integer, at_most integer)"
        )

    def _fill_places(self) -> None:
        for area_id, (kind, code, name, ended) in _PLACES.items():
            self._add("area", area_id=area_id, kind=kind, code=code, name=name, valid_to=ended)
        for child, parent, relation in _LINKS:
            self._add("area_link", child_id=child, parent_id=parent, relation=relation)
        self.load("cohort_tiny.csv")

    def _add(self, table: str, **row: Any) -> None:
        marks = ", ".join("?" for _ in row)
        self.con.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))  # noqa: S608

    def _period(self, start: str, end: str, cohort_type: str) -> int:
        key = [start, end, cohort_type]
        known = self.con.execute(
            "select period_id from period where start_date = ? and end_date = ? and cohort_type = ?", key
        ).fetchone()
        if known:
            return int(known[0])
        period_id = self.con.table("period").shape[0] + 1
        label = f"{date.fromisoformat(start):%B %Y} to {date.fromisoformat(end):%B %Y}"
        self.con.execute("insert into period values (?, ?, ?, ?, ?)", [period_id, *key, label])
        return period_id

    def load(self, file_name: str, source_id: str = "moj_overall_tool") -> None:
        """One file that was read."""
        self._add(
            "load",
            load_id=self.con.table("load").shape[0] + 1,
            source_id=source_id,
            file_name=file_name,
            sha256="",
            loaded_at="2026-11-21",
            rows_used=0,
        )

    def cohort(self, area_id: int = EASTON, period: tuple[str, str, str] = _YEAR, **given: Any) -> None:
        """One cohort; adults of Easton in 2015/16 unless said otherwise."""
        row = {
            "age_id": 1,
            "offence_id": 0,
            "sex_id": 0,
            "previous_id": 0,
            "disposal_id": 0,
            "lane": "published",
            "source_id": "moj_overall_tool",
            "load_id": 1,
            "place": "sheet Data, row 2",
        }
        self._add("cohort", **row | given, area_id=area_id, period_id=self._period(*period))

    def youth(self, area_id: int = EASTON, period: tuple[str, str, str] = _YEAR, **given: Any) -> None:
        """One youth figure; reoffending at 15 to 17 unless said otherwise."""
        row = {
            "measure_id": "child_reoffending_15_17",
            "implied": False,
            "lane": "published",
            "source_id": "dfe_lait",
            "load_id": 1,
            "place": "row 3",
        }
        self._add("youth_figure", **row | given, area_id=area_id, period_id=self._period(*period))

    def residents(self, area_id: int, persons: int, age_from: int = 0, age_to: int | None = None) -> None:
        """Residents of one age band at mid-2023."""
        self._add(
            "population",
            area_id=area_id,
            year=2023,
            age_from=age_from,
            age_to=age_to,
            persons=persons,
            lane="published",
            source_id="ons_population",
            load_id=1,
            place="row 4",
        )

    def deprived(self, area_id: int, index_id: str = "imd2019") -> None:
        """One district's place in one domain of an index."""
        self._add(
            "deprivation",
            area_id=area_id,
            index_id=index_id,
            domain="imd",
            average_score=20.0,
            lane="published",
            source_id="mhclg_imd2019_file10",
            load_id=1,
            place="sheet IMD",
        )

    def quote(self, printed: str, value: float | None = None, **given: Any) -> None:
        """One figure printed in a paper; a percentage of The Pair unless said otherwise."""
        sort = self.con.table("quoted_figure").shape[0] + 1
        row = {
            "quoted_id": f"q{sort}",
            "area_id": PAIR,
            "area_text": "The Pair",
            "topic": "demography",
            "label": "Figure",
            "unit": "%",
            "sort": sort,
            "lane": "published",
            "source_id": "black_country_2018",
            "load_id": 1,
            "place": f"line {sort}",
        }
        self._add("quoted_figure", **row | given, printed=printed, value=value)

    def expect(self, what: str, code: str, expected: int) -> None:
        """One line of the ledger of areas."""
        self._add("ledger_areas", what=what, code=code, expected=expected)

    def expect_rows(self, at_least: int, at_most: int | None = None, year: int = 2016) -> None:
        """One line of the ledger of rows, for cohorts of the overall tool."""
        self._add(
            "ledger_rows", source_id="moj_overall_tool", fact="cohort", year=year, at_least=at_least, at_most=at_most
        )

    def ask(self, check: str) -> list[dict[str, Any]]:
        """What one check finds, as it would be stored in `finding`."""
        self.con.execute(f"insert into finding by name {(CHECKS / f'{check}.sql').read_text('utf-8')}")  # noqa: S608
        found = self.con.table("finding")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
