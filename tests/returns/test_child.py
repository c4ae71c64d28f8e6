"""The child process: confined, replaced, and never the end of the server."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date
from threading import Event
from typing import Any

import pytest

from data.returns.door import Grid, Refused, child, read
from data.returns.door import pool as pool_module
from data.returns.door.child import _safe_answer
from data.returns.door.limits import Limits, limits
from data.returns.door.pool import Pool, _Child, _environment
from data.settings import ROOT
from tests.returns.building import excel, rows_of, texts

TODAY = date(2026, 11, 21)
BIG = excel(rows_of([[row, row + 1, row + 2, "words", row + 3] for row in range(3000)]))


@pytest.fixture
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    """A pool of its own, with the limits that the test asks for."""
    changed: dict[str, Any] = getattr(request, "param", {})
    made = Pool(replace(limits(), **changed))
    yield made
    made.close()


def code(pool: Pool, content: bytes) -> str:
    outcome = pool.read("xlsx", content, TODAY).outcome
    return outcome.code if isinstance(outcome, Refused) else "read"


def only_child(pool: Pool) -> _Child:
    (child,) = pool._idle
    return child


def test_a_child_serves_one_file_after_another(pool: Pool) -> None:
    assert [code(pool, excel()) for _ in range(3)] == ["read"] * 3
    assert only_child(pool).served == 3


@pytest.mark.parametrize("pool", [{"files_per_child": 2}], indirect=True)
def test_a_child_is_replaced_after_its_share_of_files(pool: Pool) -> None:
    code(pool, excel())
    first = only_child(pool).process.pid
    code(pool, excel())
    assert pool._idle == []
    code(pool, excel())
    assert only_child(pool).process.pid != first


def test_a_refused_file_does_not_cost_the_child(pool: Pool) -> None:
    code(pool, excel())
    first = only_child(pool).process.pid
    assert code(pool, excel("")) == "no_cells"
    assert only_child(pool).process.pid == first


def test_a_child_that_was_killed_between_files_is_replaced(pool: Pool) -> None:
    code(pool, excel())
    only_child(pool).process.kill()
    only_child(pool).process.wait()
    assert code(pool, excel()) == "read"


def test_a_child_that_dies_over_a_file_takes_only_that_file(pool: Pool) -> None:
    code(pool, excel())
    served = only_child(pool)
    os.kill(served.process.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(code, pool, BIG)
        while served.served < 2:
            pass
        os.kill(served.process.pid, signal.SIGKILL)
        assert waiting.result() == "reader_stopped"
    assert code(pool, excel()) == "read"


def test_a_child_out_of_time_on_the_clock_is_stopped(pool: Pool) -> None:
    code(pool, excel())
    served = only_child(pool)
    served.limits = replace(served.limits, wall_seconds=1)
    os.kill(served.process.pid, signal.SIGSTOP)
    assert code(pool, excel()) == "took_too_long"
    assert pool._idle == []


@pytest.mark.parametrize(
    "pool", [{"cpu_seconds": 0, "wall_seconds": 300, "cells": 10**6, "rows": 10**6}], indirect=True
)
def test_a_child_out_of_processor_time_is_stopped_by_the_system(pool: Pool) -> None:
    heavy = excel(
        "".join(f'<row r="{row}" ht="{row * 7919 % 9973}">{"<c><v>1</v></c>" * 20}</row>' for row in range(1, 12_000))
    )
    assert code(pool, heavy) == "took_too_long"


@pytest.mark.parametrize("pool", [{"memory_mb": 40, "wall_seconds": 300}], indirect=True)
def test_a_child_out_of_memory_says_so_and_is_replaced(pool: Pool) -> None:
    assert code(pool, excel(texts=texts(*(f"text {number}" * 5 for number in range(150_000))))) == "too_much_memory"
    assert pool._idle == []


def test_both_sides_know_the_sign_for_no_memory() -> None:
    assert child.OUT_OF_MEMORY == pool_module._OUT_OF_MEMORY


@pytest.mark.parametrize("pool", [{"answer_mb": 0}], indirect=True)
def test_an_answer_that_is_too_long_is_not_taken(pool: Pool) -> None:
    assert code(pool, excel()) == "reader_stopped"
    assert pool._idle == []


def test_never_more_children_than_allowed(pool: Pool) -> None:
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(lambda _: code(pool, excel()), range(24))) == ["read"] * 24
    assert 1 <= len(pool._idle) <= limits().children


@pytest.mark.parametrize("pool", [{"children": 1, "wait_seconds": 0}], indirect=True)
def test_an_upload_that_waits_too_long_is_told_to_come_back(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, finish = Event(), Event()

    def slow(self: _Child, job: dict[str, Any], content: bytes) -> dict[str, Any]:
        reading.set()
        finish.wait(30)
        raise EOFError

    monkeypatch.setattr(_Child, "ask", slow)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(code, pool, excel())
        reading.wait(30)
        assert code(pool, excel()) == "busy"
        finish.set()
        assert first.result() == "reader_stopped"


def test_a_fault_of_ours_is_told_without_its_details(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a value from the file")

    monkeypatch.setattr("data.returns.door.child.read_file", broken)
    answer = _safe_answer({"source": "xlsx", "today": "2026-11-21"}, b"", limits())
    assert answer["refused"][0] == "internal"
    assert "ZeroDivisionError" in answer["refused"][1]
    assert "a value" not in str(answer)


def test_a_fault_at_the_gate_is_told_without_its_details(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a value from the file")

    monkeypatch.setattr("data.returns.door.inspect", broken)
    with pytest.raises(Refused) as refused:
        read("r.xlsx", excel())
    assert refused.value.code == "internal"
    assert "a value" not in refused.value.sentence


def test_no_secret_of_the_server_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSP_COOKIE_SECRET", "hush")
    assert "hush" not in str(_environment())


def _in_a_child(program: str) -> str:
    """What a program prints in a process confined like the child."""
    script = (
        "import sys; sys.argv = ['child'];"
        "from data.returns.door.child import _confine, resource; from data.returns.door.limits import limits;"
        f"_confine(limits());\n{program}"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=_environment(), capture_output=True, text=True)
    return done.stdout.strip()


def test_the_child_leaves_no_core_file_and_writes_none() -> None:
    printed = _in_a_child(
        "print(resource.getrlimit(resource.RLIMIT_CORE)[1], resource.getrlimit(resource.RLIMIT_FSIZE)[1])"
    )
    assert printed == "0 0"


def test_the_child_cannot_take_more_memory_than_allowed() -> None:
    assert _in_a_child("try:\n  bytes(300 << 20)\nexcept MemoryError:\n  print('refused')") == "refused"


def test_the_child_loads_no_more_than_it_needs() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "data.returns.door.child", json.dumps(asdict(limits()))]
    done = subprocess.run(command, cwd=ROOT, env=_environment(), capture_output=True, text=True, input="")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "openpyxl.reader.excel" in loaded
    assert not loaded & {"numpy.version", "pandas", "duckdb", "streamlit", "lxml._elementpath", "PIL.Image"}
    assert "defusedxml.ElementTree" in loaded


def test_reading_costs_little() -> None:
    grid = read("r.xlsx", BIG, TODAY)
    assert isinstance(grid, Grid)
    assert 0 < grid.cost.peak_mb < 200
    assert grid.cost.seconds > 0


def test_limits_of_another_size_get_a_pool_of_their_own() -> None:
    small: Limits = replace(limits(), cells=5)
    with pytest.raises(Refused) as refused:
        read("r.xlsx", BIG, TODAY, within=small)
    assert refused.value.code == "too_many_cells"
