"""Action plans, consultations, pathways, needs of the papers, and changes made in the app."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.returns.person import holds_name
from data.settings import settings
from queries.strategy.edits import changes, problems
from queries.strategy.needs import needs, standing
from queries.strategy.pathways import placements, printed_needs, resolutions, services, unpaid_work, way_from_prison
from queries.strategy.plan import consultation_facts, consultations_of, plan_of, plan_summary
from queries.warehouse import cursor
from tests.queries.strategy.conftest import place_named
from tests.returned import finish

TODAY = date(2026, 11, 22)


def test_the_paper_of_2018_is_wolverhamptons_plan(warehouse: Path) -> None:
    plan = plan_of(place_named("Wolverhampton"), TODAY)
    dated = {each.row.action_id: each for each in plan.actions}
    assert dated["BC-01"].row.due_date.date() == date(2018, 5, 8)
    assert dated["BC-01"].state == "past"
    assert dated["WV-01"].state == "done"
    assert dated["BC-09"].state == "unknown"
    assert "no word on how far they are" in plan_summary(place_named("Wolverhampton"), plan)


def test_the_consultation_of_2018_is_told(warehouse: Path) -> None:
    rows = list(consultations_of(place_named("Dudley")).rows.itertuples())
    facts = dict(consultation_facts(rows[0]))
    assert facts["When"] == "12 March 2018 to 8 May 2018"
    assert facts["Heard"] == "Not recorded here. It was to be reported on 27 November 2018."


def test_an_area_without_a_plan_says_what_is_awaited(warehouse: Path) -> None:
    place = place_named("Cardiff")
    assert "Waiting for return R12" in plan_summary(place, plan_of(place, TODAY))


def test_no_owner_is_a_person(warehouse: Path) -> None:
    owners = "select owner from action where owner is not null union select owner from target"
    with cursor(warehouse) as con:
        found = con.execute(owners).fetchall()
    assert [owner for (owner,) in found if owner and holds_name(owner)] == []


@pytest.mark.parametrize("name", ["Jane Doe", "Dr Green", "Sarah Smith, Head of Commissioning", "Cllr A Brown"])
def test_an_owner_that_is_a_person_is_refused(name: str) -> None:
    assert holds_name(name)
    assert "write the post" in problems({"owner": name})[0]


@pytest.mark.parametrize("post", ["Head of Housing Options", "Cabinet Member (Communities and Leisure)", ""])
def test_an_owner_that_is_a_post_is_kept(post: str) -> None:
    assert problems({"owner": post}) == []


def test_only_what_was_changed_is_kept() -> None:
    before = {"target": 70.0, "owner": "", "target_date": None}
    assert changes(before, {"target": 70.0, "owner": "Head of Housing", "target_date": date(2027, 3, 31)}) == {
        "owner": "Head of Housing",
        "target_date": "2027-03-31",
    }


def test_a_target_beyond_100_is_refused() -> None:
    assert "lies between 0 and 100" in problems({"target": "700"})[0]


def test_a_return_brings_its_action(returned_warehouse: Path) -> None:
    plan = plan_of(place_named("Wolverhampton"), TODAY)
    first = plan.actions[0]
    assert (first.row.action_id, first.state) == ("RR-07", "late")
    assert ("Cost", "£25,000") in first.facts


def test_a_change_in_the_app_holds_and_a_new_action_appears(returned_warehouse: Path, tmp_path: Path) -> None:
    copy = tmp_path / "changed.duckdb"
    copy.write_bytes(returned_warehouse.read_bytes())
    with duckdb.connect(str(copy)) as con:
        con.execute(
            """
            insert into edit
            select id, subject, area_id, key, field, value, made_at::timestamp, 'Community Safety Officer'
            from (values
                ('1.0', 'action', 'RR-07', 'status', 'done', '2026-11-01'),
                ('2.0', 'action', 'RR-07', 'status', 'on_track', '2026-10-01'),
                ('3.0', 'action', 'RR-99', 'action', 'Open a women''s centre', '2026-11-02'),
                ('4.0', 'target', 'court_reports_on_time/return', 'target', '90', '2026-11-02'),
                ('5.0', 'target', 'first_time_entrants/published', 'target', '120', '2026-11-02'),
                ('6.0', 'target', 'own_shops/return', 'name', 'Shops that report theft', '2026-11-02'),
                ('6.1', 'target', 'own_shops/return', 'unit', 'in 100 people', '2026-11-02'),
                ('7.0', 'action', 'RR-98', 'action', 'Taken back', '2026-11-01'),
                ('8.0', 'action', 'RR-98', 'action', null, '2026-11-02'),
                ('9.0', 'target', 'breaches_on_time/return', 'target', '50', '2026-11-01'),
                ('9.1', 'target', 'breaches_on_time/return', 'target', null, '2026-11-02')
            ) as changed(id, subject, key, field, value, made_at), area
            where area.name = 'Wolverhampton' and area.kind = 'csp'
            """
        )
        finish(con)
        actions = dict(con.execute("select action_id, coalesce(status, action) from action").fetchall())
        question = "select measure_id, target, unit from target where place like 'set in the app%' order by 1"
        targets = con.execute(question).fetchall()
    assert actions["RR-07"] == "done"
    assert actions["RR-99"] == "Open a women's centre"
    assert "RR-98" not in actions
    assert targets == [
        ("court_reports_on_time", 90.0, "in 100 reports"),
        ("first_time_entrants", 120.0, "per 100,000 aged 10 to 17"),
        ("own_shops", None, "in 100 people"),
    ]


def test_the_way_from_prison_counts_what_is_not_known(returned_warehouse: Path) -> None:
    way = way_from_prison(place_named("Wolverhampton"), "public")
    assert way is not None
    by_step = {row.step: row for row in way.table.itertuples()}
    work = by_step["In work after six weeks"]
    assert (work.people, work.unknown, work.shown) == (720, 240, "between 21 and 54 in 100")
    assert by_step["Housed on the first night"].shown == "67 in 100"
    assert way.rows.groupby("step")["share"].sum().round(9).eq(1).all()


def test_returns_are_told_in_sentences(returned_warehouse: Path) -> None:
    place = place_named("Wolverhampton")
    assert "120 of 480 people who were housed went to a home outside" in placements(place, "public")[1][0]
    assert "9,050 of the 12,100 hours" in unpaid_work(place, "public")[1][0]
    assert len(resolutions(place, "public").rows) == 3
    families = services(place, "public").rows.set_index("pathway").loc["families"]
    assert (families["need"], families["capacity"], families["gap"]) == (140, 80, 60)


def test_needs_printed_in_2018_have_no_verdict(warehouse: Path) -> None:
    """82.50 % against 48.25 % would take at least 9 people (domain reference 3.8)."""
    rows = printed_needs(place_named("Walsall")).rows.set_index("category")
    assert rows.loc["Homeless", "printed"] == "82.50%"
    assert rows.loc["Homeless", "needed"] == 9
    assert rows.loc["Mental health challenges", "needed"] == 32


def test_all_38_needs_are_listed_once() -> None:
    assert [each.need_id for each in needs()] == list(range(1, 39))
    assert len({each.need for each in needs()}) == 38


def test_a_need_is_shown_once_its_return_is_in(returned_warehouse: Path) -> None:
    place = place_named("Wolverhampton")
    told = dict(standing("pathways", place.area_id, "public"))
    assert told["Unpaid work in the community"] == "Shown here"
    assert told["Restorative justice"] == "Shown here"
    assert settings().store == returned_warehouse.parent
