"""Where areas lie, from the outlines that are shipped."""

import pytest

from queries.outlines import outlines, zoom_to

WOLVERHAMPTON, DUDLEY, SANDWELL, WALSALL = "E22000341", "E22000337", "E22000338", "E22000340"
SOUTH_STAFFORDSHIRE, SCILLY, CORNWALL = "E22000267", "E22000050", "E22000356"


@pytest.mark.parametrize(("file", "areas"), [("csp", 314), ("csp_hex", 314), ("district", 318)])
def test_every_area_has_a_point_inside_its_box(file: str, areas: int) -> None:
    found = outlines(file)
    assert len(found.points) == areas
    for code, (across, up) in found.points.items():
        west, south, east, north = found.boxes[code]
        assert west <= across <= east
        assert south <= up <= north


def test_wolverhampton_lies_between_its_four_neighbours() -> None:
    beside = outlines("csp").neighbours
    assert set(beside[WOLVERHAMPTON]) == {DUDLEY, SANDWELL, WALSALL, SOUTH_STAFFORDSHIRE}
    assert all(code in beside[other] for code, others in beside.items() for other in others)


def test_an_island_has_no_neighbour() -> None:
    assert outlines("csp").neighbours[SCILLY] == ()


def test_the_box_of_several_areas_holds_each_and_of_none_holds_all() -> None:
    found = outlines("csp")
    west, south, east, north = found.box([SCILLY, CORNWALL])
    assert west == found.boxes[SCILLY][0]
    assert east == found.boxes[CORNWALL][2]
    assert south == found.boxes[SCILLY][1]
    assert north == found.boxes[CORNWALL][3]
    assert found.box(["X-NOWHERE"]) == found.box([])


def test_zooming_to_the_whole_world_shows_one_tile() -> None:
    (across, up), zoom = zoom_to((-180, -85.0511, 180, 85.0511), 512, 512)
    assert (round(across, 6), round(up, 6), round(zoom, 3)) == (0, 0, 0)
    assert zoom_to((-180, -85.0511, 180, 85.0511), 1024, 1024)[1] == pytest.approx(1, abs=0.001)


def test_the_narrower_side_decides_how_near() -> None:
    wide, tall = zoom_to((-6, 50, 2, 51), 480, 560)[1], zoom_to((-3, 50, -2, 56), 480, 560)[1]
    assert wide == pytest.approx(zoom_to((-6, 50, 2, 51), 480, 5600)[1])
    assert tall == pytest.approx(zoom_to((-3, 50, -2, 56), 4800, 560)[1])
