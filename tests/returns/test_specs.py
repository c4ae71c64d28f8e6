"""Specifications: the fourteen hold together, and a fifteenth is one file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.returns import dictionary, door
from data.returns.checks import check, tidy
from data.returns.context import Context
from data.returns.found import wordings
from data.returns.rule import Rule, holds
from data.returns.spec import SPECS, BadSpec, Spec, specs
from data.returns.template import template
from tests.returns.filling import TODAY, example, grid_of, lines_of

ALL = list(specs().values())


def test_the_fourteen_of_the_domain_reference_are_there() -> None:
    assert list(specs())[:14] == [f"R{number}" for number in range(1, 15)]


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_the_example_row_keeps_every_rule(spec: Spec) -> None:
    row = {column.name: column.example for column in spec.columns}
    assert [rule.id for rule in spec.rules if holds(rule, row) is not True] == []


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_every_column_is_explained(spec: Spec) -> None:
    assert all(column.help.endswith(".") and column.example is not None for column in spec.columns)
    assert spec.purpose.endswith(".")
    assert len({rule.id for rule in spec.rules}) == len(spec.rules)


def test_a_fifteenth_return_is_one_file(tmp_path: Path) -> None:
    text = (SPECS / "r05.toml").read_text("utf-8").replace('code = "R5"', 'code = "R15"')
    (tmp_path / "r15.toml").write_text(text, "utf-8")
    spec = specs(tmp_path)["R15"]
    rows = lines_of(spec, [example(spec), example(spec, numerator=613, area="E22000338", area_name="Sandwell")])
    result = check(grid_of(spec, rows), spec, Context(TODAY))
    assert [each.check for each in result.findings] == ["r15.numerator_within"]
    assert template(spec).startswith(b"PK")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('type = "month"', 'type = "moon"', "type of month is unknown"),
        ('codes = "early_warnings"', 'codes = "warnings"', "measure_id has no code list"),
        ("numerator <= denominator", "numerator <= all_people", "all_people, which is no column"),
        ("numerator <= denominator", "open('x')", "not one comparison"),
        ("numerator <= denominator", "numerator <= len(month)", "may only add"),
        ("key = true, ", "", "no column is part of the key"),
        ('name = "denominator", ', 'name = "numerator", ', "numerator is there twice"),
        ('cadence = "month"', 'rhythm = "month"', "rhythm"),
        ('name_of = "area"', 'name_of = "region"', "names region"),
        ('kinds = ["csp", "district", "upper_tier", "sub_region"]', "kinds = []", "takes no kind of area"),
    ],
)
def test_a_wrong_specification_says_why(old: str, new: str, problem: str, tmp_path: Path) -> None:
    text = (SPECS / "r05.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "r05.toml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(BadSpec, match=problem):
        specs(tmp_path)


def test_two_files_of_one_code_are_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text((SPECS / "r05.toml").read_text("utf-8"), "utf-8")
    with pytest.raises(BadSpec, match="same code"):
        specs(tmp_path)


@pytest.mark.parametrize(
    ("rule", "row", "kept"),
    [
        ("a <= b", {"a": 1, "b": 1}, True),
        ("a == b + c", {"a": 3, "b": 1, "c": 1}, False),
        ("a <= 2 * b - c", {"a": 3, "b": 2, "c": 1}, True),
        ("a > b / c", {"a": 3, "b": 2, "c": 0}, None),
        ("a < b", {"a": None, "b": 2}, None),
        ("a < b", {"b": 2}, None),
        ("a >= b", {"a": date(2025, 1, 1), "b": date(2025, 1, 2)}, False),
    ],
)
def test_rules_compare_what_is_there(rule: str, row: dict[str, object], kept: bool | None) -> None:
    assert holds(Rule("x", "block", "a", rule, "", "", ""), row) is kept


def test_accepted_rows_carry_their_place() -> None:
    spec = specs()["R7"]
    result = check(grid_of(spec, lines_of(spec, [example(spec, tx_unknown="[c]")])), spec, Context(TODAY))
    (row,) = tidy(result)
    assert (row["return"], row["place"], row["month"], row["tx_need"]) == ("R7", "sheet Data, row 2", "2025-04-01", 43)
    assert (row["tx_unknown"], row["tx_unknown_symbol"]) == (None, "c")


def test_a_blocked_return_is_not_partly_accepted() -> None:
    spec = specs()["R7"]
    rows = [example(spec), example(spec, area="nowhere")]
    result = check(grid_of(spec, lines_of(spec, rows)), spec, Context(TODAY))
    assert not result.acceptable
    assert tidy(result) == []


def test_door_findings_come_with_ours() -> None:
    spec = specs()["R1"]
    grid = grid_of(spec, lines_of(spec, [example(spec)]))
    noted = replace(grid, findings=(door.Finding("date_1904", "note", "The dates count from 1904."),))
    assert [each.message for each in check(noted, spec, Context(TODAY)).findings] == ["The dates count from 1904."]


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.code)
def test_the_dictionary_covers_everything(spec: Spec) -> None:
    assert [entry["Column"] for entry in dictionary.columns(spec)] == [column.label for column in spec.columns]
    assert len(dictionary.percentages(spec)) == len(spec.rates)
    told = dictionary.checks(spec)
    assert len(told) == len(spec.rules) + len(wordings())
    assert not any("{" in text for entry in told for text in entry.values())


def test_a_csv_file_is_text_and_no_fault() -> None:
    spec = specs()["R5"]
    headings = ",".join(column.label for column in spec.columns)
    text = f"{headings}\nE22000337,Dudley,Apr 2025,Missed appointments,84,612\n"
    result = check(door.read("R5.csv", text.encode()), spec, Context(TODAY))
    assert result.acceptable
    ours = [each.check for each in result.findings if not each.check.startswith("door.")]
    assert ours == ["no_stamp", "date_as_text"]
