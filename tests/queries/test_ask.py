"""Asking the warehouse: the right rows, their sources, and no way to do anything else."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from data import build as building
from queries.ask import ask
from queries.deprivation import deprivation_of
from queries.places import Place, places
from queries.warehouse import NoWarehouse, cursor, newest

HARMFUL = [
    "copy area to '/tmp/areas.csv'",
    "select * from read_csv('/etc/passwd')",
    "select * from glob('/etc/*')",
    "attach '/tmp/other.duckdb'",
    "export database '/tmp/out'",
    "install httpfs",
    "load spatial",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "create table mine (a integer)",
    "delete from cohort",
]


@pytest.mark.parametrize("statement", HARMFUL)
def test_the_warehouse_refuses_everything_but_questions(warehouse: Path, statement: str) -> None:
    with cursor(warehouse) as con, pytest.raises(duckdb.Error):
        con.execute(statement)


def test_an_answer_names_its_sources(warehouse: Path) -> None:
    answer = deprivation_of(_wolverhampton())
    assert set(answer.sources["publisher"]) == {"Ministry of Housing, Communities and Local Government"}
    assert answer.lanes == ("published",)


def test_everybody_gets_their_own_rows(warehouse: Path) -> None:
    """One shared connection would hand some of these answers to the wrong thread."""
    wanted = [place.area_id for place in places("csp")][:60]

    def name_of(area_id: int) -> bool:
        with cursor(warehouse) as con:
            return con.execute("select area_id from area where area_id = ?", [area_id]).fetchall() == [(area_id,)]

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(name_of, wanted * 5))


def test_a_new_build_is_seen_at_the_next_question(warehouse: Path, own_store: Path) -> None:
    before = newest()
    linked = before.with_name("warehouse-900000.duckdb")
    linked.hardlink_to(before)
    try:
        assert newest() == linked
        assert len(ask("sources").rows) > 0
    finally:
        linked.unlink()


def test_an_older_warehouse_is_let_go_when_a_newer_one_is_asked(warehouse: Path, tmp_path: Path) -> None:
    older, newer = (Path(shutil.copy(warehouse, tmp_path / f"{name}.duckdb")) for name in ("older", "newer"))
    with cursor(older) as asking:
        with cursor(newer) as con:
            con.execute("select 1")
        assert asking.execute("select count(*) from area").fetchone() != (0,), "who was asking gets the answer"
    duckdb.connect(older).close()  # to write, which nothing that still reads it would let pass


def test_no_warehouse_is_said_in_a_sentence(warehouse: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("queries.warehouse.settings", lambda: type("Empty", (), {"store": tmp_path}))
    with pytest.raises(NoWarehouse, match="There are no figures yet"):
        newest()


def test_an_unknown_question_is_a_mistake_of_ours(warehouse: Path) -> None:
    with pytest.raises(KeyError):
        ask("how_many_angels")


def _wolverhampton() -> Place:
    return next(place for place in places("csp") if place.name == "Wolverhampton")


def test_every_build_has_a_name_of_its_own(warehouse: Path) -> None:
    assert building.warehouses()[-1].name.startswith("warehouse-")
