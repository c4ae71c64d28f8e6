"""The shipped areas, their links, and the finding of an area by whatever name a publisher uses."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data.areas import Areas, area_key
from data.settings import CATALOGUE, PUBLISHED

COUNTS = {
    "country": 3,
    "region": 9,
    "probation_region": 12,
    "police_force": 43,
    "sub_region": 1,
    "upper_tier": 175,
    "youth_service": 155,
    "csp": 314,
    "district": 318,
}
# Lower-tier and unitary authorities in each English region since April 2023 (ONS).
DISTRICTS_PER_REGION = {
    "North East": 12,
    "North West": 35,
    "Yorkshire and The Humber": 15,
    "East Midlands": 35,
    "West Midlands": 30,
    "East of England": 45,
    "London": 33,
    "South East": 64,
    "South West": 27,
}


def _rows(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


AREAS = _rows("areas")
LINKS = _rows("area_links")
ALIASES = _rows("area_aliases")
CURRENT = {(row["kind"], row["code"]) for row in AREAS if not row["valid_to"]}
KNOWN = {(row["kind"], row["code"]) for row in AREAS}


def _linked(relation: str) -> list[tuple[str, str]]:
    return [(row["child_code"], row["parent_code"]) for row in LINKS if row["relation"] == relation]


def _current(kind: str) -> set[str]:
    return {code for of_kind, code in CURRENT if of_kind == kind}


# The tables ----------------------------------------------------------------------------


def test_areas_in_being_by_kind() -> None:
    assert Counter(kind for kind, _ in CURRENT) == COUNTS


def test_every_kind_is_in_the_catalogue() -> None:
    with (CATALOGUE / "area_kinds.csv").open(encoding="utf-8", newline="") as file:
        assert {row["kind"] for row in AREAS} <= {row["kind"] for row in csv.DictReader(file)}


def test_areas_are_listed_once_and_sorted_within_kind() -> None:
    assert len(KNOWN) == len(AREAS)
    codes = [row["code"] for row in AREAS if row["kind"] == "csp"]
    assert codes == sorted(codes)


def test_codes_are_of_ons_or_marked_as_ours() -> None:
    pattern = re.compile(r"[EWK]\d{8}|X-(PR-|YJS-|BLACK-COUNTRY)[A-Z-]*")
    assert [row["code"] for row in AREAS if not pattern.fullmatch(row["code"])] == []


def test_abolished_areas_ended_on_the_eve_of_a_reorganisation() -> None:
    ends = {date.fromisoformat(row["valid_to"]) for row in AREAS if row["valid_to"]}
    assert ends == {date(2019, 3, 31), date(2020, 3, 31), date(2021, 3, 31), date(2023, 3, 31)}


def test_every_link_joins_two_known_areas_once() -> None:
    ends = [(row[f"{end}_kind"], row[f"{end}_code"]) for row in LINKS for end in ("child", "parent")]
    assert [end for end in ends if end not in KNOWN] == []
    assert len({tuple(row.values()) for row in LINKS}) == len(LINKS)


def test_every_alias_is_of_a_known_area_and_of_only_one() -> None:
    assert [row for row in ALIASES if (row["kind"], row["code"]) not in KNOWN] == []
    owners: dict[tuple[str, str], set[str]] = {}
    for row in ALIASES:
        owners.setdefault((row["kind"], area_key(row["alias"])), set()).add(row["code"])
    assert [key for key, codes in owners.items() if len(codes) > 1] == []


def test_no_alias_takes_the_name_of_an_area_in_being() -> None:
    names = {(row["kind"], area_key(row["name"])) for row in AREAS if not row["valid_to"]}
    assert [row for row in ALIASES if (row["kind"], area_key(row["alias"])) in names] == []


def test_names_in_being_are_unique_within_their_kind() -> None:
    keys = Counter((row["kind"], area_key(row["name"])) for row in AREAS if not row["valid_to"])
    assert [key for key, count in keys.items() if count > 1] == []


# The links -----------------------------------------------------------------------------


def test_csps_and_districts_meet_in_332_pairs() -> None:
    pairs = _linked("csp_district")
    assert len(pairs) == 332
    assert {csp for csp, _ in pairs} == _current("csp")
    assert {district for _, district in pairs} == _current("district")


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        ("csp_force", "csp"),
        ("csp_probation_region", "csp"),
        ("district_country", "district"),
        ("district_upper", "district"),
        ("upper_service", "upper_tier"),
        ("region_country", "region"),
    ],
)
def test_each_area_in_being_has_one_parent(relation: str, kind: str) -> None:
    parents = Counter(child for child, _ in _linked(relation))
    assert {parents[code] for code in _current(kind)} == {1}


def test_each_english_district_has_one_region_and_the_ledger_holds() -> None:
    names = {row["code"]: row["name"] for row in AREAS if row["kind"] == "region"}
    pairs = [(child, region) for child, region in _linked("district_region") if ("district", child) in CURRENT]
    assert {child for child, _ in pairs} == {code for code in _current("district") if code.startswith("E")}
    assert Counter(names[region] for _, region in pairs) == DISTRICTS_PER_REGION


def test_the_black_country_is_its_four_boroughs() -> None:
    areas = Areas.load()
    members = {areas.name("csp", csp) for csp, _ in _linked("csp_sub_region")}
    assert members == {"Dudley", "Sandwell", "Walsall", "Wolverhampton"}


def test_every_abolished_area_has_successors_in_being() -> None:
    succeeded = {(row["child_kind"], row["child_code"]) for row in LINKS if row["relation"] == "succeeded_by"}
    assert succeeded == KNOWN - CURRENT
    heirs = {(row["parent_kind"], row["parent_code"]) for row in LINKS if row["relation"] == "succeeded_by"}
    assert heirs <= CURRENT


def test_abolished_districts_each_lay_in_one_csp() -> None:
    csps = Counter(district for _, district in _linked("csp_former_district"))
    abolished = {code for kind, code in KNOWN - CURRENT if kind == "district"}
    assert csps == dict.fromkeys(abolished, 1)


def test_forces_lie_in_one_probation_region_each() -> None:
    regions = dict(_linked("csp_probation_region"))
    pairs = {(force, regions[csp]) for csp, force in _linked("csp_force")}
    assert len(pairs) == COUNTS["police_force"]


# Finding an area -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  King's  Lynn and West Norfolk ", "kings lynn and west norfolk"),
        ("Devon & Cornwall", "devon and cornwall"),
        ("St. Helens", "st helens"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("Ynys Môn", "ynys mon"),
        ("Bristol, City of", "city of bristol"),
        ("Herefordshire, County of", "county of herefordshire"),
        ("Number of\r\noffenders", "number of offenders"),
        ("Kent [note 1]", "kent"),
        ("Kent [notes 1, 2] [r]", "kent"),
        ("Kent (1)(2)", "kent"),
        ("Kent (r)", "kent"),
        ("Kent²", "kent"),
        ("Dorset (Pre LG)", "dorset pre lg"),
        ("[note 1]", ""),
        ("", ""),
    ],
)
def test_area_key(text: str, key: str) -> None:
    assert area_key(text) == key


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("csp", "Wolverhampton", "E22000341"),
        ("csp", "City of Wolverhampton Council", "E22000341"),
        ("csp", "Wolverhampton Community Safety Partnership", "E22000341"),
        ("csp", "e22000341 ", "E22000341"),
        ("csp", "London, City of", "E22000180"),
        ("csp", "Folkestone and Hythe", "E22000145"),
        ("csp", "Shepway", "E22000145"),
        ("csp", "Northern Devon", "E22000363"),
        ("csp", "Kings Lynn and West Norfolk", "E22000221"),
        ("csp", "York", "E22000371"),
        ("csp", "Sir Gâr", None),
        ("csp", "Sir Gaerfyrddin", "W14000010"),
        ("csp", "Unassigned Kent", None),
        ("csp", "London", None),
        ("region", "City of London", None),
        ("region", "East", "E12000006"),
        ("country", "England & Wales [note 3]", "K04000001"),
        ("country", "Cymru", "W92000004"),
        ("police_force", "Devon and Cornwall Police", "E23000035"),
        ("police_force", "City of London Police", "E23000034"),
        ("police_force", "Metropolitan Police Service", "E23000001"),
        ("upper_tier", "Dorset", "E06000059"),
        ("upper_tier", "Dorset (Pre LG)", "E10000009"),
        ("upper_tier", "Cumbria", "E10000006"),
        ("upper_tier", "Durham", "E06000047"),
        ("upper_tier", "Kingston Upon Hull, City of", "E06000010"),
        ("upper_tier", "E10000023", "E06000065"),
        ("upper_tier", "Bournemouth UA", "E06000028"),
        ("district", "Shepway", "E07000112"),
        ("district", "E08000038", "E08000016"),
        ("district", "Corby", "E07000150"),
        ("youth_service", "Gwynedd & Ynys Mon", "X-YJS-GWYNEDD-AND-YNYS-MON"),
        ("youth_service", "Gwynedd Mon", "X-YJS-GWYNEDD-AND-YNYS-MON"),
        ("youth_service", "Wolverhampton YOT", "X-YJS-WOLVERHAMPTON"),
        ("probation_region", "Kent Surrey and Sussex", "X-PR-KENT-SURREY-AND-SUSSEX"),
        ("sub_region", "The Black Country", "X-BLACK-COUNTRY"),
        ("district", "", None),
        ("no_such_kind", "Wolverhampton", None),
    ],
)
def test_code(kind: str, text: str, code: str | None) -> None:
    assert Areas.load().code(kind, text) == code


def test_every_shipped_spelling_leads_home() -> None:
    areas = Areas.load()
    spellings = [(row["kind"], row["name"], row["code"]) for row in AREAS if not row["valid_to"]]
    spellings += [(row["kind"], row["alias"], row["code"]) for row in ALIASES]
    assert [row for row in spellings if areas.code(row[0], row[1]) != row[2]] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wolverhamton City Council", "Wolverhampton"),
        ("Sandwel", "Sandwell"),
        ("Telford", "Telford and Wrekin"),
        ("Brighton", "Brighton and Hove"),
        ("Xyzzy", None),
    ],
)
def test_suggest(text: str, name: str | None) -> None:
    assert Areas.load().suggest("csp", text) == name


def test_name_of_an_unknown_code_is_none() -> None:
    assert Areas.load().name("csp", "E99999999") is None


# Against the publishers' own lists -----------------------------------------------------


def _published(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("file", "kind", "code", "name"),
    [
        ("geography/lookup_ltla24_csp24_pfa24.csv", "csp", "csp24_code", "csp24_name"),
        ("geography/lookup_ltla24_csp24_pfa24.csv", "police_force", "pfa24_code", "pfa24_name"),
        ("geography/lookup_ltla24_csp24_pfa24.csv", "district", "ltla24_code", "ltla24_name"),
        ("geography/lad17_csp17_pfa17.csv", "district", "LAD17CD", "LAD17NM"),
        ("geography/lad19_csp19_pfa19.csv", "district", "LAD19CD", "LAD19NM"),
        ("geography/lad21_csp21_pfa21.csv", "district", "LAD21CD", "LAD21NM"),
        ("geography/lad23_utla23_yjs2024-25.csv", "upper_tier", "utla23_code", "utla23_name"),
        ("deprivation/imd2025_england_ltla24.csv", "district", "ltla24_code", "ltla24_name"),
    ],
)
def test_published_codes_and_names_are_found(shared: Path, file: str, kind: str, code: str, name: str) -> None:
    areas = Areas.load()
    rows = _published(shared / "published" / file)
    wrong = {(row[code], row[name]) for row in rows if areas.code(kind, row[code]) != areas.code(kind, row[name])}
    assert wrong == set()
    assert {areas.code(kind, row[code]) for row in rows} <= {known for of_kind, known in KNOWN if of_kind == kind}


def test_links_are_those_of_the_ons_lookup(shared: Path) -> None:
    rows = _published(shared / "published/geography/lookup_ltla24_csp24_pfa24.csv")
    assert set(_linked("csp_district")) == {(row["csp24_code"], row["ltla24_code"]) for row in rows}
    assert set(_linked("csp_force")) == {(row["csp24_code"], row["pfa24_code"]) for row in rows}


def test_dfe_names_are_found(shared: Path) -> None:
    rows = _published(shared / "published/youth/dfe_lait_youth_offending_extract.csv")
    areas = Areas.load()
    named = {(row["area_name"], row["ons_code"]) for row in rows if row["ons_code"] or "Pre LG" in row["area_name"]}
    assert [name for name, _ in named if not areas.code("upper_tier", name)] == []
    assert [name for name, code in named if code and areas.code("upper_tier", name) != code] == []


def test_counties_of_2021_are_found(shared: Path) -> None:
    rows = json.loads((shared / "published/geography/ltla21_utla21_ew_qlac.json").read_text("utf-8"))
    areas = Areas.load()
    wrong = {(r["UTLA21CD"], r["UTLA21NM"]) for r in rows if not areas.code("upper_tier", r["UTLA21CD"])}
    assert wrong == set()
