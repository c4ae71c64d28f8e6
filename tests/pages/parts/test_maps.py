"""The map's layers, legend, sentences and words, each from rows."""

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pages.parts.charts.paper_map import paper_map_spec, paper_rows
from pages.parts.maps.hover import told_styles
from pages.parts.maps.layers import Scene, characters, deck, place_of
from pages.parts.maps.shades import coloured_list, legend, shade_colours
from pages.parts.maps.words import alt, caption, title
from pages.parts.palette import colours
from queries.maps import Shade, Shading
from queries.outlines import outlines
from queries.places import Place

ADUR, CARDIFF, WOLVERHAMPTON, DUDLEY = "E22000290", "W14000015", "E22000341", "E22000337"
SCILLY = "E22000050"
PLACE = Place(1, "csp", WOLVERHAMPTON, "Wolverhampton", "Community Safety Partnership", 1, 2023)
SOURCES = pd.DataFrame({"publisher": ["Somebody"], "title": ["Figures"]})


def row(code: str, name: str, shade: str, **more: str) -> dict[str, Any]:
    given = {"figure": "30 in 100; could be 28 to 33.", "tail": "Similar to England and Wales.", "ring": ""} | more
    return {
        "code": code,
        "name": name,
        "csp": name,
        "shade": shade,
        "shown": "30 in 100",
        "short": "Similar to England and Wales",
        "sentence": f"{given['figure']} {given['tail']}".strip(),
        "rate": 0.3,
        **given,
    }


ROWS = [
    row(ADUR, "Adur", "higher", figure="41 in 100; could be 35 to 47.", tail="Higher than England and Wales."),
    row(WOLVERHAMPTON, "Wolverhampton", "similar"),
    row(DUDLEY, "Dudley", "similar", ring="lower", figure="27 in 100; could be 25 to 30."),
    row(CARDIFF, "Cardiff", "unreliable", figure="", tail="Fewer than 10 people: too few to give a rate."),
]


def shading(rows: list[dict[str, Any]] = ROWS, subject: str = "standing") -> Shading:
    counts = pd.Series([r["shade"] for r in rows]).value_counts()
    shades = tuple(Shade(code, f"{code} than them", int(count)) for code, count in counts.items())
    return Shading(subject, tuple(rows), shades, "adults", "April 2023 to March 2024", "Ringed.", SOURCES, True)


def scene(file: str = "csp", **more: Any) -> Scene:
    return Scene(**{"file": file, "pointed": (), "named": (), "framed": (), "serial": 0, **more})


def layers(found: Shading, at: Scene, theme: str = "light") -> dict[str, dict[str, Any]]:
    return {layer["id"]: layer for layer in json.loads(deck(found, at, theme).to_json())["layers"]}


# Layers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["csp", "csp_hex", "district"])
def test_every_area_has_a_place_of_its_own_in_the_string(file: str) -> None:
    codes = list(outlines(file).points)
    for position, code in enumerate(codes[::25]):
        drawn = characters(file, {code: 1 + position % 9})
        assert sorted(set(drawn)) == ["0", str(1 + position % 9)]
    everybody = characters(file, dict.fromkeys(codes, 7))
    assert everybody.count("7") == len(codes)


def test_the_expression_uses_nothing_that_is_a_call() -> None:
    # deck.gl refuses calls in the expressions that it interprets.
    assert not re.search(r"[a-z]\(", place_of("csp"))


def test_outlines_are_named_and_never_sent() -> None:
    found = layers(shading(), scene())
    assert found["csp-0"]["data"] == "/app/static/csp.geojson"
    assert "Polygon" not in json.dumps(found)
    assert len(json.dumps(found)) < 6000


def test_no_basemap_is_asked_for() -> None:
    drawn = json.loads(deck(shading(), scene(), "light").to_json())
    assert drawn.get("mapProvider") is None
    assert "http" not in json.dumps(drawn)


def test_edges_are_drawn_where_they_are_few_or_asked_for() -> None:
    assert layers(shading(), scene())["csp-0"]["stroked"] is False
    assert layers(shading(), scene("csp_hex"))["csp_hex-0"]["stroked"] is True
    assert "borders-csp" not in layers(shading(), scene())
    near = layers(shading(), scene(framed=(WOLVERHAMPTON,)))
    assert near["borders-csp"]["data"] == "/app/static/csp_edges.json"


def test_a_click_makes_a_layer_of_another_name() -> None:
    assert "csp-3" in layers(shading(), scene(serial=3))


def test_rings_and_names_are_where_the_areas_are() -> None:
    found = layers(shading(), scene(pointed=(WOLVERHAMPTON,), named=(WOLVERHAMPTON,)))
    points = outlines("csp").points
    assert found["rings-lower"]["data"] == [list(points[DUDLEY])]
    assert found["rings-higher"]["data"] == []
    assert found["rings-pointed"]["data"] == [list(points[WOLVERHAMPTON])]
    assert [area["properties"]["name"] for area in found["names"]["data"]] == ["Wolverhampton"]


def test_a_name_at_the_edge_of_the_map_runs_inwards() -> None:
    found = layers(shading([row(SCILLY, "Isles of Scilly", "similar"), *ROWS]), scene(named=(SCILLY, WOLVERHAMPTON)))
    anchors = {area["properties"]["name"]: area["properties"]["anchor"] for area in found["names"]["data"]}
    assert anchors == {"Isles of Scilly": "start", "Wolverhampton": "middle"}


def test_no_name_covers_another() -> None:
    both = (WOLVERHAMPTON, DUDLEY)

    def written(**at: Any) -> list[str]:
        return [area["properties"]["name"] for area in layers(shading(), scene(named=both, **at))["names"]["data"]]

    assert written() == ["Wolverhampton"]
    assert written(framed=both) == ["Wolverhampton", "Dudley"]


def test_nearness_frames_the_areas_named() -> None:
    far = json.loads(deck(shading(), scene(), "light").to_json())["initialViewState"]
    near = json.loads(deck(shading(), scene(framed=(WOLVERHAMPTON,)), "light").to_json())["initialViewState"]
    assert near["zoom"] > far["zoom"] + 2
    assert (round(near["latitude"]), round(near["longitude"])) == (53, -2)


# Shades ------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shades_differ_from_each_other_in_both_themes(theme: str) -> None:
    codes = ("higher", "similar", "lower", "unreliable", "none")
    painted = shade_colours(tuple(Shade(code, code, 1) for code in codes), theme)
    assert len(set(painted.values())) == len(codes)


def test_the_most_deprived_fifth_and_the_highest_step_are_strongest() -> None:
    strongest = colours("light")["sequential"][-1]
    fifths = tuple(Shade(f"fifth_{number}", "", 1) for number in range(1, 6))
    steps = tuple(Shade(f"step_{number}", "", 1) for number in range(1, 4))
    assert shade_colours(fifths, "light")["fifth_1"] == strongest
    assert shade_colours(steps, "light")["step_3"] == strongest
    assert len(set(shade_colours(steps, "light").values())) == 3


def test_the_legend_says_words_and_counts_and_escapes_them() -> None:
    drawn = legend(shading(), "light")
    assert "similar than them: 2" in drawn
    assert "1 of these are ringed: Ringed." in drawn
    named = shading([row(ADUR, "<b>", "higher")])
    assert "&lt;b&gt;" in coloured_list(named, named.of([ADUR]), "light")


# Sentences under the pointer ------------------------------------------------------------------


def told(styles: str, code: str) -> str:
    """The sentence that the rules write for a code, as a browser would put it together: the last rule wins."""
    own = re.search(rf"\.{code}{{(--.*?)}}", styles)
    numbers = dict(re.findall(r'--(\w):"(.*?)"', own.group(1))) if own else {}
    wordings = re.findall(r'(\.told|:is\(.*?\))::after{content:(".*?")}', styles)
    wording = [words for whom, words in wordings if whom == ".told" or code in whom][-1]
    return re.sub(r'" var\(--(\w)\) "', lambda found: numbers[found.group(1)], wording).strip('"').strip()


@pytest.mark.parametrize("area", ROWS, ids=lambda area: str(area["name"]))
def test_pointing_at_an_area_says_its_sentence(area: dict[str, Any]) -> None:
    assert told(told_styles(shading()), area["code"]) == area["sentence"]


def test_a_wording_is_sent_once_and_shared_numbers_with_it() -> None:
    rows = [row(code, code, "similar", figure=f"{20 + n} in 100.") for n, code in enumerate((ADUR, DUDLEY, CARDIFF))]
    styles = told_styles(shading(rows))
    assert styles.count("Similar to") == 1
    assert styles.count("100") == 1


def test_nothing_in_a_sentence_can_end_the_style_sheet() -> None:
    styles = told_styles(shading([row(ADUR, "Adur", "similar", tail='</style><img src=x onerror="alert(1)"> {x}')]))
    assert styles.count("<") == 2
    assert "<img" not in styles


# Words ---------------------------------------------------------------------------------------


def test_the_title_is_of_the_area_and_ten_words_at_most() -> None:
    assert title(shading(), PLACE, [WOLVERHAMPTON]) == "Wolverhampton: similar to England and Wales"
    long = Place(1, "csp", WOLVERHAMPTON, "A Partnership With a Name of Very Many Words", "x", 1, 2023)
    assert title(shading(), long, [WOLVERHAMPTON]) == "Similar to England and Wales"


def test_the_title_of_a_ringed_area_says_that_the_evidence_is_weak() -> None:
    dudley = Place(2, "csp", DUDLEY, "Dudley", "x", 1, 2023)
    assert title(shading(), dudley, [DUDLEY]) == "Dudley: perhaps lower, but weak evidence"


def test_without_an_area_the_title_counts_the_areas() -> None:
    assert title(shading(), None, []) == "Higher in 1 of 4 areas"
    assert title(shading([*ROWS, row(DUDLEY, "Dudley", "lower")]), None, []) == "Higher in 1 of 5 areas, lower in 1"
    assert title(shading([row(DUDLEY, "Dudley", "lower")] * 2), None, []) == "Lower in 2 of 2 areas"
    assert title(shading(ROWS[1:]), None, []) == "None of 3 areas is clearly higher or lower"


def test_the_text_alternative_counts_names_and_describes_the_area_and_its_neighbours() -> None:
    words = alt(shading(), [WOLVERHAMPTON], [DUDLEY], "map", "csp")
    assert words.startswith("Map of 4 Community Safety Partnerships.")
    assert "higher than them: 1 (Adur)" in words
    assert "Wolverhampton: 30 in 100; could be 28 to 33." in words
    assert words.endswith("Beside it: Dudley 30 in 100.")


def test_the_caption_names_people_period_and_comparison() -> None:
    words = caption(shading(), "England and Wales", "csp")
    assert words.startswith("Adults who reoffended within a year, April 2023 to March 2024")
    assert words.endswith("compared with England and Wales.")


# On paper --------------------------------------------------------------------------------------


def test_the_map_for_paper_draws_the_same_areas_and_fetches_the_same_file() -> None:
    spec = paper_map_spec("light", "/app/static/csp.geojson", (("Similar: 2", "#D5E1EC"), ("Higher: 1", "#801650")))
    drawn = json.dumps(spec)
    assert "/app/static/csp.geojson" in drawn
    assert "coordinates" not in drawn
    rows = paper_rows(shading(), "csp", [WOLVERHAMPTON])
    assert list(rows["label"]) == ["", "Wolverhampton", "", ""]
    assert list(rows["ring"]) == ["", "", "lower", ""]


def test_the_legend_on_paper_counts_as_the_one_on_the_screen() -> None:
    rows = paper_rows(shading(), "csp", [])
    assert set(rows["what"]) == {"higher than them: 1", "similar than them: 2", "unreliable than them: 1"}


def test_both_files_of_borders_are_shipped() -> None:
    static = Path(__file__).resolve().parents[3] / "static"
    assert all((static / f"{kind}_edges.json").is_file() for kind in ("csp", "district"))
