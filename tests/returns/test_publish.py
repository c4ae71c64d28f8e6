"""From the register to the warehouse: which rows, under which source and place, and back again."""

import hashlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.returns.publish import approved as to_be_shown
from data.returns.publish import fill_returns
from data.returns.register import effect
from data.returns.register.clock import now
from data.returns.register.database import reading
from data.returns.register.deciding import decide
from data.returns.register.edits import make
from data.returns.register.rows import kept
from data.returns.spec import Spec, specs
from tests.returns.disclosure.received import empty_warehouse
from tests.returns.filling import DUDLEY, SANDWELL, checked, example
from tests.returns.registered import APPROVER, OFFICER, approved, delivery, sent, supervised

pytestmark = pytest.mark.usefixtures("own_register")
CELLS = """
select
    return_code, version_id, area.code, period.start_date, period.end_date, breakdown, item, value, text, symbol, place
from return_cell left join area using (area_id) left join period using (period_id)
order by all
"""
FIGURES = """
select return_code, area.code, period.start_date, breakdown, item, value, text, symbol
from return_cell left join area using (area_id) left join period using (period_id)
"""


def built(as_at: datetime | None = None) -> duckdb.DuckDBPyConnection:
    """A warehouse of tables, lookups, areas and the returns that are to be shown."""
    con = empty_warehouse()
    fill_returns(con, to_be_shown(as_at))
    return con


def fingerprint(con: duckdb.DuckDBPyConnection) -> str:
    """One hash over everything that a question about returns could give."""
    return hashlib.sha256(repr(con.execute(CELLS).fetchall()).encode()).hexdigest()


def test_every_figure_carries_its_source_its_cell_and_who_it_is_about() -> None:
    version_id = approved(supervised())
    with built() as con:
        rows = con.execute(CELLS).fetchall()
        (load,) = con.execute(
            "select source_id, file_name, rows_used, length(sha256) from load where load_id > 1"
        ).fetchall()
        lanes = con.execute("select distinct lane::varchar, source_id from return_cell").fetchall()
    about = ("R1", version_id, DUDLEY, date(2024, 4, 1), date(2025, 3, 31), "org=probation")
    assert rows == [
        (*about, "expected_reoffenders", 221.5, None, None, "sheet Data, cell H2"),
        (*about, "follow_up_months", 12.0, None, None, "sheet Data, cell J2"),
        (*about, "n_offenders", 600.0, None, None, "sheet Data, cell F2"),
        (*about, "n_reoffenders", 246.0, None, None, "sheet Data, cell G2"),
        (*about, "predictor", None, "OGRS4", None, "sheet Data, cell I2"),
    ]
    assert load == ("return_r1", version_id, 1, 64)
    assert lanes == [("return", "return_r1")]


def test_without_a_register_there_are_sources_but_no_figures(own_register: Path) -> None:
    with built() as con:
        assert con.execute("select count(*) from return_cell").fetchone() == (0,)
        counted = con.execute("select count(*) from source where source_id like 'return_r%'").fetchone()
    assert counted == (len(specs()),)
    assert not (own_register / "register.sqlite").exists()


@pytest.mark.parametrize("code", list(specs()))
def test_every_return_reaches_the_warehouse_from_its_specification(code: str) -> None:
    approved(checked(code, [example(specs()[code])]))
    with built() as con:
        rows = con.execute(FIGURES).fetchall()
        missing = con.execute("select count(*) from return_cell where area_id is null").fetchone()
    items = [each for each in specs()[code].columns if not each.key and not each.name_of]
    assert {row[4] for row in rows} == {column.name for column in items}
    assert missing == (0,)


def test_a_fifteenth_return_needs_nothing_but_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parents[2] / "data/returns/specs/r06.toml").read_text("utf-8")
    (tmp_path / "r15.toml").write_text(text.replace('code = "R6"', 'code = "R15"'), "utf-8")
    spec = Spec.load(tmp_path / "r15.toml")
    everything = {**specs(), "R15": spec}
    for module in ("data.returns.register.rows", "data.returns.publish", "tests.returns.filling"):
        monkeypatch.setattr(f"{module}.specs", lambda: everything)
    approved(checked("R15", [example(spec)]))
    with built() as con:
        found = con.execute(
            "select distinct source_id, title from return_cell join source using (source_id)"
        ).fetchall()
    assert found == [("return_r15", "Return R15: Probation delivery")]


def test_symbols_blanks_and_splits_come_through() -> None:
    rows = [
        example(specs()["R2"], in_factor=answer, n_offenders=people, n_reoffenders=again, expected_reoffenders=expected)
        for answer, people, again, expected in (("Yes", 120, 60, None), ("No", 480, "[c]", "[x]"))
    ]
    approved(checked("R2", [row | {"sex": None, "age_band": None} for row in rows]))
    with built() as con:
        found = {(row[3], row[4]): row[5:] for row in con.execute(FIGURES).fetchall()}
    with_need, without = (f"factor=homeless; in_factor={each}; sex=all; age_band=all" for each in ("yes", "no"))
    assert found[with_need, "n_reoffenders"] == (60.0, None, None)
    assert found[with_need, "expected_reoffenders"] == (None, None, "x")
    assert found[without, "n_reoffenders"] == (None, None, "c")


def figures(con: duckdb.DuckDBPyConnection) -> dict[Any, Any]:
    """What is said of what."""
    return {tuple(row[:5]): tuple(row[5:]) for row in con.execute(FIGURES).fetchall()}


def test_the_preview_counts_what_the_load_then_does() -> None:
    approved(delivery(900))
    approved(delivery(700, area=SANDWELL))
    correction = checked(
        "R6",
        [
            example(specs()["R6"], month=datetime(2025, 4, 1), caseload=950),
            example(specs()["R6"], month=datetime(2025, 5, 1), caseload=910),
        ],
    )
    with reading() as con:
        announced = effect.of_accepting(con, kept(correction))
    with built() as con:
        before = figures(con)
    approved(correction)
    with built() as con:
        after = figures(con)
    both = before.keys() & after.keys()
    assert len(announced.new) == len(after.keys() - both) == 11
    assert len(announced.removed) == len(before.keys() - both) == 0
    assert len(announced.revised) == sum(before[key] != after[key] for key in both) == 1
    assert [(each.before, each.after) for each in announced.revised] == [("900", "950")]
    in_dudley = sum(1 for key in both if key[1] == DUDLEY)
    assert announced.unchanged == in_dudley - 1


def test_withdrawing_and_restoring_give_the_very_same_answers_again() -> None:
    first = approved(delivery(900))
    with built() as con:
        original = fingerprint(con)
    second = approved(delivery(950))
    with built() as con:
        corrected = fingerprint(con)
    decide(second, "withdraw", APPROVER, "Counted twice")
    with built() as con:
        assert fingerprint(con) == original
    decide(second, "restore", APPROVER, "It was right")
    with built() as con:
        assert fingerprint(con) == corrected
    decide(first, "withdraw", APPROVER, "Not needed")
    decide(second, "withdraw", APPROVER, "Not needed")
    with built() as con:
        assert figures(con) == {}


def test_a_past_date_is_shown_again_as_it_was() -> None:
    approved(delivery(900))
    make("target", DUDLEY, "housed_on_release/return", {"target": "80"}, OFFICER)
    then = now()
    with built() as con:
        was = fingerprint(con)
    approved(delivery(950))
    make("target", DUDLEY, "housed_on_release/return", {"target": "85"}, OFFICER)
    with built(then) as con:
        assert fingerprint(con) == was
        assert con.execute("select value from edit").fetchall() == [("80",)]
    assert to_be_shown(then).digest() != to_be_shown().digest()


def test_an_embargo_holds_a_figure_back_until_its_time() -> None:
    later = now() + timedelta(hours=9)
    approved(delivery(900), not_before=later)
    with built() as con:
        assert figures(con) == {}
    with built(later) as con:
        assert ("R6", DUDLEY, date(2025, 4, 1), "", "caseload") in figures(con)


def test_what_waits_for_approval_is_in_no_warehouse() -> None:
    sent(delivery(900))
    with built() as con:
        assert figures(con) == {}


def test_changes_made_in_the_app_come_with_the_post_and_never_the_name() -> None:
    make("action", DUDLEY, "RR-07", {"status": "done", "progress": None}, OFFICER)
    with built() as con:
        rows = con.execute(
            "select subject, area.code, key, field, value, made_by from edit join area using (area_id) order by edit_id"
        ).fetchall()
    assert rows == [
        ("action", DUDLEY, "RR-07", "status", "done", "Probation analyst"),
        ("action", DUDLEY, "RR-07", "progress", None, "Probation analyst"),
    ]
    assert not any(OFFICER.name in str(value) for row in rows for value in row)
