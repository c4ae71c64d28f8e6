"""The upload screen's promises that need no browser: who may, what waits for a tick, what a rerun keeps."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.returns.spec import specs
from data.returns.template import template
from data.settings import ROOT
from pages.parts import viewer
from queries.access import Viewer
from tests.returns.filling import DUDLEY, example
from tests.returns.test_template import fill

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def screen() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "returns" / "upload.py"), default_timeout=60)


def says(page: AppTest) -> str:
    """Everything the page says."""
    assert not page.exception
    boxes = [*page.error, *page.info, *page.warning, *page.success]
    return " ".join([block.proto.body for block in page.get("html")] + [box.value for box in boxes])


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch, warehouse: Path) -> AppTest:
    """The screen at the dashboard's own computer, for an officer who has given a name."""
    assert warehouse
    monkeypatch.setattr(viewer, "at_this_computer", lambda: True)
    page = screen()
    page.session_state["who"] = Viewer("officer", name="Jo Bell", post="Resettlement lead")
    page.session_state["return"] = "R7 Resettlement"
    return page.run()


def given(page: AppTest, **changes: object) -> AppTest:
    """The screen after a workbook has been dropped."""
    spec = specs()["R7"]
    content = fill(template(spec, areas={DUDLEY: "Dudley"}), example(spec, **changes))
    return page.file_uploader[0].set_value(("April.xlsx", content, XLSX)).run()


@pytest.mark.usefixtures("warehouse")
def test_away_from_the_machine_it_says_where_returns_are_sent() -> None:
    page = screen().run()
    assert "returns can be sent and approved only at the dashboard&#x27;s own computer" in says(page)
    assert not page.get("file_uploader")
    assert page.get("download_button")


@pytest.mark.usefixtures("warehouse")
def test_nothing_unpublished_while_presenting() -> None:
    page = screen()
    page.session_state["presenting"] = True
    assert "You are presenting" in says(page.run())
    assert not page.get("file_uploader")


def test_what_is_to_be_confirmed_is_confirmed_point_by_point(officer: AppTest) -> None:
    page = given(officer, tx_need=9, tx_within_21d=5)
    ticks = len(page.checkbox)
    assert ticks
    page.button[-1].click().run()
    assert "above first" in says(page)
    for number in range(ticks):
        page.checkbox[number].check().run()
    assert all(box.value for box in page.checkbox)
    assert "above first" not in says(page)


def test_another_return_reads_the_same_file_again(officer: AppTest) -> None:
    page = given(officer)
    page.selectbox[0].set_value("R8 Unpaid work").run()
    assert "It has been read again as R8" in says(page)
    assert "Read it as R7 Resettlement instead" in [button.label for button in page.button]
