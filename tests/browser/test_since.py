"""Since last meeting, and a quoted figure found again."""

import shutil
from pathlib import Path

import pandas as pd
from playwright.sync_api import expect

from data.meeting.states import keep_state
from tests.browser.conftest import Visitor, Windows
from tests.browser.driving import settled
from tests.browser.serving import served
from tests.conftest import keeping_in


def two_states(warehouse: Path, folder: Path, store: Path) -> None:
    """In a store, the state of a warehouse and an earlier one that lacked a year."""
    folder.mkdir()
    with keeping_in(folder):
        # A copy: this process may have the warehouse itself open already, locked down.
        kept = keep_state(Path(shutil.copy(warehouse, folder)))
    (store / "states").mkdir()
    now = Path(shutil.copy(kept, store / "states"))
    then = pd.read_parquet(now)
    then = then[(then["measure_id"] != "first_time_entrants") | (then["period"] != "January to December 2024")]
    then.to_parquet(now.with_name("state-000000-20260901T120000.parquet"))


def test_a_councillor_sees_what_is_new_and_quotes_it(windows: Windows, figures: Path, tmp_path: Path) -> None:
    with served(tmp_path, figures) as dashboard:
        two_states(figures, tmp_path / "aside", dashboard.store)
        visitor = Visitor(windows, dashboard)
        page = visitor("since-last-meeting?area=Wolverhampton&since=2026-10-01")
        expect(page.get_by_text("First-time entrants, January to December 2024: 130 per 100,000.")).to_be_visible()
        expect(page.get_by_text("1 of 14 measures were updated.")).to_be_visible()
        page.get_by_role("link", name="Youth justice").click()
        page.get_by_text("Keep, present or take away these figures").click()
        page.get_by_role("button", name="Keep under a number").first.click()
        told = page.get_by_text("Kept under").inner_text()
        visitor.leave(well=True)
        page = visitor(f"quoted-figures?snapshot={told.split()[2].rstrip('.')}")
        expect(page.get_by_text("exactly as it then was").first).to_be_visible()
        expect(page.get_by_text("Nothing in it has been revised since.")).to_be_visible()
        settled(page)
        visitor.leave(well=True)
