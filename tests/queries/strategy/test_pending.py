"""Changes made in the app as an officer sees them before everybody does, and how they are taken back."""

from datetime import date, datetime
from pathlib import Path

from data.returns.register.edits import Edit
from queries.access import Viewer
from queries.benchmarks import benchmarks_of
from queries.publication import Made
from queries.strategy.edits import changes_here
from queries.strategy.pending import Change, changes, sentence, waiting
from queries.strategy.performance import Kpi, kpis
from queries.strategy.plan import consultations_of, plan_of
from tests.queries.strategy.conftest import place_named

TODAY = date(2026, 11, 22)
TREATMENT = "treatment_after_release/return"


def made(
    event: int, field: str, value: str | None, *, public: bool = False, subject: str = "action", key: str = "RR-07"
) -> Made:
    """One field as somebody set it on one day of November."""
    at = datetime(2026, 11, event)
    return Made(Edit(f"{event}.0", subject, "E22000339", key, field, value, at, "Community Safety Officer"), public)


def solihull(*edits: Made) -> dict[str, Kpi]:
    """The framework of Solihull with changes that are not public."""
    place = place_named("Solihull")
    found = kpis(place, benchmarks_of(place)[0], "officer", TODAY, tuple(changes(edits)))
    return {kpi.measure_id: kpi for kpi in found}


def told(*edits: Made) -> list[str]:
    """The changes as sentences."""
    return [sentence(change, place_named("Solihull")) for change in changes(edits)]


def test_what_waits_is_what_differs_from_what_is_public() -> None:
    (change,) = changes([made(1, "status", "late", public=True), made(2, "status", "done"), made(3, "owner", "Head")])
    assert change == Change(
        "action",
        "RR-07",
        (("status", "done"), ("owner", "Head")),
        (("status", "late"), ("owner", None)),
        datetime(2026, 11, 3),
        "Community Safety Officer",
        public=False,
    )
    assert change.note.startswith("Changed by Community Safety Officer on 3 November 2026; shown to the public from")


def test_taken_back_nothing_waits_and_the_public_change_can_be_taken_back_as_well() -> None:
    assert changes([made(1, "status", "done"), made(2, "status", None)]) == []
    (change,) = changes([made(1, "status", "late", public=True), made(2, "status", "done"), made(3, "status", "late")])
    assert (change.public, change.before) == (True, (("status", None),))
    assert waiting([change]) == ()


def test_those_who_may_not_change_a_plan_see_nothing_that_waits(warehouse: Path) -> None:
    assert changes_here(Viewer(), place_named("Solihull"), "action") == ()


def test_an_action_reads_as_changed_and_a_new_one_is_there(warehouse: Path) -> None:
    place = place_named("Solihull")
    first = plan_of(place, TODAY).actions[0].row.action_id
    new = [made(2, "action", "Open a centre"), made(2, "due_date", "2027-03-31")]
    seen = changes([made(1, "status", "done", key=first), *new])
    plan = {each.row.action_id: each for each in plan_of(place, TODAY, seen).actions}
    assert (plan[first].state, plan["RR-07"].row.action) == ("done", "Open a centre")
    assert "31 March 2027" in plan["RR-07"].summary
    assert plan["RR-07"].row.pending.startswith("Changed by Community Safety Officer on 2 November 2026")
    assert [each.row.pending for name, each in plan.items() if name not in (first, "RR-07")] == [""] * 6


def test_a_consultation_reads_as_changed(warehouse: Path) -> None:
    seen = changes([made(1, "title", "Ask the young", subject="consultation", key="C-1")])
    assert "Ask the young" in set(consultations_of(place_named("Cardiff"), seen).rows["title"])


def test_a_target_reads_as_changed(warehouse: Path) -> None:
    reading = solihull(made(1, "target", "75", subject="target", key=TREATMENT))["treatment_after_release"].readings[0]
    assert reading.goal is not None
    assert (reading.goal.words, reading.goal.baseline) == ("At least 75 in 100", "“circa 25 to 30%”, as printed")
    assert told(made(1, "target", "75", subject="target", key=TREATMENT)) == [
        "Target: In drug or alcohol treatment within three weeks of release: target 70 → 75."
    ]


def test_a_target_can_be_set_for_another_published_measure_and_is_held_against_its_figure(warehouse: Path) -> None:
    key = "first_time_entrants/published"
    kpi = solihull(made(1, "target", "90", subject="target", key=key))["first_time_entrants"]
    assert kpi.part == "own"
    assert kpi.readings[0].has_figure
    assert kpi.judged is not None


def test_a_target_can_be_set_for_a_measure_of_the_areas_own(warehouse: Path) -> None:
    words = {"name": "Shops that report theft", "unit": "in 100 people", "polarity": "higher", "target": "80"}
    edits = [made(1, field, value, subject="target", key="own_shops/return") for field, value in words.items()]
    kpi = solihull(*edits)["own_shops"]
    assert (kpi.name, kpi.part) == ("Shops that report theft", "own")
    assert kpi.readings[0].goal is not None
    assert kpi.readings[0].goal.words == "At least 80 in 100"
