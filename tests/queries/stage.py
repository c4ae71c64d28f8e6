"""A stage for the questions that compare areas: a store with a handful of areas and their counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.settings import ROOT, settings
from queries.benchmarks import Benchmark
from queries.dimensions import dimensions
from queries.places import Place

END = "2024-03-31"
_TABLES = """
create type lane as enum ('published', 'return', 'illustrative');
create table area (area_id integer, kind varchar, code varchar, name varchar, valid_to date);
create table area_kind (kind varchar, label varchar, sort integer);
create table area_within (area_id integer, within_id integer);
create table period (period_id integer, start_date date, end_date date, cohort_type varchar, label varchar);
create table cohort_rollup (
    area_id integer, figure_id integer, period_id integer, age_id integer, offence_id integer, sex_id integer,
    previous_id integer, disposal_id integer, offenders integer, reoffenders integer, reach varchar, lane lane,
    source_id varchar, place varchar
);
create table population_rollup (area_id integer, persons integer, year integer);
create table source (
    source_id varchar, publisher varchar, title varchar, period varchar, lane lane, licence varchar, url varchar,
    published_on date, next_due date, retrieved varchar, retrieval_note varchar, attribution varchar
);
insert into area_kind values ('csp', 'partnership', 7), ('upper_tier', 'county', 5), ('country', 'country', 0);
insert into period values (1, '2023-04-01', '2024-03-31', 'four_quarters', 'April 2023 to March 2024');
insert into source values ('made_up', 'Nobody', 'Invented', 'never', 'published', 'none', null, null, null, '', '', '');
create table member (
    code varchar, name varchar, label varchar, short_name varchar, age_group varchar, is_band boolean, sort integer
);
insert into member values ('all', 'All', 'All', 'All', 'all', false, 0);
create view age as select 0 as age_id, * from member;
create view offence_group as select 0 as offence_id, * from member;
create view sex as select 0 as sex_id, * from member;
create view previous_offences as select 0 as previous_id, * from member;
create view disposal as select 0 as disposal_id, * from member;
"""

_COUNTS = "insert into cohort_rollup values (?, ?, 1, 0, 0, 0, 0, 0, ?, ?, ?, 'published', 'made_up', 'row')"


@dataclass
class Stage:
    """Areas with counts of people followed and reoffenders, written as the newest warehouse of a store."""

    path: Path
    ids: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(self.path) as con:
            con.execute(_TABLES)
            for macros in sorted((ROOT / "queries").glob("macros*.sql")):
                con.execute(macros.read_text("utf-8"))

    def area(self, name: str, kind: str = "csp", inside: Iterable[str] = ()) -> None:
        """An area, which lies inside others."""
        self.areas([(name, 0, 0)], kind, inside)

    def counts(self, name: str, people: int, reoffended: int, of: str = "", reach: str = "own") -> None:
        """A cohort of an area, or the figure of a larger one that stands for it."""
        with duckdb.connect(self.path) as con:
            con.execute(_COUNTS, [self.ids[name], self.ids[of or name], people, reoffended, reach])

    def areas(self, areas: Iterable[tuple[str, int, int]], kind: str = "csp", inside: Iterable[str] = ()) -> None:
        """Several areas with people followed and reoffenders (no cohort where nobody was followed)."""
        with duckdb.connect(self.path) as con:
            for name, people, reoffended in areas:
                number = self.ids[name] = len(self.ids) + 1
                con.execute("insert into area values (?, ?, ?, ?, null)", [number, kind, f"X{number}", name])
                for larger in inside:
                    con.execute("insert into area_within values (?, ?)", [number, self.ids[larger]])
                if people:
                    con.execute(_COUNTS, [number, number, people, reoffended, "own"])

    def place(self, name: str, kind: str = "csp") -> Place:
        """The area as somebody would choose it."""
        return Place(self.ids[name], kind, f"X{self.ids[name]}", name, kind, None, None)

    def benchmark(self, name: str, inside: bool = True) -> Benchmark:
        """An area as the one to compare with."""
        return Benchmark(name, name, (self.ids[name],), inside, "country")


def line(rows: Any, name: str) -> Any:
    """The line of a comparison with that label."""
    return next(row for row in rows.itertuples() if row.label == name)


@pytest.fixture(name="stage")
def a_stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """An empty stage, which every question asks until the test ends."""
    overrides = tmp_path / "settings.toml"
    overrides.write_text(f'[warehouse]\nstore = "{(tmp_path / "store").as_posix()}"\n', "utf-8")
    monkeypatch.setenv("CSP_SETTINGS", str(overrides))
    for kept in (settings, dimensions):
        kept.cache_clear()
    yield Stage(tmp_path / "store" / "warehouse-000001.duckdb")
    monkeypatch.undo()
    for kept in (settings, dimensions):
        kept.cache_clear()
