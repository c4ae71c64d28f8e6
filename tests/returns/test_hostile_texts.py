"""What a workbook says about itself, and numbers that are none: told harmlessly, never a fault of the server."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from data.returns.known import shipped
from data.returns.spec import specs
from data.returns.template import template
from queries.returns.incoming import Attempt, look_at, marked, marked_name
from tests.returns.filling import TODAY, example
from tests.returns.test_template import fill

R7 = specs()["R7"]
CLEAN = fill(template(R7), example(R7))
TURNED = "\u202e"  # what follows is read from right to left


def edited(pattern: str, put: str) -> bytes:
    """The filled-in template with something of its XML replaced."""
    changed = BytesIO()
    with ZipFile(BytesIO(CLEAN)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, re.sub(pattern, lambda _: put, old.read(name).decode()))
    return changed.getvalue()


def looked(content: bytes, name: str = "R7 Dudley.xlsx") -> Attempt:
    """The file as the upload screen sees it."""
    return look_at("R7", name, content, shipped(TODAY), TODAY)


def releases(value: str) -> Attempt:
    """With this written as the number of releases, which Excel would not write."""
    return looked(edited(r'<c r="D2"[^>]*>.*?</c>', f'<c r="D2"><v>{value}</v></c>'))


@pytest.mark.parametrize("digits", [310, 4000, 6000])
def test_a_whole_number_too_long_to_reckon_with_is_told_and_marked(digits: int) -> None:
    attempt = releases("9" * digits)
    assert not attempt.acceptable
    assert attempt.refused or any(each.cells == ("D2",) for each in attempt.of("block"))
    if not attempt.refused:
        assert marked(attempt)


@pytest.mark.parametrize("value", ["4_3", "٤٣", "4３", "0x2B", "NaN"])
def test_what_only_python_takes_for_a_number_is_not_read_as_one(value: str) -> None:
    assert "is damaged" in releases(value).refused


@pytest.mark.parametrize("name", ["../../etc/passwd", f"Data{TURNED}fdp.exe", "&lt;img src=x&gt;", "=1+1", "D" * 5000])
def test_a_sheet_may_be_called_anything_and_comes_back_under_a_name_that_excel_takes(name: str) -> None:
    attempt = looked(edited(r'name="Data"', f'name="{name}"'))
    assert attempt.acceptable
    names = load_workbook(BytesIO(marked(attempt))).sheetnames
    assert all(len(each) <= 31 and each.isprintable() and not set(each) & set("/\\?*[]:") for each in names)


def test_a_text_that_turns_the_direction_of_reading_does_not_turn_ours() -> None:
    attempt = looked(fill(CLEAN, example(R7, area_name=f"{TURNED}yelduD")))
    (told,) = attempt.of("block")
    assert "‘�yelduD’" in told.message
    assert TURNED not in told.message


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (f"R7{TURNED}xcod.xlsx", "R7xcod"),
        ("../../../etc/R7.xlsx", "R7"),
        ("C:\\Users\\R7.xlsx", "R7"),
        ("R\n7\0.xlsx", "R7"),
        ("a" * 5000 + ".xlsx", "a" * 120),
    ],
)
def test_a_file_is_kept_under_a_name_that_is_what_it_looks_like(name: str, kept: str) -> None:
    attempt = looked(CLEAN, name)
    assert (attempt.name, marked_name(attempt)) == (f"{kept}.xlsx", f"{kept}-marked.xlsx")
