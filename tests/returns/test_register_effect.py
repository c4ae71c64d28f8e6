"""What the preview counts is what then happens; withdrawing and restoring leaves everything as it was."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from data.returns.checks import Checked
from data.returns.register.accepted import accepted_rows
from data.returns.register.database import reading
from data.returns.register.deciding import decide
from data.returns.register.effect import of_accepting, of_deciding
from data.returns.register.rows import kept
from data.returns.register.shapes import Effect
from data.returns.register.words import item_columns, where
from data.returns.spec import specs
from tests.conftest import keeping_in
from tests.returns.filling import checked, example
from tests.returns.registered import APPROVER, sent

_TYPES = [code for code in specs()["R3"].lists["offences"] if code != "all"][:4]
OFFENCES = st.dictionaries(st.sampled_from(_TYPES), st.integers(380, 382), min_size=1)
Counted = dict[tuple[str, str], tuple[Any, str]]


def offences(reoffences: dict[str, int]) -> Checked:
    """R3 of one area and year: a row for each offence, so that a later version may leave some out."""
    spec = specs()["R3"]
    names = spec.lists["offences"]
    return checked(
        "R3", [example(spec, offence_type=names[code], n_reoffences=many) for code, many in reoffences.items()]
    )


def counted() -> Counted:
    """Every figure that counts, by row and item."""
    with reading() as con:
        rows = accepted_rows(con, "R3")
    items = [column.name for column in item_columns(specs()["R3"])]
    return {(where(row), item): (row.cells[item].value, row.cells[item].symbol) for row in rows for item in items}


def digest(figures: Counted) -> str:
    """One fingerprint of all that counts."""
    return hashlib.sha256(repr(sorted(figures.items())).encode()).hexdigest()


def told(effect: Effect) -> tuple[int, int, int, int]:
    """What an effect announces: new, revised, removed, unchanged."""
    return len(effect.new), len(effect.revised), len(effect.removed), effect.unchanged


def happened(before: Counted, after: Counted) -> tuple[int, int, int, int]:
    """The same of what then counted, found without the product."""
    both = before.keys() & after.keys()
    revised = sum(before[key] != after[key] for key in both)
    return len(after.keys() - both), revised, len(before.keys() - both), len(both) - revised


def decided(version_id: str, action: str) -> Counted:
    """What counts after a decision, which did what was announced of it."""
    before = counted()
    with reading() as con:
        announced = told(of_deciding(con, version_id, "R3", action))
    decide(version_id, action, APPROVER, "A reason")
    after = counted()
    assert announced == happened(before, after)
    return after


@quick(max_examples=12, deadline=None)
@given(versions=st.lists(OFFENCES, min_size=1, max_size=3))
def test_the_preview_counts_what_happens_and_a_restored_version_is_equal(
    versions: list[dict[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with keeping_in(tmp_path_factory.mktemp("effect")):
        for sent_in in versions:
            what, before = offences(sent_in), counted()
            with reading() as con:
                previewed = told(of_accepting(con, kept(what)))
            version_id = sent(what)
            after = decided(version_id, "approve")
            assert previewed == happened(before, after)
            assert digest(decided(version_id, "withdraw")) == digest(before)
            assert digest(decided(version_id, "restore")) == digest(after)
