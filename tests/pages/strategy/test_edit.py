"""The forms that change the strategy."""

import pytest
from streamlit.testing.v1 import AppTest


def _form(kind: str) -> None:
    """A form over what Wolverhampton has: one action A-1 and one consultation C-1."""
    from types import SimpleNamespace

    import pandas as pd

    from pages.parts.strategy.edit import action_form, consultation_form
    from queries.places import places

    place = next(place for place in places("csp") if place.name == "Wolverhampton")
    if kind == "consultation":
        row = {"area_id": place.area_id, "consultation_id": "C-1", "title": "Draft strategy"}
        consultation_form(place, pd.DataFrame([row]))
    else:
        row = {"area_id": place.area_id, "action_id": "A-1", "action": "Open a centre"}
        action_form(place, SimpleNamespace(answer=SimpleNamespace(rows=pd.DataFrame([row]))))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "reference", "box"),
    [("consultation", "C-1", "What it is called"), ("action", " A-1 ", "What will be done")],
)
def test_what_is_new_does_not_write_over_what_has_its_reference(
    warehouse: object, kind: str, reference: str, box: str
) -> None:
    page = AppTest.from_function(_form, kwargs={"kind": kind}, default_timeout=60).run()
    next(each for each in page.text_input if each.label == "Reference").input(reference)
    next(each for each in page.text_area if each.label == box).input("Something else")
    page.button[0].click().run()
    assert [error.value for error in page.error] == [
        f"{reference.strip()} is there already: choose it from the list, or give the new one another reference."
    ]
