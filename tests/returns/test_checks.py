"""Every check there is: a return that fails it, with its sentence, and one that does not."""

import re

import pytest

from data.returns.checks import Checked, check_ids
from data.returns.found import wordings
from data.returns.rule import Rule
from data.returns.spec import Spec, specs
from tests.returns.fault_cases import CELLS, TABLES, cell_case, clean
from tests.returns.filling import checked, example, found

RULES = [(spec, rule) for spec in specs().values() for rule in spec.rules]
CLEAN_REMARKS = {"small_count", "sensitive_small", "counterpart_missing"}
SENTENCE = re.compile(r"(Sheet ‘[^’]+’(, (cells?|row) [^:]+)?|The workbook): found .+, but .+; .+\.", re.DOTALL)


@pytest.fixture(scope="module")
def clean_returns() -> dict[str, Checked]:
    """Every return with its clean row."""
    return {code: clean(code) for code in specs()}


def said(result: Checked, check: str) -> str:
    """The sentence of a check, which must be one sentence of the right form with no blank left."""
    message = next(each.message for each in result.findings if each.check == check)
    assert SENTENCE.fullmatch(message), message
    assert "{" not in message
    return message


def test_there_are_more_than_eighty_checks() -> None:
    ids = check_ids()
    print(f"{len(ids)} checks: {len(wordings())} shared and {len(RULES)} of single returns")
    assert len(ids) >= 80


def test_every_check_has_a_failing_case() -> None:
    cases = {check for check, *_ in CELLS} | set(TABLES) | {f"{spec.code.lower()}.{rule.id}" for spec, rule in RULES}
    assert set(check_ids()) - cases == set()


@pytest.mark.parametrize("code", specs())
def test_a_clean_return_passes_every_check(code: str, clean_returns: dict[str, Checked]) -> None:
    result = clean_returns[code]
    assert result.acceptable
    assert {each.check for each in result.findings} <= CLEAN_REMARKS


@pytest.mark.parametrize(("check", "code", "column", "value"), CELLS)
def test_a_cell_that_fails(check: str, code: str, column: str, value: object) -> None:
    result = cell_case(code, column, value)
    said(result, check)
    at = [each.name for each in specs()[code].columns].index(column)
    assert found(result)[check] == [f"{chr(65 + at)}2"]
    assert result.acceptable is (not any(each.severity == "block" for each in result.findings))


@pytest.mark.parametrize("check", TABLES)
def test_a_table_that_fails(check: str) -> None:
    said(TABLES[check](), check)


def breaking(spec: Spec, rule: Rule) -> dict[str, object]:
    """A row that breaks a rule and is clean otherwise: the compared column pushed over its limit."""
    row = example(spec)
    if spec.column(rule.at).type == "date":
        return row | {rule.at: row["start"].replace(year=2024)}
    sign = next(sign for sign in ("<=", ">=", "==") if sign in rule.holds)
    return row | {rule.holds.split(" ")[0]: {"<=": 10**6, ">=": 0, "==": 7}[sign]}


@pytest.mark.parametrize(("spec", "rule"), RULES, ids=lambda item: getattr(item, "id", getattr(item, "code", "")))
def test_a_rule_of_a_return(spec: Spec, rule: Rule) -> None:
    result = checked(spec.code, [breaking(spec, rule)])
    check = f"{spec.code.lower()}.{rule.id}"
    said(result, check)
    at = [each.name for each in spec.columns].index(rule.at)
    assert [each.column for each in result.marks if each.check == check] == [at + 1]


def test_messages_are_their_own() -> None:
    texts = [(w["found"], w["expected"], w["todo"]) for w in wordings().values()]
    assert len(set(texts)) == len(texts)


def test_blocks_come_first_and_faults_are_drawn_together() -> None:
    spec = specs()["R1"]
    rows = [
        example(spec, org="probation", n_reoffenders=value, follow_up_months=6 + at)
        for at, value in enumerate(["x1 ", "twelve", "ten", 9])
    ]
    result = checked("R1", rows)
    order = [["block", "confirm", "note"].index(each.severity) for each in result.findings]
    assert order == sorted(order)
    together = next(each for each in result.findings if each.check == "text_for_number")
    assert "cells G2 to G4" in together.message
    assert result.rows == ()
