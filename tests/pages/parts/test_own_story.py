"""A story of one's own: put in order, changed, carried by the address."""

import pytest
import streamlit as st

from pages.parts import own_story
from pages.parts.own_story import Step

STEPS = [Step("K7F3QD", "First"), Step("M4C9TW", "Second", "Why"), Step("R2HV8X", "Third | with a bar")]


@pytest.fixture(autouse=True)
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    own_story.change(STEPS)


def order() -> list[str]:
    return [step.headline.split()[0] for step in own_story.steps()]


@pytest.mark.parametrize(
    ("place", "by", "then"),
    [
        (0, 1, ["Second", "First", "Third"]),
        (2, -1, ["First", "Third", "Second"]),
        (0, -1, ["First", "Second", "Third"]),
        (2, 1, ["First", "Second", "Third"]),
    ],
)
def test_a_slide_moves_one_place(place: int, by: int, then: list[str]) -> None:
    own_story.move(place, by)
    assert order() == then


def test_a_slide_is_taken_out_and_another_put_at_the_end() -> None:
    own_story.take_out(0)
    own_story.add("W9XWWM", "Fourth")
    assert order() == ["Second", "Third", "Fourth"]


def test_the_address_holds_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    own_story.rename("For scrutiny")
    address = own_story.written()
    monkeypatch.setattr(st, "session_state", {})

    class Address(dict[str, object]):
        def get_all(self, name: str) -> object:
            return self[name]

    monkeypatch.setattr(st, "query_params", Address(address))
    assert [(step.number, step.cannot_say) for step in own_story.steps()] == [
        (step.number, step.cannot_say) for step in STEPS
    ]
    assert order() == ["First", "Second", "Third"]
    assert own_story.title() == "For scrutiny"
