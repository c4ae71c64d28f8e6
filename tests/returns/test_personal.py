"""Personal data: found wherever it hides, named by kind and place, never echoed; and no false alarms."""

import re
from datetime import date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.returns.door import Refused, read
from data.returns.door.births import birth_in_text, oldest_recent_day
from data.returns.door.headings import heading_group
from data.returns.door.identifiers import check_letter, kinds_in, kinds_in_markup
from tests.returns.building import excel, rows_of, styles
from tests.returns.clean import RETURNS, clean_workbook, saved
from tests.returns.planting import KINDS, PLACES, nhs, pnc, postcode

TODAY = date(2026, 11, 21)
RECENT = oldest_recent_day(TODAY, 10)


def refusal_of(name: str, content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        read(name, content, TODAY)
    return refused.value


def said(refused: Refused) -> str:
    """Everything an officer, a log or a database could get to see of a refusal."""
    return " ".join([refused.sentence, str(refused), *(str(finding) for finding in refused.findings)])


def codes(refused: Refused) -> set[str]:
    return {finding.code for finding in refused.findings}


def bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_identifier_is_found_and_not_echoed(kind: str, place: str) -> None:
    chance = Random(f"{kind} {place}")
    secret = KINDS[kind](chance)
    planted = PLACES[place](secret, chance)
    refused = refusal_of(planted.file, planted.content)
    assert refused.code == "personal_data"
    assert any(finding.code == kind and planted.where in finding.message for finding in refused.findings)
    assert bare(secret) not in bare(said(refused))


@pytest.mark.parametrize("code", RETURNS)
@pytest.mark.parametrize("seed", range(4))
def test_a_clean_return_raises_no_alarm(code: str, seed: int) -> None:
    grid = read(f"{code} Dudley 2026-27 Q1.xlsx", saved(clean_workbook(code, seed)), TODAY)
    assert grid.sheet("Data").value(1, 1) == RETURNS[code].split()[0]


@given(st.integers(0, 2**32))
def test_every_made_up_identifier_is_recognised(seed: int) -> None:
    for kind, make in KINDS.items():
        secret = make(Random(seed))
        assert kind in kinds_in(secret) or birth_in_text(secret, RECENT)


@given(st.text(max_size=200))
def test_no_text_upsets_the_detectors(text: str) -> None:
    assert kinds_in_markup(text) <= kinds_in(text) | {"personal_postcode"}
    assert heading_group(text) in (None, "name", "birth", "identity", "case", "address", "contact")
    assert birth_in_text(text, RECENT) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "E08000028", "MI016R", "2015/16", "2015/16p", "Q3 2015/16P", "2019/20A", "12/34B", "W1 2nd", "S1 8hr",
        "0.9434765919", "9434765919.5", "1,234,567,890", "Section 117", "12A para. 7", "A01", "LSOA 012A", "1-4 [c]",
        "{A6E15B2D-7337-497C-A415-84D4AD836322}", "18-20", "10:30", "01/04/2014 - 31/03/2015", "Version 2.1.10",
        "2006-09-16T00:00:00Z", "Mr", "Mrs and Ms", "Miss", "page 14 of 20", "#REF!", "£1,234.50", "@SUM(A1)", "BB11",
        "12 of 43 by 30/06/2026", "1 June 2014", "13 March 2014 Act", "0000000000", "5.1.12 of the guide",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_identifier_passes(text: str) -> None:
    assert not kinds_in(text)
    assert not birth_in_text(text, RECENT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2001/0171310W", "personal_pnc"), ("2001/0171310A", "personal_pnc"), ("01/171310W", "personal_pnc"),
        ("SF39/83231Z", "personal_cro"), ("265416/21G", "personal_cro"), ("943 476 5919", "personal_nhs"),
        ("ab123456c", "personal_ni"), ("sw1a1aa", "personal_postcode"), ("GIR 0AA", "personal_postcode"),
        ("07700 900123", "personal_phone"), ("+44 7700 900123", "personal_phone"), ("Mrs Bloggs", "personal_name"),
        ("A1234BC", "personal_case"), ("X123456", "personal_case"), ("20/123456/24", "personal_case"),
    ],
)  # fmt: skip
def test_known_shapes(text: str, kind: str) -> None:
    assert kind in kinds_in(text)


def test_the_check_letter_is_that_of_a_published_example() -> None:
    assert check_letter("2001", "0171310") == "W"


def test_numbers_are_looked_at_too() -> None:
    digits = int(bare(nhs(Random(5))))
    assert "personal_nhs" in codes(refusal_of("r.xlsx", excel(rows_of([["n"], [digits]]))))
    assert "personal_phone" in codes(refusal_of("r.xlsx", excel(rows_of([["n"], [7700900123]]))))


def _dated(*serials: float) -> bytes:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"><v>{serial}</v></c></row>' for row, serial in enumerate(serials, 1)
    )
    return excel(rows, styles=styles(used=(0, 14)))


def _serial(year: int, month: int, day: int) -> int:
    return (datetime(year, month, day) - datetime(1899, 12, 30)).days


def test_a_date_cell_long_past_is_a_date_of_birth() -> None:
    refused = refusal_of("r.xlsx", _dated(_serial(2026, 4, 1), _serial(1987, 3, 12)))
    assert [(each.code, each.cells) for each in refused.findings] == [("personal_birth", ("A2",))]


def test_ends_of_months_and_recent_days_are_not() -> None:
    days = [(2014, 4, 1), (2015, 3, 31), (1999, 12, 31), (2026, 6, 15), (2017, 1, 9)]
    assert read("r.xlsx", _dated(*(_serial(*day) for day in days)), TODAY).source == "xlsx"


@pytest.mark.parametrize(
    "table",
    [
        [["Surname", "Count"], ["Bloggs", 1]],
        [["Area", "DOB"], ["Dudley", 31000]],
        [["Client name"], ["J B"]],
        [["Case ref"], [17]],
        [["PNC ID"], ["withheld 1"]],
        [["Home address"], ["1 High Street"]],
        [["Name:", "J B"]],
        [["Beneficiary name"], ["J B"]],
        [["Home address"], ["Rose Cottage, Dudley"]],
        [["Email"], ["jo@"]],
        [["NHS number"], [123456789]],
        [["Tel. no."], ["01902 555555"]],
    ],
)
def test_headings_of_lists_of_people_stop_the_file(table: list[list[object]]) -> None:
    refused = refusal_of("r.xlsx", excel(rows_of(table)))
    assert "personal_column" in codes(refused)


@pytest.mark.parametrize(
    "table",
    [
        [["Surname", "DOB", "PNC"]],
        [["Area name", "Provider"], ["Dudley", "Nacro"]],
        [["Measure ID", "Name"], ["MI014", "Housed on release"]],
        [["Postcode"], [25], [31]],
        [["No fixed address", "Address"], [3, 12]],
        [["Number of cases"], [12]],
        [["Offence"], ["Street robbery"], ["Name calling"], ["Burglary"]],
        [["Address"], ["[x]"], ["n/a"]],
        [["Mode"], ["telephone"], ["online"], ["email"], ["address"], ["by post"]],
    ],
)
def test_the_same_words_over_counts_and_things_do_not(table: list[list[object]]) -> None:
    assert read("r.xlsx", excel(rows_of(table)), TODAY).sheets


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        ("D.O.B.", "birth"), ("DateOfBirth", "birth"), ("date_of_birth (dd/mm/yyyy)", "birth"), ("PNC No.", "identity"),
        ("Client's home postcode", "address"), ("Service user name", "name"), ("Name of next of kin", "name"),
        ("Case worker’s name", "name"), ("Service user ref", "case"), ("Case ref no.", "case"), ("E-mail", "contact"),
        ("Service name", None), ("Code name", None), ("Name of provider", None), ("Area name", None), ("Owner", None),
        ("Postcode recorded", None), ("No fixed address", None), ("Email support", None), ("NHS referrals", None),
        ("Give counts of people, never names or dates of birth, whatever the form says", None), ("", None),
    ],
)  # fmt: skip
def test_headings_are_told_by_their_words(heading: str, group: str | None) -> None:
    assert heading_group(heading) == group


def test_a_column_of_names_is_seen_without_its_heading() -> None:
    table: list[list[object]] = [["Lead"], ["Sarah Bloggs"], ["Bloggs, James"], ["Mohammed A. Bloggs"], ["vacant"]]
    refused = refusal_of("r.xlsx", excel(rows_of(table)))
    assert [(each.code, each.cells) for each in refused.findings] == [("personal_name", ("A2", "A3", "A4"))]
    assert "Bloggs" not in said(refused)


def test_many_places_are_counted_not_listed() -> None:
    chance = Random(3)
    table: list[list[object]] = [["Note"], *([pnc(chance)] if row % 2 else [None] for row in range(60))]
    finding = refusal_of("r.xlsx", excel(rows_of(table))).findings[0]
    assert finding.message.startswith("Sheet ‘Data’, cells A3, A5,")
    assert "18 more" in finding.message


def test_every_kind_in_one_file_is_told_at_once() -> None:
    chance = Random(4)
    table: list[list[object]] = [[make(chance) for make in KINDS.values()]]
    refused = refusal_of("r.xlsx", excel(rows_of(table)))
    assert KINDS.keys() <= codes(refused)
    assert f"{len(refused.findings)} places" in refused.sentence


def test_a_postcode_without_its_second_half_is_an_area() -> None:
    outward = postcode(Random(1)).split()[0]
    assert not kinds_in(outward)
