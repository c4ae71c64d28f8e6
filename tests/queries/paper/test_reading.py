"""Lines, scenes, areas, records and changes: what is understood before anything is checked."""

from collections.abc import Callable

import pytest

from queries.paper.areas import Gazetteer
from queries.paper.changes import changes, claims_emphatically
from queries.paper.lines import marked
from queries.paper.numbers import numbers
from queries.paper.reading import Reading
from queries.paper.words import any_of, group_of

Read = Callable[[str], Reading]

STRATEGY = """Managing Youth Offenders

January 2015 – December 2015

Cohort956Reoffenders393Re-offences1280

Reoffences per Reoffender 3.25

Managing low to Medium Risk Adult Offenders - Community Rehabilitation Company

Reoffending was higher than expected during October '15 – September '16.

Dudley\t39.58%\t46.02%

Section 9 - Governance

Each area takes part."""


def test_a_row_takes_group_age_and_period_from_above(reading: Read) -> None:
    row = next(line for line in reading(STRATEGY).lines if line.text.startswith("Dudley"))
    assert (row.group, row.age) == ("people supervised by the Community Rehabilitation Company", "adult")
    assert row.period is not None
    assert str(row.period.first) == "2015-10-01"
    assert row.about_reoffending


def test_a_new_section_starts_afresh(reading: Read) -> None:
    last = reading(STRATEGY).lines[-1]
    assert (last.group, last.age, last.scene.section) == (None, None, 1)


def test_short_labelled_lines_make_one_record(reading: Read) -> None:
    (record,) = [record for record in reading(STRATEGY).records if record.roles]
    assert {role: figure.value for role, figure in record.roles.items()} == {
        "offenders": 956,
        "reoffenders": 393,
        "reoffences": 1280,
        "frequency": 3.25,
    }


def test_rows_take_their_roles_from_the_heading(reading: Read) -> None:
    text = "Area Offenders Reoffenders Rate\nDudley 5,000 1,400 28.0%\nWalsall 4,000 1,000 25.0%"
    roles = [{role: figure.value for role, figure in record.roles.items()} for record in reading(text).records]
    assert roles == [
        {"offenders": 5000, "reoffenders": 1400, "rate": 28},
        {"offenders": 4000, "reoffenders": 1000, "rate": 25},
    ]


def test_counts_of_the_offenders_are_not_the_offenders(reading: Read) -> None:
    (record,) = reading("In all 120 of the offenders and 40 reoffenders took part.").records
    assert list(record.roles) == ["reoffenders"]


def test_figures_are_marked_by_kind_and_place() -> None:
    text = "211 of 859 (24.6%)"
    assert marked(text, tuple(numbers(text))) == "‹C0› of ‹C1› (‹P2›)"


# Areas ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dudley and the Black Country", ["Dudley", "Black Country"]),
        ("in England and Wales", ["England and Wales"]),
        ("Reading skills have improved", []),
        ("people in Reading", ["Reading"]),
        ("City of Bristol; Bristol", ["City of Bristol", "Bristol"]),
        ("dudley", []),
        ("a Sandwellian", []),
        ("the district of Gone", []),
    ],
)
def test_areas_are_found(reading: Read, text: str, names: list[str]) -> None:
    gazetteer: Gazetteer = reading("x").desk.gazetteer()
    assert [area.name for area in gazetteer.find(text)] == names


def test_an_area_is_every_body_of_its_name(reading: Read) -> None:
    (area,) = reading("x").desk.gazetteer().find("Wolverhampton")
    assert area.ids == (7, 8)


def test_without_areas_nothing_is_found() -> None:
    assert Gazetteer([]).find("Dudley") == []


# Changes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "earlier", "later", "direction"),
    [
        ("It rose from 24% to 30%.", 24, 30, "up"),
        ("It fell from 985 to 956.", 985, 956, "down"),
        ("It was 30%, up from 24%.", 24, 30, "up"),
        ("Homeless people show higher rates, 82.5% compared to 38.4%.", 38.4, 82.5, "up"),
        ("It went from 24% to 30%.", 24, 30, None),
        ("It did not rise from 24% to 30%.", 24, 30, None),
        ("It could fall from 30% to 24%.", 30, 24, None),
    ],
)
def test_a_change_is_read(reading: Read, text: str, earlier: float, later: float, direction: str | None) -> None:
    (change,) = changes(reading(text).lines[0])
    assert (change.earlier.value, change.later.value, change.direction) == (earlier, later, direction)


@pytest.mark.parametrize(
    "text",
    [
        "60% of people sent to prison for less than 12 months reoffended, and 46% of all.",
        "There was a 9% increase in 2013/14 compared to 2012/13 and a 19% increase later.",
        "Of 859 people, 211 reoffended (24.6%).",
        "It rose from 24% to 1,000.",
    ],
)
def test_figures_side_by_side_are_no_change(reading: Read, text: str) -> None:
    assert changes(reading(text).lines[0]) == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("a significant reduction in reoffending rates", True),
        ("Rates have sharply increased for offending.", True),
        ("a significant proportion of re-offending", False),
        ("we must significantly reduce reoffending", False),
        ("costs fell significantly afterwards", False),
    ],
)
def test_emphatic_claims_are_heard(text: str, claimed: bool) -> None:
    assert claims_emphatically(text) is claimed


# Words -----------------------------------------------------------------------------------------------


def test_words_are_whole_and_endings_are_starred() -> None:
    words = any_of(["re.offend*", "crc"])
    assert [found.group() for found in words.finditer("Reoffenders re-offended; the CRC, not crcx")] == [
        "Reoffenders",
        "re-offended",
        "CRC",
    ]


def test_a_group_is_named_by_its_words() -> None:
    assert group_of("clients of the CRC") == "people supervised by the Community Rehabilitation Company"
    assert group_of("everybody") is None
