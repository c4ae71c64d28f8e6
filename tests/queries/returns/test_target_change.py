"""The preview of a return tells which verdicts on targets would change, as Performance would give them."""

from datetime import date, datetime
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from data.returns.context import Context
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
    name = {DUDLEY: "Dudley", "E23000014": "West Midlands"}.get(area, "Solihull")
    counts = {"tx_need": needed, "tx_within_21d": began, "tx_unknown": 0}
    return example(specs()["R7"], area=area, area_name=name, month=datetime(2025, month, 1), **counts)


def aimed(value: str, area: str = SOLIHULL) -> Edit:
    """A target set in the app."""
    key, when = "treatment_after_release/return", datetime(2026, 3, 1)
    return Edit("1.0", "target", area, key, "target", value, when, "Head of service")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((), (12,), "from “No figure of its own” to “Target not met”."),
        ((12,), (29,), "from “Target not met” to “Too close to the target to call”."),
        ((29,), (40,), "from “Too close to the target to call” to “Target met”."),
        ((40,), (), "from “Target met” to “No figure of its own”."),
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


def recalled(recalls: int, month: int) -> list[Kept]:
    """R6 of Dudley and one month of 2026: so many of 1,000 people were recalled."""
    when = datetime(2026, month, 1)
    counts = {"caseload": 1000, "recalls_standard": recalls, "recalls_fixed": 0}
    return kept(checked("R6", [example(specs()["R6"], month=when, **counts)], Context(date(2026, 11, 22))))


def test_months_before_a_change_in_the_way_of_counting_are_not_added_up_with_those_after(warehouse: Path) -> None:
    edits = [Edit("1.0", "target", DUDLEY, "recalls_standard/return", "target", "3", datetime(2026, 9, 1), "Head")]
    april, march, february = recalled(10, 4), recalled(90, 3), recalled(90, 2)
    (alone,) = target_changes("R6", [DUDLEY], [], april, edits)
    assert alone.endswith("to “Target met”.")
    assert target_changes("R6", [DUDLEY], april, [*april, *march, *february], edits) == ()
    (across,) = target_changes("R6", [DUDLEY], april, [*april, *recalled(90, 5)], edits)
    assert across.endswith("from “Target met” to “Target not met”.")


def test_figures_of_the_council_are_the_partnerships_own(warehouse: Path) -> None:
    council = "E08000029"
    figures = released(12, area=council)
    (sentence,) = target_changes("R7", [council], [], figures, [])
    assert "in Solihull" in sentence
    assert target_changes("R7", [council], released(12), [*released(12), *released(40, area=council)], []) == ()


def test_figures_of_a_larger_area_are_held_against_nobodys_target(warehouse: Path) -> None:
    larger = released(40, 500, area="E23000014")
    assert target_changes("R7", ["E23000014"], [], larger, []) == ()
    (gone,) = target_changes("R7", [SOLIHULL], [*larger, *released(12)], larger, [])
    assert gone.endswith("to “No figure of its own”.")


def test_the_desk_tells_it_before_sending_before_approving_and_before_withdrawing(
    built: Path, own_register: Path
) -> None:
    own_register.mkdir(exist_ok=True)
    copy(built, own_register)

    def told(effect: desk.Effect) -> list[str]:
        return [each for each in effect.consequences if each.startswith("The verdict on the target")]

    (wanted,) = told(desk.preview(SENDING, attempt("R7", **row(12))))
    assert wanted.endswith("from “No figure of its own” to “Target not met”.")
    version_id = sent(checked("R7", [row(12)]))
    assert told(desk.effect(APPROVING, version_id, "approve")) == [wanted]
    desk.approve(APPROVING, version_id)
    (back,) = told(desk.effect(APPROVING, version_id, "withdraw"))
    assert back.endswith("from “Target not met” to “No figure of its own”.")
