"""Methods and glossary leaves nothing out: the page is held against the catalogue it is made from."""

import csv
import tomllib
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.settings import CATALOGUE, ROOT
from queries import methods


@pytest.fixture(scope="module")
def page(warehouse: Path) -> str:
    """Everything the page says, as one text."""
    shown = AppTest.from_file(str(ROOT / "pages" / "about" / "methods.py"), default_timeout=60).run()
    assert not shown.exception
    return " ".join([block.proto.body for block in shown.get("html")] + [item.label for item in shown.expander])


def listed(file: str, column: str) -> list[str]:
    with (CATALOGUE / file).open(encoding="utf-8", newline="") as lines:
        return [row[column] for row in csv.DictReader(lines)]


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("measures.csv", "name"),
        ("measures.csv", "definition"),
        ("measures.csv", "formula"),
        ("notices.csv", "wording"),
        ("glossary.csv", "term"),
        ("glossary.csv", "meaning"),
        ("events.csv", "title"),
        ("series_breaks.csv", "sentence"),
        ("ages.csv", "label"),
        ("sexes.csv", "label"),
        ("offence_groups.csv", "name"),
        ("previous_offences.csv", "label"),
        ("disposals.csv", "label"),
        ("cohort_types.csv", "label"),
    ],
)
def test_everything_in_the_catalogue_is_explained(page: str, file: str, column: str) -> None:
    entries = [entry.replace("{", "(").replace("}", ")") for entry in listed(file, column)]  # blanks in a notice
    missing = [entry for entry in entries if escape(entry) not in page and entry not in page]
    assert missing == []


def test_every_chapter_is_there(page: str) -> None:
    chapters = tomllib.loads((CATALOGUE / "methods.toml").read_text("utf-8"))
    assert all(escape(chapter["text"][0]) in page for chapter in chapters.values())


def test_it_says_who_decided_what_is_withheld(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "counts from 1 to 4 are withheld, and from 1 to 9 where the matter is sensitive" in page
    assert "no post of this partnership has decided on them yet" in page
    decided = replace(methods.rules(), decided_by="Head of Community Safety", decided_on=date(2026, 11, 22))
    monkeypatch.setattr(methods, "rules", lambda: decided)
    told = [sentence for chapter in methods.chapters.__wrapped__() for sentence in chapter.paragraphs]
    assert "Head of Community Safety decided on these limits on 22 November 2026." in told
