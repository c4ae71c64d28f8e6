"""The preview of a return tells which verdicts on targets would change, as Performance would give them."""

from datetime import datetime
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from data.returns.register.edits import Edit
from data.returns.register.rows import Kept, kept
from data.returns.spec import specs
from queries import desk
from queries.returns.target_change import target_changes
from tests.returns.filling import DUDLEY, checked, example
from tests.returns.registered import APPROVING, SENDING, attempt, own_register, sent

__all__ = ["own_register"]  # the fixture, given on
SOLIHULL = "E22000339"


def released(began: int, needed: int = 43, area: str = SOLIHULL, month: int = 4) -> list[Kept]:
    """R7 of one month: so many of those in need began treatment."""
    return kept(checked("R7", [row(began, needed, area, month)]))


def row(began: int, needed: int = 43, area: str = SOLIHULL, month: int = 4) -> dict[str, Any]:
    """The same as a row of the workbook."""
    name = {SOLIHULL: "Solihull", DUDLEY: "Dudley"}[area]
    counts = {"tx_need": needed, "tx_within_21d": began, "tx_unknown": 0}
    return example(specs()["R7"], area=area, area_name=name, month=datetime(2025, month, 1), **counts)


def aimed(value: str, area: str = SOLIHULL) -> Edit:
    """A target set in the app."""
    key, when = "treatment_after_release/return", datetime(2026, 3, 1)
    return Edit("1.0", "target", area, key, "target", value, when, "Head of service")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((), (12,), "from “No figure” to “Target not met”."),
        ((12,), (29,), "from “Target not met” to “Too close to the target to call”."),
        ((29,), (40,), "from “Too close to the target to call” to “Target met”."),
        ((40,), (), "from “Target met” to “No figure”."),
    ],
)
def test_a_verdict_that_would_change_is_told(
    before: tuple[int, ...], after: tuple[int, ...], told: str, warehouse: Path
) -> None:
    states = [[each for began in state for each in released(began)] for state in (before, after)]
    (sentence,) = target_changes("R7", [SOLIHULL], *states, [])
    assert "At least 70 in 100" in sentence
    assert "in Solihull" in sentence
    assert sentence.endswith(told)


def test_a_verdict_that_stays_is_not_told(warehouse: Path) -> None:
    assert target_changes("R7", [SOLIHULL], released(12), released(13), []) == ()
    assert target_changes("R7", [DUDLEY], [], released(12, area=DUDLEY), []) == ()
    (small,) = target_changes("R7", [SOLIHULL], [], released(12, 20), [])
    assert small.endswith("to “Whether the target is met cannot be told”.")


def test_the_newest_twelve_months_are_held_against_the_target(warehouse: Path) -> None:
    year = [each for month in (5, 6) for each in released(12, month=month)]
    assert target_changes("R7", [SOLIHULL], year, [*year, *released(43)], []) == ()


def test_a_target_set_in_the_app_counts_before_it_is_on_the_screens(warehouse: Path) -> None:
    for area in (SOLIHULL, DUDLEY):
        edits = [aimed("70", area), aimed("15", area)]
        (sentence,) = target_changes("R7", [area], [], released(12, area=area), edits)
        assert "(At least 15 in 100)" in sentence
        assert sentence.endswith("to “Target met”.")
    assert target_changes("R7", [SOLIHULL], [], released(12), [aimed("")]) == ()


def test_the_desk_tells_it_before_sending_before_approving_and_before_withdrawing(
    built: Path, own_register: Path
) -> None:
    own_register.mkdir(exist_ok=True)
    copy(built, own_register)

    def told(effect: desk.Effect) -> list[str]:
        return [each for each in effect.consequences if each.startswith("The verdict on the target")]

    (wanted,) = told(desk.preview(SENDING, attempt("R7", **row(12))))
    assert wanted.endswith("from “No figure” to “Target not met”.")
    version_id = sent(checked("R7", [row(12)]))
    assert told(desk.effect(APPROVING, version_id, "approve")) == [wanted]
    desk.approve(APPROVING, version_id)
    (back,) = told(desk.effect(APPROVING, version_id, "withdraw"))
    assert back.endswith("from “Target not met” to “No figure”.")
