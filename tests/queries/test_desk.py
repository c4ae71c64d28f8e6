"""The desk of returns: nobody gets past it without the right, and it says no in plain sentences."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as quick
from hypothesis import strategies as st

from data.returns.register.deciding import decide
from data.returns.register.declined import Declined, _words
from queries import desk, publication
from queries.access import ROLES, Role, Viewer, may
from queries.people import ground
from tests.returns.filling import DUDLEY, SANDWELL
from tests.returns.registered import (
    APPROVER,
    APPROVING,
    COUNCILLOR,
    PUBLIC,
    SENDING,
    approved,
    attempt,
    delivery,
    known,
    own_register,
    sent,
)

__all__ = ["own_register"]  # the fixture, given on
pytestmark = pytest.mark.usefixtures("own_register")
BLANK = re.compile(r"\{\w+(:the|:The)?\}")
UNSEEMLY = re.compile(r"/[a-z]+/|\\|sqlite|Traceback|Error\b|postgres|password|select |None\b|\{|\}", re.IGNORECASE)

# Every function of the desk that needs a right, and which right.
GUARDED: dict[str, tuple[str, Callable[[Viewer, str], Any]]] = {
    "context": ("submit", lambda viewer, _: desk.context(viewer, "R6")),
    "last_rows": ("take_template", lambda viewer, _: desk.last_rows(viewer, "R6", (DUDLEY,), None)),
    "preview": ("submit", lambda viewer, _: desk.preview(viewer, attempt("R6"))),
    "submit": ("submit", lambda viewer, _: desk.submit(viewer, attempt("R6", caseload=901), "A note")),
    "waiting": ("see_drafts", lambda viewer, _: desk.waiting(viewer)),
    "rivals": ("see_drafts", lambda viewer, _: desk.rivals(viewer, attempt("R6"))),
    "rivals_of": ("see_drafts", lambda viewer, name: desk.rivals_of(viewer, known(name))),
    "findings": ("see_quality_log", lambda viewer, name: desk.findings(viewer, name)),
    "effect": ("see_unsuppressed", lambda viewer, name: desk.effect(viewer, name, "approve")),
    "received_file": ("take_received_file", lambda viewer, name: desk.received_file(viewer, name)),
    "audit": ("see_audit", lambda viewer, _: desk.audit(viewer)),
    "approve": ("approve", lambda viewer, name: desk.approve(viewer, name)),
    "send_back": ("approve", lambda viewer, name: desk.send_back(viewer, name, "A reason")),
    "withdraw": ("withdraw", lambda viewer, name: desk.withdraw(viewer, name, "A reason")),
    "restore": ("withdraw", lambda viewer, name: desk.restore(viewer, name, "A reason")),
    "take_back": ("submit", lambda viewer, name: desk.take_back(viewer, name)),
    "changes_made": ("edit", lambda viewer, _: desk.changes_made(viewer, DUDLEY)),
    "record_edit": ("edit", lambda viewer, _: desk.record_edit(viewer, "action", DUDLEY, "RR-07", {"status": "done"})),
    "publish": ("publish", lambda viewer, _: desk.publish(viewer)),
}
OPEN = {"due", "is_sender", "version", "versions", "unpublished", "shown_on"}
NO_RIGHT = ("not_allowed", "not_allowed_here", "name_first")


def test_every_function_of_the_desk_is_guarded_or_known_to_be_open() -> None:
    functions = {name for name in desk.__all__ if name[0].islower()}
    assert functions == GUARDED.keys() | OPEN


@pytest.mark.parametrize("name", list(GUARDED))
@quick(max_examples=14, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(role=st.sampled_from(ROLES), own=st.sampled_from([(), (DUDLEY,), (SANDWELL,)]), named=st.booleans())
def test_the_desk_lets_through_whom_the_table_lets_through(
    name: str, role: Role, own: tuple[str, ...], named: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "publish", lambda *_: 1)
    given_name = {"name": "Di Roe", "post": "Analyst"} if named else {}
    viewer = Viewer(role, ground(own), **given_name)  # type: ignore[arg-type]
    right, act = GUARDED[name]
    version_id = sent(delivery(900))
    everywhere = name in ("context", "waiting", "rivals", "rivals_of", "findings", "audit", "publish")
    allowed = may(viewer, right, None if everywhere else DUDLEY)
    code = outcome(lambda: act(viewer, version_id))
    assert code != "unseemly"
    assert (code not in NO_RIGHT) == allowed


def outcome(act: Callable[[], Any]) -> str:
    """The code of the refusal, or nothing."""
    try:
        act()
    except Declined as declined:
        return declined.code if is_plain(declined.sentence) else "unseemly"
    return ""


def is_plain(sentence: str) -> bool:
    """Whether a sentence could be read out in a meeting."""
    return sentence.endswith(".") and not UNSEEMLY.search(sentence)


def test_an_officer_of_one_area_sends_nothing_for_another() -> None:
    sandwell = replace(SENDING, areas=ground([SANDWELL]))
    with pytest.raises(Declined, match="for Dudley"):
        desk.submit(sandwell, attempt("R6"), "A note")


def test_an_officer_of_one_area_learns_no_figure_of_another() -> None:
    approved(delivery(900))
    sandwell = replace(SENDING, areas=ground([SANDWELL]))
    assert desk.context(sandwell, "R6").approved == ()
    with pytest.raises(Declined, match="for Dudley"):
        desk.effect(sandwell, "R6-1", "withdraw")
    with pytest.raises(Declined, match="for Dudley"):
        desk.received_file(sandwell, "R6-1")


def test_everybody_may_know_that_a_return_counts_but_not_by_whom() -> None:
    sent(delivery(700, at=5))
    shown = approved(delivery(900))
    for viewer in (PUBLIC, COUNCILLOR):
        (version,) = desk.versions(viewer)
        assert version.version_id == shown
        assert (version.file_name, version.note, version.sent_by.name) == ("", "", "")
        assert {each.by.post for each in version.history} == {"Probation analyst", "Head of the partnership"}
        assert not any(each.by.name or each.note for each in version.history)
    assert len(desk.versions(SENDING)) == 2


def test_a_version_not_yet_approved_is_unknown_to_the_public() -> None:
    waiting = sent(delivery(900))
    with pytest.raises(Declined, match="no version"):
        desk.version(PUBLIC, waiting)
    assert desk.version(SENDING, waiting).state == "submitted"


def test_two_versions_about_the_same_month_know_of_each_other() -> None:
    """Or the figures of whichever is approved last would count, and nobody would have been told."""
    first = sent(delivery(900))
    sent(delivery(500, at=5))
    assert [each.version_id for each in desk.rivals(SENDING, attempt("R6"))] == [first]
    second = desk.submit(SENDING, attempt("R6"), "Corrected")
    older = known(first)
    assert [each.version_id for each in desk.rivals_of(APPROVING, older)] == [second.version_id]
    assert [each.version_id for each in desk.rivals_of(APPROVING, second)] == [first]
    desk.approve(APPROVING, second.version_id)
    assert [each.state for each in desk.rivals_of(APPROVING, older)] == ["approved"], "older figures would come back"
    assert desk.rivals(SENDING, attempt("R6")) == [older]


def test_from_sending_to_the_screens_and_back() -> None:
    version = desk.submit(SENDING, attempt("R6"), "As agreed")
    assert [each.version_id for each in desk.waiting(APPROVING)] == [version.version_id]
    announced = desk.effect(APPROVING, version.version_id, "approve")
    assert len(announced.new) == 11
    assert any("Screens that show it" in sentence for sentence in announced.consequences)
    assert desk.approve(APPROVING, version.version_id).in_force
    assert desk.unpublished() == [f"{version.version_id} is approved but not on the screens yet."]
    assert desk.shown_on(APPROVING, date.today())[0].version_id == version.version_id
    assert not desk.withdraw(APPROVING, version.version_id, "Counted twice").in_force
    assert desk.unpublished() == []
    assert [each.action for each in desk.audit(APPROVING)] == ["withdraw", "approve", "submit"]


def test_a_return_is_held_against_those_before_it() -> None:
    decide(desk.submit(SENDING, attempt("R6"), "As agreed").version_id, "approve", APPROVER)
    known = desk.context(SENDING, "R6")
    assert [row["area"] for row in known.approved] == [DUDLEY]
    assert known.national_rate is not None
    assert "X-BLACK-COUNTRY" in known.parents[DUDLEY]
    (last,) = desk.last_rows(SENDING, "R6", (DUDLEY,), date(2025, 6, 1))
    assert last["caseload"] == known.approved[0]["caseload"]


def test_an_area_that_began_to_send_owes_the_later_months_too() -> None:
    approved(delivery(900, at=4))
    sent(delivery(910, at=5))
    owed = desk.due(DUDLEY, date(2025, 7, 10))
    assert [(each.period, each.standing) for each in owed] == [
        ("June 2025", "due"),
        ("May 2025", "waiting"),
        ("April 2025", "approved"),
    ]
    assert desk.due(DUDLEY, date(2025, 8, 1))[1].days_late == 12
    assert desk.due(SANDWELL, date(2025, 8, 1)) == []


def test_every_wording_is_a_sentence_fit_for_an_officer() -> None:
    for code, wording in _words()["declined"].items():
        filled = BLANK.sub("R6-1", wording)
        assert not UNSEEMLY.search(filled), code
        assert filled.rstrip()[-1] in ".1", code
