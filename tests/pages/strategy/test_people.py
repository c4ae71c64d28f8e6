"""The screens about people over real returns: what each audience gets, down to what is sent to the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.settings import ROOT, settings
from pages.parts import viewer
from pages.parts.area_bar import Choice
from queries.benchmarks import national
from queries.places import places
from tests.returned import with_returns
from tests.returned_people import WOLVERHAMPTON, everything

CHANCE = "Some fall would happen anyway."


@pytest.fixture(scope="module")
def store(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of its own with a handful of returns."""
    folder = tmp_path_factory.mktemp("screens_returned")
    (folder / "settings.toml").write_text(f'[warehouse]\nstore = "{(folder / "store").as_posix()}"\n', "utf-8")
    with_returns(warehouse, folder / "store" / "warehouse-000001.duckdb", everything())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSP_SETTINGS", str(folder / "settings.toml"))
        settings.cache_clear()
        yield folder
    settings.cache_clear()


def sent_to(audience: str, screen: str, patch: pytest.MonkeyPatch) -> str:
    """Everything that a screen sends to the browser of somebody of an audience."""
    patch.setattr(viewer, "audience", lambda: audience)
    page = AppTest.from_file(str(ROOT / "pages" / "strategy" / f"{screen}.py"), default_timeout=60)
    place = next(area for area in places("csp") if area.name == WOLVERHAMPTON)
    page.session_state["choice"] = Choice(place, national())
    page.run()
    assert not page.exception
    return "\n".join(str(getattr(element, "proto", "")) for element in page.main)


@pytest.mark.usefixtures("store")
def test_what_the_public_may_not_see_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    public, councillor = (sent_to(audience, "iom", monkeypatch) for audience in ("public", "councillor"))
    for words in ("61 in 100", "Police unit costs", "48 completed"):
        assert words in councillor
        assert words not in public
    assert "Shown to councillors and officers, not to the public." in public
    # The notice stands above everything, whoever looks.
    assert CHANCE in public
    assert CHANCE in councillor


@pytest.mark.usefixtures("store")
def test_small_counts_are_sent_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = sent_to("officer", "expected", monkeypatch)
    assert "107 for every 100 expected" in sent
    assert "Partnership as a whole: Low volume" in sent


@pytest.mark.usefixtures("store")
def test_need_groups_by_sex_are_not_for_the_public(monkeypatch: pytest.MonkeyPatch) -> None:
    public, officer = (sent_to(audience, "equalities", monkeypatch) for audience in ("public", "officer"))
    assert "700 of 760 (92 in 100)" in officer
    assert "700 of 760" not in public
    assert "Shown only for the whole sub-region." in public
