"""The register: who may take which step, what counts after it, and that nothing done is ever lost."""

import sqlite3
import stat
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as quick
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from data.returns.register import edits, received
from data.returns.register.__main__ import backup, check, main
from data.returns.register.accepted import shown_rows
from data.returns.register.clock import now
from data.returns.register.database import _ready, database, reading, writing
from data.returns.register.deciding import STEPS, decide
from data.returns.register.declined import Declined
from data.returns.register.edits import make
from data.returns.register.effect import of_deciding
from data.returns.register.events import broken_seals, events
from data.returns.register.sending import send
from data.returns.register.shapes import Person
from data.returns.register.tables import happened, received_file, version
from data.returns.register.told import findings
from data.settings import settings
from tests.returns.filling import DUDLEY, SANDWELL
from tests.returns.registered import (
    APPROVER,
    OFFICER,
    SECOND,
    approved,
    caseloads,
    delivery,
    known,
    sent,
    supervised,
)

pytestmark = pytest.mark.usefixtures("own_register")
APRIL, MAY = date(2025, 4, 1), date(2025, 5, 1)


def declined(act: Callable[[], object]) -> Declined:
    """What is said when an act is declined."""
    with pytest.raises(Declined) as refusal:
        act()
    return refusal.value


# ---- From sending to counting -------------------------------------------------------------------


def test_a_return_counts_once_somebody_else_approved_it() -> None:
    version_id = sent(delivery(900))
    assert (known(version_id).state, caseloads()) == ("submitted", {})
    decide(version_id, "approve", APPROVER)
    assert known(version_id).state == "approved"
    assert caseloads() == {(DUDLEY, APRIL): 900}


@pytest.mark.parametrize("name", ["Ann Lee", "ann  lee", "ANN LEE", "Ann-Lee"])
def test_nobody_approves_their_own_return(name: str) -> None:
    version_id = sent(delivery(900))
    said = declined(lambda: decide(version_id, "approve", Person(name, "Another post", "approver")))
    assert "somebody else must approve it" in said.sentence
    assert known(version_id).state == "submitted"


def test_one_sign_in_under_two_names_is_one_person() -> None:
    version_id = sent(delivery(900), by=Person("Ann Lee", "Analyst", "officer", True, "ann@council.example"))
    married = Person("Ann Fox", "Analyst", "approver", True, "ann@council.example")
    assert declined(lambda: decide(version_id, "approve", married)).code == "same_person"


def test_what_was_sent_back_waits_no_longer_and_says_why() -> None:
    version_id = sent(delivery(900))
    decide(version_id, "send_back", APPROVER, "May's caseload is under April")
    latest = known(version_id).history[-1]
    assert (known(version_id).state, latest.by.post) == ("sent_back", APPROVER.post)
    assert latest.note == "May's caseload is under April"
    assert "was sent back" in declined(lambda: decide(version_id, "approve", SECOND)).sentence


def test_only_the_sender_takes_a_return_back() -> None:
    version_id = sent(delivery(900))
    assert declined(lambda: decide(version_id, "take_back", SECOND)).code == "not_sender"
    decide(version_id, "take_back", OFFICER)
    assert known(version_id).state == "taken_back"


@pytest.mark.parametrize("action", ["send_back", "withdraw", "restore"])
def test_a_step_that_others_must_understand_needs_a_reason(action: str) -> None:
    version_id = sent(delivery(900))
    assert declined(lambda: decide(version_id, action, APPROVER, "  ")).code == "reason"


def test_a_correction_replaces_and_its_withdrawal_brings_back() -> None:
    first, second = approved(delivery(900)), approved(delivery(950))
    assert caseloads() == {(DUDLEY, APRIL): 950}
    assert (known(first).in_force, known(second).in_force) == (False, True)
    decide(second, "withdraw", APPROVER, "Counted the wrong team")
    assert caseloads() == {(DUDLEY, APRIL): 900}


def test_an_earlier_version_can_be_made_to_count_again() -> None:
    first, second = approved(delivery(900)), approved(delivery(950))
    decide(first, "restore", APPROVER, "The first was right")
    assert caseloads() == {(DUDLEY, APRIL): 900}
    assert known(second).state == "approved"
    assert "nothing to restore" in declined(lambda: decide(first, "restore", APPROVER, "Again")).sentence


def test_other_areas_and_months_of_a_replaced_version_stay() -> None:
    approved(delivery(900))
    approved(delivery(700, area=SANDWELL))
    approved(delivery(910, at=5))
    approved(delivery(950))
    assert caseloads() == {(DUDLEY, APRIL): 950, (DUDLEY, MAY): 910, (SANDWELL, APRIL): 700}


def test_overlapping_days_are_declined_at_approval() -> None:
    approved(supervised())
    clash = sent(supervised(period_end=datetime(2025, 6, 30)))
    assert "people would be counted twice" in declined(lambda: decide(clash, "approve", APPROVER)).sentence


def test_an_unknown_version_is_said_to_be_unknown() -> None:
    assert declined(lambda: decide("R9-999", "approve", APPROVER)).code == "unknown"


# ---- What may be sent ---------------------------------------------------------------------------


def test_the_same_file_again_is_declined_until_its_sender_took_it_back() -> None:
    version_id = send(delivery(900), "return.xlsx", b"one file", OFFICER)
    again = declined(lambda: send(delivery(900), "other name.xlsx", b"one file", OFFICER))
    assert version_id in again.sentence
    assert "waits for approval" in again.sentence
    decide(version_id, "take_back", OFFICER)
    assert send(delivery(900), "return.xlsx", b"one file", OFFICER) != version_id


def test_what_blocks_is_never_kept() -> None:
    wrong = supervised(n_reoffenders=700)
    assert declined(lambda: sent(wrong)).code == "blocked"
    with reading() as con:
        assert list(con.execute(select(received_file))) == []


def test_doubts_are_answered_in_the_note() -> None:
    doubtful = supervised(follow_up_months=18)
    said = declined(lambda: sent(doubtful, note=""))
    assert said.sentence.startswith("There is 1 thing to confirm")
    version_id = sent(doubtful, note="Followed for 18 months by agreement")
    with reading() as con:
        assert [each.severity for each in findings(con, version_id)] == ["confirm"]


PERSONAL = "about AB 12 34 56 C who called"


@pytest.mark.parametrize(
    "act",
    [
        lambda: sent(delivery(900), note=PERSONAL),
        lambda: decide(sent(delivery(900)), "send_back", APPROVER, PERSONAL),
        lambda: make("action", DUDLEY, "RR-07", {"progress": PERSONAL}, OFFICER),
    ],
)
def test_personal_data_in_words_is_declined_unspoken_and_unkept(act: Callable[[], object], own_register: Path) -> None:
    database()
    said = declined(act)
    assert "12 34 56" not in said.sentence
    assert b"12 34 56" not in (own_register / "register.sqlite").read_bytes()


def test_the_file_comes_back_as_it_was_received() -> None:
    version_id = send(delivery(900), "return.xlsx", b"\x00exactly\xff", OFFICER)
    with reading() as con:
        assert received.content(con, version_id) == b"\x00exactly\xff"


def test_a_file_goes_when_its_time_is_over_and_its_figures_stay() -> None:
    version_id = approved(delivery(900))
    assert received.forget_expired(date.today()) == 0
    years = int(settings().register["keep_years"])
    assert received.forget_expired(date.today() + timedelta(days=366 * years)) == 1
    with reading() as con:
        assert "no longer kept" in declined(lambda: received.content(con, version_id)).sentence
    assert caseloads() == {(DUDLEY, APRIL): 900}
    assert known(version_id).history[-1].action == "let_go"


# ---- What was done stays ------------------------------------------------------------------------


def test_the_history_can_neither_be_changed_nor_shortened() -> None:
    sent(delivery(900))
    for statement in (update(happened).values(name="Nobody"), delete(happened)):
        with pytest.raises(IntegrityError, match="stays in the register"), writing() as con:
            con.execute(statement)


def test_a_history_changed_behind_our_back_shows(own_register: Path) -> None:
    for caseload in (900, 950):
        approved(delivery(caseload))
    assert check() == []
    behind = sqlite3.connect(own_register / "register.sqlite")
    behind.execute("drop trigger event_no_update")
    behind.execute("update event set name = 'Somebody else' where number = 2")
    behind.commit()
    behind.close()
    assert check() == ["Entry 2 of the history was changed, or one before it is missing."]
    assert main(["check"]) == 1


def test_every_act_names_who_did_it_and_when() -> None:
    before = now()
    version_id = approved(delivery(900))
    decide(version_id, "withdraw", SECOND, "Counted twice")
    with reading() as con:
        told = events(con)
    assert [(each.action, each.by.name, each.version_id) for each in told] == [
        ("submit", "Ann Lee", version_id),
        ("approve", "Bo Fox", version_id),
        ("withdraw", "Cy Day", version_id),
    ]
    assert all(before <= each.at <= now() for each in told)


def test_a_copy_holds_everything(own_register: Path, tmp_path: Path) -> None:
    approved(delivery(900))
    backup(tmp_path / "copy.sqlite")
    (own_register / "register.sqlite").unlink()
    (tmp_path / "copy.sqlite").rename(own_register / "register.sqlite")
    assert caseloads() == {(DUDLEY, APRIL): 900}
    assert main(["check"]) == 0


def test_a_copy_is_nobody_elses_to_read_and_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sqlite"
    assert main(["backup", str(copy)]) == 0
    first = copy.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert main(["backup", str(copy)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert copy.read_bytes() == first


def test_a_register_of_a_newer_dashboard_is_left_alone(own_register: Path) -> None:
    database()
    newer = sqlite3.connect(own_register / "register.sqlite")
    newer.execute("update register_meta set value = '99' where key = 'schema'")
    newer.commit()
    newer.close()
    _ready.cache_clear()
    assert declined(database).code == "newer"


def test_edits_are_kept_one_under_another() -> None:
    make("target", DUDLEY, "proven_rate/published", {"target": "25", "owner": "Head of service"}, OFFICER)
    make("target", DUDLEY, "proven_rate/published", {"target": "24"}, APPROVER)
    with reading() as con:
        kept = edits.edits(con)
    assert [(each.field, each.value, each.made_by) for each in kept] == [
        ("target", "25", OFFICER.post),
        ("owner", "Head of service", OFFICER.post),
        ("target", "24", APPROVER.post),
    ]


def test_what_was_shown_on_a_past_date_is_found_again() -> None:
    first = approved(delivery(900))
    then = now()
    approved(delivery(950))
    decide(first, "withdraw", APPROVER, "Replaced by then")
    with reading() as con:
        assert [row.cells["caseload"].value for row in shown_rows(con, then)] == [900]
        assert [row.cells["caseload"].value for row in shown_rows(con, now())] == [950]


def test_nothing_is_shown_before_its_time() -> None:
    approved(delivery(900))
    later = now() + timedelta(days=2)
    approved(delivery(950), not_before=later)
    with reading() as con:
        assert [row.cells["caseload"].value for row in shown_rows(con, now())] == [900]
        assert [row.cells["caseload"].value for row in shown_rows(con, later)] == [950]


# ---- Any order of acts --------------------------------------------------------------------------

PEOPLE = (OFFICER, APPROVER, SECOND)
ACTS = st.tuples(
    st.sampled_from(["send", *STEPS]),
    st.integers(0, 5),
    st.sampled_from(PEOPLE),
    st.integers(900, 903),
    st.sampled_from([4, 5]),
)


class Plain:
    """The register as a few lines of Python: versions with a state, and whose turn was last."""

    def __init__(self) -> None:
        self.versions: list[dict[str, Any]] = []
        self.turn = 0

    def may(self, action: str, held: dict[str, Any], by: Person) -> bool:
        """Whether a step is one the register should take."""
        step = STEPS[action]
        if (step.second_person and by is held["by"]) or (step.sender and by is not held["by"]):
            return False
        useless = action == "restore" and held["state"] == "approved" and self.counting().get(held["month"]) is held
        return held["state"] in step.before and not useless

    def take(self, action: str, held: dict[str, Any]) -> None:
        """Take it."""
        self.turn += 1
        held.update(state=STEPS[action].after, turn=self.turn)

    def counting(self) -> dict[int, dict[str, Any]]:
        """The version that counts, by month."""
        inside = [each for each in self.versions if each["state"] == "approved"]
        return {each["month"]: each for each in sorted(inside, key=lambda each: each["turn"])}


def effect_of(version_id: str, action: str) -> tuple[int, int, int]:
    """How many figures are announced as new, revised and removed."""
    with reading() as con:
        effect = of_deciding(con, version_id, "R6", action)
    return len(effect.new), len(effect.revised), len(effect.removed)


def change(before: dict[Any, float], after: dict[Any, float]) -> tuple[int, int, int]:
    """The same of what happened, in caseloads alone: all other figures are equal in every return."""
    both = before.keys() & after.keys()
    return len(after.keys() - both), sum(before[key] != after[key] for key in both), len(before.keys() - both)


@quick(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=4, max_size=14))
def test_any_order_of_acts_leaves_what_should_count(acts: list[tuple[Any, ...]], tmp_path_factory: Any) -> None:
    store = tmp_path_factory.mktemp("any")
    with pytest.MonkeyPatch.context() as patch:
        (store / "settings.toml").write_text(f'[warehouse]\nstore = "{store.as_posix()}"\n', "utf-8")
        patch.setenv("CSP_SETTINGS", str(store / "settings.toml"))
        settings.cache_clear()
        plain = Plain()
        for act in acts:
            take(plain, *act)
        expected = {(DUDLEY, date(2025, at, 1)): held["caseload"] for at, held in plain.counting().items()}
        assert caseloads() == expected
        with reading() as con:
            assert broken_seals(con) == []
            states = {row.version_id: row.state for row in con.execute(select(version))}
        assert states == {held["id"]: held["state"] for held in plain.versions}


def take(plain: Plain, action: str, which: int, by: Person, caseload: int, at: int) -> None:
    """One act on the register and on the plain model; both must agree on whether it may be."""
    if action == "send" or not plain.versions:
        version_id = sent(delivery(caseload, at), by=by)
        held = {"id": version_id, "state": "submitted", "by": by, "caseload": caseload, "month": at}
        plain.versions.append(held)
        return
    held = plain.versions[which % len(plain.versions)]
    if not plain.may(action, held, by):
        declined(lambda: decide(held["id"], action, by, "A reason"))
        return
    announced = effect_of(held["id"], action) if action in ("approve", "restore", "withdraw") else None
    before = caseloads()
    decide(held["id"], action, by, "A reason")
    plain.take(action, held)
    if announced:
        others = len(delivery(900).rows[0].values) - 4  # figures besides the caseload come and go with the row
        new, revised, removed = change(before, caseloads())
        assert announced == (new * (others + 1), revised, removed * (others + 1))
