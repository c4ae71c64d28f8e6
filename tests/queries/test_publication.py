"""Putting what is approved on the screens: told step by step, and nothing half done."""

import json
import resource
import sys
from pathlib import Path

import pytest

from data import build as building
from data.checks import BuildFailed
from data.returns.register.declined import Declined
from queries import publication
from queries.desk import publish
from tests.returns.registered import APPROVING, own_register

__all__ = ["own_register"]
pytestmark = pytest.mark.usefixtures("own_register")


def speaking(lines: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a build say these lines instead of building."""
    said = "\n".join(json.dumps(line) for line in lines)
    monkeypatch.setattr(publication, "BUILD", [sys.executable, "-c", f"print({said!r})"])


def test_every_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [{"share": 0.0, "step": "Laying out the tables"}, {"share": 0.5, "step": "Placing the areas"}]
    speaking([*steps, {"built": "warehouse-000007.duckdb"}], monkeypatch)
    heard: list[tuple[float, str]] = []
    assert publish(APPROVING, lambda share, what: heard.append((share, what))) == 7
    assert heard == [(0.0, "Laying out the tables"), (0.5, "Placing the areas"), (1.0, "On the screens")]


def test_a_check_that_blocks_is_told_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    speaking([{"failed": "- Dudley: more people reoffended than there are."}], monkeypatch)
    with pytest.raises(Declined, match="more people reoffended than there are"):
        publish(APPROVING)


def test_a_build_that_dies_leaves_a_sentence_and_its_reason_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(publication, "BUILD", [sys.executable, "-c", "raise SystemExit('no table /srv/area')"])
    with pytest.raises(Declined) as refusal:
        publish(APPROVING)
    assert "the screens stay as they are" in refusal.value.sentence
    assert "/" not in refusal.value.sentence
    assert "no table /srv/area" in capfd.readouterr().err


def test_a_full_disc_stops_a_build_with_a_sentence_and_no_leavings(own_register: Path) -> None:
    own_register.mkdir(parents=True)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(BuildFailed, match="no room left"):
            building.build(quiet=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(own_register.glob("warehouse-*"))
