"""A workbook just given: what an officer is told, and that nothing of a refused one stays."""

from dataclasses import fields
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from data.returns.context import Context
from data.returns.layout import DATA, MARKED
from data.returns.spec import specs
from data.returns.template import template
from queries.returns.incoming import Attempt, look_at, marked, marked_name, summary
from tests.returns.filling import DUDLEY, TODAY, example
from tests.returns.test_template import fill

PNC = "2019/0123456X"


def given(code: str, content: bytes, name: str = "return.xlsx") -> Attempt:
    return look_at(code, name, content, Context(TODAY), TODAY)


def filled(code: str, **changes: object) -> bytes:
    spec = specs()[code]
    return fill(template(spec, areas={DUDLEY: "Dudley"}), example(spec, **changes))


def with_hidden_sheet(text: str) -> bytes:
    """A clean return with a text on a hidden sheet."""
    workbook = load_workbook(BytesIO(filled("R8")))
    hidden = workbook.create_sheet("Workings")
    hidden.sheet_state = "hidden"
    hidden["B7"] = text
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_a_clean_return_is_said_to_be_one() -> None:
    attempt = given("R8", filled("R8"))
    assert attempt.acceptable
    assert summary(attempt) == "1 row was read. Nothing has to be put right, and nothing is unusual."


def test_the_counts_are_one_sentence() -> None:
    attempt = given("R4", filled("R4", n="sixty", offences_pre=-3))
    assert not attempt.acceptable
    assert summary(attempt).startswith("1 row was read. 2 things must be put right")


def test_each_finding_names_its_cell() -> None:
    attempt = given("R7", filled("R7", releases="forty-three"))
    first = attempt.of("block")[0]
    assert "Sheet ‘Data’, cell D2: found the words ‘forty-three’" in first.message
    assert first.cells == ("D2",)


def test_the_marked_workbook_is_their_own() -> None:
    attempt = given("R7", filled("R7", releases="forty-three"), "Dudley March.xlsx")
    workbook = load_workbook(BytesIO(marked(attempt)))
    assert workbook.sheetnames[0] == MARKED
    assert workbook[DATA]["D2"].comment.text.startswith("Must be put right")
    assert marked_name(attempt) == "Dudley March-marked.xlsx"


def test_personal_data_on_a_hidden_sheet_is_placed_and_nothing_is_kept() -> None:
    attempt = given("R8", with_hidden_sheet(PNC))
    assert attempt.personal
    assert "nothing of the file has been kept" in attempt.refused
    assert attempt.places == (
        "Sheet ‘Workings’, cell B7: what looks like a PNC number. Delete it, save, and upload again.",
    )
    assert attempt.content == b""
    assert PNC not in "".join(str(getattr(attempt, field.name)) for field in fields(attempt))


def test_a_file_name_that_names_somebody_is_not_kept() -> None:
    attempt = given("R8", filled("R8"), f"{PNC.replace('/', '-')}.xlsx")
    assert attempt.refused
    assert attempt.name == ""


def test_another_returns_template_is_recognised() -> None:
    attempt = given("R1", filled("R8"))
    assert attempt.meant_for == "R8"
    assert given("R8", filled("R8")).meant_for == ""


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b"%PDF-1.7", "PDF"), (b"PK\x03\x04broken", "cut short")]
)
def test_what_is_no_workbook_gets_a_sentence(content: bytes, said: str) -> None:
    attempt = given("R8", content)
    assert said in attempt.refused
    assert summary(attempt) == "This file cannot be taken as it is."
    with pytest.raises(ValueError, match="no cells"):
        marked(attempt)


def test_a_workbook_of_something_else_says_what_is_missing() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "Minutes of the board"
    stream = BytesIO()
    workbook.save(stream)
    messages = [each.message for each in given("R8", stream.getvalue()).of("block")]
    assert any("no row that names the columns of return R8" in message for message in messages)
