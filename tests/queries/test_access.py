"""Who may see and do what: the table of the domain reference, held to for every role and action."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.access import ROLES, Role, Viewer, actions, extent, is_act, may
from queries.people import ground, introduced

DUDLEY, SANDWELL = "E22000337", "E22000338"
NAMED = {"name": "Ann Lee", "post": "Analyst"}

# Section 4.3 of the domain reference: public, councillor, officer, approver. Its other rows are open to all, or
# about figures: tests/returns/disclosure holds those to what each audience is shown.
TABLE: dict[str, tuple[str, str, str, str]] = {
    "see_drafts": ("no", "no", "yes", "yes"),
    "see_unsuppressed": ("no", "no", "own areas", "yes"),
    "see_quality_log": ("no", "no", "yes", "yes"),
    "see_audit": ("no", "no", "no", "yes"),
}


@pytest.mark.parametrize("action", list(TABLE))
def test_the_table_is_that_of_the_domain_reference(action: str) -> None:
    assert tuple(extent(role, action) for role in ROLES) == TABLE[action]


def test_every_action_says_what_it_is() -> None:
    assert all(words and not words[0].isupper() for words in actions().values())
    assert set(TABLE) <= set(actions())


@given(
    role=st.sampled_from(ROLES),
    action=st.sampled_from(list(actions())),
    own=st.sets(st.sampled_from([DUDLEY, SANDWELL])),
    area=st.sampled_from([DUDLEY, SANDWELL, None]),
    named=st.booleans(),
)
def test_the_check_follows_the_table(role: Role, action: str, own: set[str], area: str | None, named: bool) -> None:
    viewer = Viewer(role, frozenset(own), **(NAMED if named else {}))  # type: ignore[arg-type]
    bound = extent(role, action)
    here = area is None or not own or area in own
    expected = bound != "no" and (named or not is_act(action)) and (bound != "own areas" or here)
    assert may(viewer, action, area) == expected


@pytest.mark.parametrize("action", [each for each in actions() if is_act(each)])
def test_nothing_is_changed_by_the_public_or_by_somebody_without_a_name(action: str) -> None:
    assert not may(Viewer(**NAMED), action)  # type: ignore[arg-type]
    assert not may(Viewer("approver"), action)


@pytest.mark.parametrize("action", ["submit", "approve", "withdraw", "publish", "edit"])
def test_a_councillor_changes_no_figure(action: str) -> None:
    assert not may(Viewer("councillor", **NAMED), action)  # type: ignore[arg-type]


@given(action=st.sampled_from(list(actions())), area=st.sampled_from([DUDLEY, None]))
def test_a_higher_role_never_may_less(action: str, area: str | None) -> None:
    may_do = [may(Viewer(role, **NAMED), action, area) for role in ROLES]  # type: ignore[arg-type]
    assert may_do == sorted(may_do)


def test_an_unknown_action_is_a_fault_not_a_yes() -> None:
    with pytest.raises(KeyError):
        may(Viewer("approver"), "fly")


def test_a_partnership_answers_for_its_council_and_its_youth_justice_service() -> None:
    assert ground([DUDLEY]) >= {DUDLEY, "E08000027", "X-YJS-DUDLEY"}
    assert SANDWELL not in ground([DUDLEY])
    assert ground(["X-BLACK-COUNTRY"]) >= {DUDLEY, SANDWELL}


def test_part_of_a_county_does_not_answer_for_the_county() -> None:
    boston = ground(["E07000136"])
    assert "E10000019" not in boston


def test_what_somebody_says_about_themselves_is_never_verified() -> None:
    who = introduced("  Ann   Lee ", " Analyst ", "officer")
    assert (who.name, who.post, who.verified, who.identity) == ("Ann Lee", "Analyst", False, "")
