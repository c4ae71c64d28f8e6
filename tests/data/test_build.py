"""The warehouse against what publishers printed, and a build that fails changes nothing."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data import build as building
from data import checks
from queries.warehouse import cursor
from tests.conftest import keeping_in

ENGLAND_AND_WALES = "K04000001"
# Ministry of Justice, overall data tool to March 2024: per cent who reoffended, years from 2012/13.
NATIONAL = [30.9, 31.1, 30.0, 29.5, 29.4, 29.2, 28.0, 25.6, 24.4, 25.2, 26.3, 28.2]
OFFENCES_2023_24 = {
    "theft": 56.9,
    "other": 38.4,
    "public_order": 30.9,
    "weapons": 28.7,
    "summary_non_motoring": 27.9,
    "criminal_damage": 27.6,
    "fraud": 26.5,
    "robbery": 25.8,
    "miscellaneous": 23.6,
    "drug": 23.3,
    "violence": 20.9,
    "sexual": 14.8,
    "summary_motoring": 14.2,
}
# MHCLG File 10: average score and its rank, overall, 2019 and 2025.
DEPRIVATION = {
    "Wolverhampton": ((32.102, 24), (32.552, 23)),
    "Walsall": ((31.555, 25), (31.732, 28)),
    "Dudley": ((24.103, 91), (23.174, 103)),
    "Sandwell": ((34.884, 12), (33.772, 19)),
}
# DfE local authority interactive tool, 2024: per cent of children aged 15 to 17 who reoffended.
CHILDREN_15_17 = {
    "Wolverhampton": 36.1,
    "Walsall": 33.3,
    "Dudley": 23.4,
    "Sandwell": 27.3,
    "Solihull": 17.7,
    "Plymouth": 26.5,
    "Haringey": 38.2,
    "Wiltshire": 17.4,
}


@pytest.fixture
def con(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with cursor(warehouse) as own:
        yield own


def national(con: duckdb.DuckDBPyConnection, lane: str, where: str = "age_id = 0 and offence_id = 0") -> list[tuple]:
    return con.execute(
        f"""
        select offence_group.code, offenders, reoffenders, reoffences
        from cohort_rollup
        join period using (period_id)
        join area using (area_id)
        join offence_group using (offence_id)
        where area.code = ? and lane = ? and cohort_type = 'four_quarters' and sex_id = 0 and {where}
        order by start_date
        """,  # noqa: S608 - conditions of this test
        [ENGLAND_AND_WALES, lane],
    ).fetchall()


def test_national_rates_are_those_printed(con: duckdb.DuckDBPyConnection) -> None:
    assert [round(100 * row[2] / row[1], 1) for row in national(con, "published")] == NATIONAL


def test_adult_rates_are_those_printed(con: duckdb.DuckDBPyConnection) -> None:
    adults = national(con, "published", "age_id = 1 and offence_id = 0")
    assert [round(100 * row[2] / row[1], 1) for row in adults] == [24.0, 24.9]


def test_offence_groups_are_those_printed_and_add_up(con: duckdb.DuckDBPyConnection) -> None:
    groups = national(con, "published", "age_id = 0 and offence_id > 0")
    assert {row[0]: round(100 * row[2] / row[1], 1) for row in groups} == OFFENCES_2023_24
    assert (sum(row[1] for row in groups), sum(row[2] for row in groups)) == (331_356, 93_413)


def test_demonstration_figures_add_up_to_every_published_year(con: duckdb.DuckDBPyConnection) -> None:
    assert national(con, "illustrative") == national(con, "published")


def test_csps_add_up_to_england_and_wales(con: duckdb.DuckDBPyConnection) -> None:
    totals = con.execute(
        """
        select sum(offenders), sum(reoffenders), sum(reoffences)
        from cohort_rollup
        join area using (area_id)
        join period using (period_id)
        where kind = 'csp' and reach = 'own' and lane = 'illustrative' and start_date = '2023-04-01'
          and age_id = 0 and offence_id = 0 and sex_id = 0
        """
    ).fetchone()
    assert totals == (331_356, 93_413, 441_946)


@pytest.mark.parametrize("name", DEPRIVATION)
def test_deprivation_is_that_published(con: duckdb.DuckDBPyConnection, name: str) -> None:
    found = con.execute(
        """
        select average_score, rank_average_score
        from deprivation_rollup
        join area using (area_id)
        where kind = 'csp' and name = ? and domain = 'imd'
        order by index_id
        """,
        [name],
    ).fetchall()
    assert tuple(found) == DEPRIVATION[name]


@pytest.mark.parametrize("name", CHILDREN_15_17)
def test_childrens_reoffending_is_that_published(con: duckdb.DuckDBPyConnection, name: str) -> None:
    value = con.execute(
        """
        select half_up(value, 1)
        from youth_rollup
        join area using (area_id)
        join period using (period_id)
        where kind = 'csp' and name = ? and measure_id = 'child_reoffending_15_17' and end_date = '2024-03-31'
        """,
        [name],
    ).fetchone()
    assert value == (CHILDREN_15_17[name],)


def test_a_district_in_a_county_carries_the_countys_figure_and_says_so(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        """
        select distinct figure.name, reach
        from youth_rollup
        join area using (area_id)
        join area as figure on figure.area_id = youth_rollup.figure_id
        where area.kind = 'csp' and area.name = 'Boston'
        """
    ).fetchall()
    assert found == [("Lincolnshire", "wider")]


def test_a_warehouse_is_nobody_elses_to_read(built: Path) -> None:
    assert stat.S_IMODE(built.stat().st_mode) == 0o600


def test_every_fact_says_where_it_came_from(con: duckdb.DuckDBPyConnection) -> None:
    for table in ("cohort", "youth_figure", "performance_figure", "deprivation", "population", "quoted_figure"):
        silent = con.execute(f"select count(*) from {table} where place = '' or load_id is null").fetchone()  # noqa: S608
        assert silent == (0,), table


def test_the_black_countrys_slip_is_kept_and_corrected(con: duckdb.DuckDBPyConnection) -> None:
    slips = con.execute("select printed, recomputed from finding where check_id = 'printed_rates_disagree'").fetchall()
    assert slips == [("14.1%", "15.1")]


def test_a_build_that_fails_leaves_the_served_warehouse_as_it_was(
    warehouse: Path, own_store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "impossible.sql").write_text(
        "select 'impossible' as check_id, 'block' as severity, 'Wolverhampton' as subject, "
        "'12 of 10 people reoffended.' as message"
    )
    monkeypatch.setattr(checks, "_HERE", tmp_path)
    before = sorted(own_store.glob("warehouse-*"))
    with pytest.raises(building.BuildFailed, match="Wolverhampton: 12 of 10 people reoffended"):
        building.build(quiet=True)
    assert sorted(own_store.glob("warehouse-*")) == before


def test_a_warehouse_is_built_again_only_when_it_is_needed(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("sys.argv", ["data.build", "--if-needed"])
    monkeypatch.setattr(building, "build", lambda **_: asked.append("anew") or built)
    with keeping_in(tmp_path) as store:
        assert building.main() == 0
        assert asked == ["anew"], "there was none"

        store.mkdir()
        shutil.copy(built, store)
        assert building.main() == 0
        assert asked == ["anew"], "it is up to date"

        monkeypatch.setattr(building.fill, "inputs_sha256", lambda: "another version's figures")
        assert building.main() == 0
        assert asked == ["anew", "anew"]


def test_of_two_who_find_a_build_needed_at_once_the_second_takes_what_the_first_built(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with keeping_in(tmp_path) as store:
        store.mkdir()
        monkeypatch.setattr(building, "_write", lambda *_: pytest.fail("it was built already"))
        monkeypatch.setattr(building, "_up_to_date", lambda: True)  # the other one finished a moment ago
        first = Path(shutil.copy(built, store))
        assert building.build(quiet=True, if_needed=True) == first
