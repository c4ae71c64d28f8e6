"""The charts of the Explore screen say no more than their figures do."""

import pytest

from pages.parts.explore_figures import side_by_side
from queries.benchmarks import benchmarks_of
from queries.explore import View
from queries.explore_choices import existing, offers
from queries.explore_scene import scene
from queries.places import places


@pytest.mark.usefixtures("warehouse")
def test_a_title_counts_no_area_whose_evidence_is_weak() -> None:
    lambeth = next(place for place in places("csp") if place.name == "Lambeth")
    view, there = View(), existing(lambeth)
    drawn = side_by_side(scene(lambeth, benchmarks_of(lambeth)[0], view, there, offers(view, there, lambeth)))
    dots = drawn.rows.to_pylist()
    sure = [dot["standing"] for dot in dots if dot["strength"] != "outline"]
    assert any(dot["strength"] == "outline" for dot in dots)
    assert f"{sure.count('lower')} lower" in drawn.title
    assert "Lower, but weak evidence" in drawn.key_html
