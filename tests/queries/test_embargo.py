"""Figures under embargo: off the screens until their day, and then there without anybody's doing."""

import logging
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from data.returns.register.clock import begins
from data.returns.register.deciding import decide
from data.settings import DATA
from pages.parts.return_version import state_words
from queries import desk, embargo, publication
from tests.returns.registered import APPROVER, APPROVING, approved, delivery, known, own_register, sent

__all__ = ["own_register"]
pytestmark = pytest.mark.usefixtures("own_register")
BUILT = datetime(2026, 11, 1, 9)
ENDS = datetime(2026, 12, 1)
SECOND = timedelta(seconds=1)


def warehouse_of(store: Path, built_at: datetime, number: int = 1) -> None:
    """A warehouse without figures, built at a time."""
    store.mkdir(exist_ok=True)
    with duckdb.connect(store / f"warehouse-{number:06d}.duckdb") as con:
        for tables in sorted(DATA.glob("schema*.sql")):
            con.execute(tables.read_text("utf-8"))
        con.execute("insert into build values (?, ?, '')", [number, built_at])


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that gets a line for each build that is started; the build itself is left out."""
    log = tmp_path / "builds.txt"
    monkeypatch.setattr(embargo, "BUILD", [sys.executable, "-c", f"open({str(log)!r}, 'a').write('built\\n')"])
    monkeypatch.setattr(embargo, "_next_look", 0.0)
    return log


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Somebody opens a page at this time."""
    monkeypatch.setattr(embargo, "now", lambda: moment)
    embargo.look_out()
    with embargo._looking:  # the look is over once this is free
        pass


def test_it_ends_once_its_moment_has_come_and_until_it_is_built(own_register: Path) -> None:
    version_id = approved(delivery(900), not_before=ENDS)
    approved(delivery(800, at=5))
    assert embargo.ended(ENDS) == [], "without a warehouse there is nothing to bring up to date"
    warehouse_of(own_register, BUILT)
    assert embargo.ended(ENDS - SECOND) == []
    assert embargo.ended(ENDS) == embargo.ended(ENDS + timedelta(days=9)) == [version_id]
    warehouse_of(own_register, ENDS + SECOND, 2)
    assert embargo.ended(ENDS + timedelta(days=9)) == []


def test_what_is_not_approved_or_was_withdrawn_starts_no_build(own_register: Path) -> None:
    warehouse_of(own_register, BUILT)
    sent(delivery(900), not_before=ENDS)
    decide(approved(delivery(800, at=5), not_before=ENDS), "withdraw", APPROVER, "Counted twice")
    assert embargo.ended(ENDS) == []


def test_opening_a_page_after_its_end_builds_and_before_it_does_not(
    own_register: Path, builds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse_of(own_register, BUILT)
    approved(delivery(900), not_before=ENDS)
    at(monkeypatch, ENDS - SECOND)
    assert not builds.exists()
    at(monkeypatch, ENDS)
    assert not builds.exists(), "the last look was a moment ago"
    monkeypatch.setattr(embargo, "_next_look", 0.0)
    at(monkeypatch, ENDS)
    assert builds.read_text() == "built\n"
    at(monkeypatch, ENDS + SECOND)
    assert builds.read_text() == "built\n"


def test_a_build_that_fails_is_in_the_log_and_not_tried_at_every_turn(
    own_register: Path, builds: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    warehouse_of(own_register, BUILT)
    approved(delivery(900), not_before=ENDS)
    monkeypatch.setattr(embargo, "BUILD", [sys.executable, "-c", "raise SystemExit('more people than there are')"])
    with caplog.at_level(logging.ERROR):
        at(monkeypatch, ENDS)
    assert "more people than there are" in caplog.text
    assert embargo._next_look > embargo.monotonic() + 1000
    assert not builds.exists()


def test_until_then_the_register_says_from_when(monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = begins(date.today() + timedelta(days=1))
    version_id = approved(delivery(900), not_before=tomorrow)
    day = f"{date.today() + timedelta(days=1):%-d %B %Y}"
    assert state_words(known(version_id)) == f"Approved, to be shown from {day}"
    said = f"{version_id} is approved and under embargo: it will be shown from {day}, by itself."
    assert desk.unpublished() == [said]
    monkeypatch.setattr("data.returns.register.told.now", lambda: tomorrow)
    assert state_words(known(version_id)) == "Approved"


def test_a_day_begins_when_clocks_here_say_so() -> None:
    assert begins(date(2026, 12, 1)) == datetime(2026, 12, 1)
    assert begins(date(2026, 7, 1)) == datetime(2026, 6, 30, 23)


def test_who_put_figures_on_the_screens_is_in_the_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "publish", lambda *_: 7)
    desk.publish(APPROVING)
    (event,) = desk.audit(APPROVING)
    assert (event.action, event.version_id, event.by.name) == ("publish", "set 7", "Bo Fox")
