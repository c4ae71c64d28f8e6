"""A story saved under a name, opened again, deleted: by those whose role may, for their own area."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.present import own
from queries.access import Viewer
from queries.places import Place
from queries.saved_stories import Declined, forget, may_save, save, saved
from tests.conftest import keeping_in

HERE = Place(1, "csp", "E22000341", "Wolverhampton", "community safety partnership", None, None)
ELSEWHERE = Place(2, "csp", "E22000050", "Isles of Scilly", "community safety partnership", None, None)
COUNCILLOR = Viewer("councillor", frozenset({HERE.code}), "A. Person", "Chair of scrutiny")
OFFICER = Viewer("officer", name="B. Person", post="Analyst")
STEPS = [("K7F3QD", "First", ""), ("M4C9TW", "Second", "Why")]


@pytest.fixture(autouse=True)
def _store(tmp_path: Path) -> Iterator[None]:
    with keeping_in(tmp_path):
        yield


def page() -> None:
    """The section of the Present page, as a script of its own."""
    from pages.parts.present.own import draw_own
    from tests.pages.parts.test_saved_stories import HERE

    draw_own(HERE)


def opened(monkeypatch: pytest.MonkeyPatch, viewer: Viewer, **address: list[str] | str) -> AppTest:
    monkeypatch.setattr(own, "viewer", lambda: viewer)
    section = AppTest.from_function(page, default_timeout=60)
    for name, value in address.items():
        section.query_params[name] = value
    return section.run()


def labels(section: AppTest) -> list[str]:
    return [button.label for button in section.button]


def headlines(section: AppTest) -> list[str]:
    return [box.value for box in section.text_input if box.label.startswith("Message")]


def test_a_story_is_saved_opened_by_somebody_else_and_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    address = {"step": ["K7F3QD|First|", "M4C9TW|Second|Why"], "title": "For scrutiny"}
    mine = opened(monkeypatch, COUNCILLOR, **address)
    mine.button(key="save_own").click().run()
    assert not mine.exception
    (kept,) = saved(HERE)
    assert (kept.title, list(kept.steps), kept.saved_by) == ("For scrutiny", STEPS, "Chair of scrutiny")
    theirs = opened(monkeypatch, OFFICER)
    assert headlines(theirs) == []
    theirs.button(key="open_For scrutiny").click().run()
    assert headlines(theirs) == ["First", "Second"]
    assert theirs.text_input(key="own_title_box").value == "For scrutiny"
    theirs.button(key="forget_For scrutiny").click().run()
    assert not theirs.exception
    assert saved(HERE) == []
    assert "Open" not in labels(theirs)


def test_the_public_may_open_but_neither_save_nor_delete(monkeypatch: pytest.MonkeyPatch) -> None:
    save(COUNCILLOR, HERE, "For scrutiny", STEPS)
    section = opened(monkeypatch, Viewer(), step=["K7F3QD|First|"])
    assert "Open" in labels(section)
    assert not {"Save under this name", "Delete"} & set(labels(section))
    for change in (lambda: save(Viewer(), HERE, "Mine", STEPS), lambda: forget(Viewer(), HERE, "For scrutiny")):
        with pytest.raises(Declined, match="You may not save stories"):
            change()
    assert [story.title for story in saved(HERE)] == ["For scrutiny"]


def test_a_story_takes_the_place_of_one_of_its_name_but_never_of_another_areas() -> None:
    save(OFFICER, ELSEWHERE, "For scrutiny", STEPS)
    with pytest.raises(Declined, match="already a story called “For scrutiny”, about the Isles of Scilly"):
        save(COUNCILLOR, HERE, "For scrutiny", STEPS)
    forget(COUNCILLOR, HERE, "For scrutiny")
    assert len(saved(ELSEWHERE)) == 1
    assert not may_save(COUNCILLOR, ELSEWHERE)
    save(COUNCILLOR, HERE, "For members", STEPS)
    save(OFFICER, HERE, "For members", STEPS[:1])
    (kept,) = saved(HERE)
    assert (len(kept.steps), kept.saved_by) == (1, "Analyst")


def test_no_personal_data_is_kept_in_its_words() -> None:
    with pytest.raises(Declined, match="never keeps personal data"):
        save(OFFICER, HERE, "For scrutiny", [("K7F3QD", "Ask john.smith@example.org", "")])
    assert saved(HERE) == []
