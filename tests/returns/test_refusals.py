"""The wording: every code has a sentence that says what was found and what to do, and is in use."""

import re
import tomllib
from pathlib import Path

import pytest

from data.returns.door.refusals import Refused, finding, finding_codes, kind_of, refusal, refusal_codes
from data.settings import CATALOGUE, DATA
from tests.returns.hostile import all_cases
from tests.returns.planting import KINDS

WORDING = tomllib.loads((CATALOGUE / "returns_refusals.toml").read_text("utf-8"))
SENTENCES = WORDING["refusals"] | {code: each["sentence"] for code, each in WORDING["findings"].items()}
CODE = "\n".join(path.read_text("utf-8") for path in (DATA / "returns" / "door").glob("*.py"))
MAGIC = (CATALOGUE / "returns_magic.csv").read_text("utf-8")
# Outcomes of the process around the file; tests/returns/test_child.py has each.
OF_THE_CHILD = {"took_too_long", "too_much_memory", "reader_stopped", "busy", "internal"}
# Word for word in other tests of this folder.
OF_PERSONAL_DATA = {"personal_data"}


class Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "7"


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_whole(code: str) -> None:
    sentence = SENTENCES[code].format_map(Anything())
    assert sentence.endswith((".", ".)"))
    assert not re.search(r"[{}<>]|Traceback|Error\b|exception|XML parser|/tmp|\.py", sentence)
    assert sentence[0].isupper() or sentence[0].isdigit()


@pytest.mark.parametrize("code", sorted(refusal_codes() - {"busy"}))
def test_a_refusal_says_what_to_do(code: str) -> None:
    assert re.search(r"upload|Upload", SENTENCES[code])


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_in_use(code: str) -> None:
    assert f'"{code}"' in CODE or f",{code}," in MAGIC or code == "personal_column"


@pytest.mark.parametrize("code", sorted(refusal_codes() - OF_THE_CHILD - OF_PERSONAL_DATA))
def test_every_refusal_has_a_file_that_earns_it(code: str) -> None:
    assert code in {case.expected for case in all_cases().values()}


def test_every_note_has_a_file_that_earns_it() -> None:
    earned = {code for case in all_cases().values() for code in case.findings}
    # Comments come with the return of tests/returns/test_personal.py's clean workbooks' neighbours.
    assert finding_codes() - earned - {"comments"} == {code for code in finding_codes() if code.startswith("personal_")}


def test_every_identifier_has_a_kind_to_be_called_by() -> None:
    assert all(kind_of(code) for code in KINDS)


def test_a_refusal_and_a_finding_carry_their_sentence() -> None:
    refused = refusal("too_big_file", found=11.5, limit=10)
    assert isinstance(refused, Refused)
    assert str(refused) == refused.sentence
    assert refused.sentence.startswith("This file is 11.5 MB; the limit is 10 MB.")
    noted = finding("error_cell", "Data", ["D3"], place="Sheet ‘Data’, cell D3", count=1)
    assert (noted.severity, noted.sheet, noted.cells) == ("confirm", "Data", ("D3",))


def test_limits_are_all_explained() -> None:
    text = Path(CATALOGUE / "returns_limits.toml").read_text("utf-8")
    assert text.count("#") > 15
