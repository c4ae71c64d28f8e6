"""The five papers of ../shared/seeds: what is found in each is a golden result.

`golden_papers.json` holds for each paper the check, the known slip (DQ), the severity and the
figures of every finding, in order. Whether a finding on the four other papers is a false alarm
was judged by reading them; precision is the share that is none.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from data.papers.read import read_file
from queries.paper.desk import Rows
from queries.paper.report import Report, check_paper

GOLDEN: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "golden_papers.json").read_text("utf-8")
)
MUST_FIND = {"DQ-01", "DQ-02", "DQ-04", "DQ-07", "DQ-08", "DQ-09", "DQ-11", "DQ-12", "DQ-13"}
STRATEGY = "002"


def _report(shared: Path, number: str, rows: Rows) -> Report:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return check_paper(read_file(path.name, path.read_bytes()), rows)


@pytest.mark.parametrize("number", sorted(GOLDEN))
def test_findings_are_the_golden_ones(shared: Path, rows: Rows, number: str) -> None:
    found = [
        {"check": item.check, "dq": item.dq, "severity": item.severity, "figures": list(item.figures)}
        for item in _report(shared, number, rows).findings
    ]
    assert found == [{key: item[key] for key in ("check", "dq", "severity", "figures")} for item in GOLDEN[number]]


def test_the_strategy_shows_every_known_slip(shared: Path, rows: Rows) -> None:
    assert {item.dq for item in _report(shared, STRATEGY, rows).findings if item.dq} >= MUST_FIND


def test_every_quotation_is_exact(shared: Path, rows: Rows) -> None:
    (path,) = (shared / "seeds").glob(f"{STRATEGY}_*.txt")
    paragraphs = {item.number: item.text for item in read_file(path.name, path.read_bytes()).paragraphs}
    for found in _report(shared, STRATEGY, rows).findings:
        for quote in found.quotes:
            assert paragraphs[quote.paragraph][quote.start :].startswith(quote.text)
            assert all(0 <= start < end <= len(quote.text) for start, end in quote.marks)


def test_no_false_alarm_on_the_other_papers() -> None:
    others = [item for number, found in GOLDEN.items() if number != STRATEGY for item in found]
    assert len(others) == 5
    assert [item for item in others if item["false_alarm"]] == []
