"""Templates survive LibreOffice: filled in, saved there as another workbook, read back the same, still helping."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data.returns import door
from data.returns.checks import check
from data.returns.context import Context
from data.returns.layout import CHECK, DATA
from data.returns.spec import Spec, specs
from data.returns.template import prefilled, template
from tests.returns.filling import DUDLEY, SANDWELL, TODAY, checked, example
from tests.returns.test_template import fill, typed

ALL = list(specs().values())
AREAS = {DUDLEY: "Dudley", SANDWELL: "Sandwell"}
FORMATS = ("ods", "xlsx")
PATIENCE = 240  # seconds, for all templates in one format


def filled(spec: Spec) -> bytes:
    """The template with its example row typed in."""
    rows = prefilled(spec, [DUDLEY], {})
    return fill(template(spec, rows, [typed(spec)], AREAS), example(spec))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every filled-in template as LibreOffice saves it in each format; one start of it for each format."""
    program = shutil.which("soffice")
    if program is None:
        raise pytest.skip.Exception("needs LibreOffice (Debian: apt install libreoffice-calc-nogui)")
    folder = tmp_path_factory.mktemp("libreoffice")
    for spec in ALL:
        (folder / f"{spec.code}.xlsx").write_bytes(filled(spec))
    own_profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for ending in FORMATS:
        files = [str(path) for path in sorted(folder.glob("*.xlsx"))]
        command = [program, own_profile, "--headless", "--convert-to", ending, "--outdir", str(folder / ending), *files]
        subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True)
    return folder


@pytest.mark.parametrize("ending", FORMATS)
def test_every_template_is_read_back_the_same(saved: Path, ending: str) -> None:
    for spec in ALL:
        expected = checked(spec.code, [example(spec)])
        content = (saved / ending / f"{spec.code}.{ending}").read_bytes()
        result = check(door.read(f"{spec.code}.{ending}", content), spec, Context(TODAY))
        assert [each.message for each in result.findings] == [each.message for each in expected.findings], spec.code
        assert [row.values for row in result.rows] == [row.values for row in expected.rows], spec.code


def helps(content: bytes) -> dict[str, Any]:
    """What in a template helps and guards: lists and rules by first cell, locks, formulas."""
    workbook = load_workbook(BytesIO(content))
    data = workbook[DATA]
    return {
        "protected": sorted(sheet.title for sheet in workbook.worksheets if sheet.protection.sheet),
        "rules": {
            str(rule.sqref).split(":")[0]: (rule.type, bool(rule.showErrorMessage))
            for rule in data.data_validations.dataValidation
        },
        "typed into": not any(cell.protection.locked for cell in data[2]),
        "locked": [cell.coordinate for cell in workbook[CHECK][4] if cell.protection.locked]
        if CHECK in workbook.sheetnames
        else [],
        "formulas": sum(cell.data_type == "f" for row in workbook[CHECK].iter_rows() for cell in row)
        if CHECK in workbook.sheetnames
        else 0,
    }


def test_lists_locks_and_formulas_survive(saved: Path) -> None:
    for spec in ALL:
        assert helps((saved / "xlsx" / f"{spec.code}.xlsx").read_bytes()) == helps(filled(spec)), spec.code
