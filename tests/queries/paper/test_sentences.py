"""Sentences of minutes, tables and infographics."""

import pytest

from data.papers.read import read_text
from queries.paper.sentences import Shape, sentences, shape_of


def _texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(read_text(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It fell. It rose.", 2),
        ("Aged 25 to 64. 20.7% are under 16.", 2),
        ("Cllr. A Feeney asked how. Mr. Appleby said why.", 2),
        ("See para. 4.3 of the report, i.e. the table.", 1),
        ("It was 24.5% on 12.03.2018 at 6.00 pm.", 1),
        ("2. Adult Education", 1),
        ("He said “never.” Then he left.", 2),
        ("What is it? Nobody knows!", 2),
    ],
)
def test_sentences_are_parted(text: str, count: int) -> None:
    assert len(_texts(text)) == count


def test_a_row_of_a_table_is_one_sentence() -> None:
    assert _texts("Dudley. West\t39.58%\t46.02%") == ["Dudley. West\t39.58%\t46.02%"]


def test_each_knows_its_place() -> None:
    found = sentences(read_text("First one.\n\nSecond one. Third one."))
    assert [(item.paragraph, item.start) for item in found] == [(1, 0), (2, 0), (2, 12)]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Managing Youth Offenders", Shape.HEADING),
        ("Section 6 - Reducing Reoffending", Shape.ROW),
        ("Dudley\t39.58%\t46.02%", Shape.ROW),
        ("200 Offenders 109 Re-offenders 54.5%", Shape.ROW),
        ("Service users who have a flag show higher than average rates of re-offending (57.39%).", Shape.PROSE),
        ("Resolved.", Shape.PROSE),
    ],
)
def test_rows_and_headings_are_told_from_prose(text: str, shape: Shape) -> None:
    assert shape_of(text) is shape
