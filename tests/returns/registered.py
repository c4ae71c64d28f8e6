"""People, returns and acts for tests of the register."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from data.returns.checks import Checked, check
from data.returns.context import Context
from data.returns.register.accepted import accepted_rows
from data.returns.register.database import reading
from data.returns.register.deciding import decide
from data.returns.register.sending import send
from data.returns.register.shapes import Person, Version
from data.returns.register.told import one
from data.returns.spec import specs
from data.settings import settings
from queries.access import Viewer
from queries.returns.incoming import Attempt
from tests.returns.filling import DUDLEY, TODAY, checked, example, grid_of, lines_of


@pytest.fixture
def own_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store without a register or a warehouse, for one test alone; gives the folder of the store."""
    overrides = tmp_path / "settings.toml"
    overrides.write_text(f'[warehouse]\nstore = "{(tmp_path / "store").as_posix()}"\n', "utf-8")
    monkeypatch.setenv("CSP_SETTINGS", str(overrides))
    settings.cache_clear()
    yield tmp_path / "store"
    settings.cache_clear()


OFFICER = Person("Ann Lee", "Probation analyst", "officer")
APPROVER = Person("Bo Fox", "Head of the partnership", "approver")
SECOND = Person("Cy Day", "Deputy head of the partnership", "approver")
PUBLIC, COUNCILLOR = Viewer(), Viewer("councillor")
SENDING = Viewer("officer", name="Ann Lee", post="Probation analyst")
APPROVING = Viewer("approver", name="Bo Fox", post="Head of the partnership")
_different = count()


def month(number: int) -> datetime:
    """The first day of a month of 2025."""
    return datetime(2025, number, 1)


@cache
def delivery(caseload: int, at: int = 4, area: str = DUDLEY) -> Checked:
    """R6 of one area and month of 2025, everything in order."""
    spec = specs()["R6"]
    names = {"E22000337": "Dudley", "E22000338": "Sandwell", "E22000340": "Walsall"}
    return checked("R6", [example(spec, area=area, area_name=names[area], month=month(at), caseload=caseload)])


def supervised(**changes: Any) -> Checked:
    """R1 of one area and year."""
    return checked("R1", [example(specs()["R1"], **changes)])


def sent(what: Checked, by: Person = OFFICER, **more: Any) -> str:
    """Send a return in, in a file unlike any other; gives its version."""
    return send(what, "return.xlsx", f"file {next(_different)}".encode(), by, more.pop("note", "As agreed"), **more)


def approved(what: Checked, **more: Any) -> str:
    """Send and approve; gives the version."""
    version_id = sent(what, **more)
    decide(version_id, "approve", APPROVER)
    return version_id


def known(version_id: str) -> Version:
    """The version as the register tells it now."""
    with reading() as con:
        return one(con, version_id)


def caseloads() -> dict[tuple[str, date], float]:
    """The caseloads that count, by area and month."""
    with reading() as con:
        rows = accepted_rows(con, "R6")
    return {(row.area, row.first): row.cells["caseload"].value for row in rows}  # type: ignore[misc]


def attempt(code: str = "R1", context: Context | None = None, **changes: Any) -> Attempt:
    """A return as the upload screen hands it over."""
    spec = specs()[code]
    grid = grid_of(spec, lines_of(spec, [example(spec, **changes)]))
    content = f"file {next(_different)}".encode()
    looked = check(grid, spec, context or Context(TODAY))
    return Attempt(code, "return.xlsx", hashlib.sha256(content).hexdigest(), content, grid, looked)
