"""The child process that opens workbooks: `python -m data.returns.door.child`.

Reads jobs from standard input and writes answers to standard output, one at a time: a line of
JSON about the job, then the file's bytes; back comes a length and that many bytes of JSON. The
process can open no network connection worth having, write no file and start no program, and is
held to limits of memory and processor time by the operating system, where that knows such limits.
"""

import json
import os
import struct
import sys
import time
from contextlib import suppress
from datetime import date
from typing import IO, Any

if __name__ == "__main__":
    # openpyxl would load these if they are there: half the start-up time and five times the memory,
    # for nothing that is used here; and with lxml it would no longer parse through defusedxml.
    for unused in ("numpy", "PIL", "lxml"):
        sys.modules[unused] = None  # type: ignore[assignment]

from data.returns.door.excel import read_excel  # noqa: E402
from data.returns.door.grid import Finding, Grid, pack  # noqa: E402
from data.returns.door.limits import MB, Limits  # noqa: E402
from data.returns.door.notes import notes_on  # noqa: E402
from data.returns.door.opendocument import read_opendocument  # noqa: E402
from data.returns.door.personal import Watch, personal_refusal  # noqa: E402
from data.returns.door.plaintext import read_csv  # noqa: E402
from data.returns.door.refusals import Refused, refusal  # noqa: E402

try:
    import resource
except ImportError:  # Windows has no such limits; the parent's clock still holds
    resource = None  # type: ignore[assignment]

LENGTH = struct.Struct(">Q")
OUT_OF_MEMORY = 77


def read_cells(source: str, content: bytes, watch: Watch) -> tuple[Grid, list[Finding]]:
    """The grid of a file, everything in it shown to the watch. Raises Refused."""
    match source:
        case "csv":
            grid, notes = read_csv(content, watch.limits)
            watch.sheet(grid.sheets[0], 1)
            return grid, notes
        case "ods":
            return read_opendocument(content, watch, watch.limits), []
    return read_excel(content, watch, watch.limits)


def read_file(source: str, content: bytes, today: date, limits: Limits) -> tuple[Grid, list[Finding]]:
    """The grid of a file that has passed the gate, with its findings. Raises Refused."""
    watch = Watch(today, limits)
    grid, notes = read_cells(source, content, watch)
    personal = watch.findings()
    if personal:
        raise personal_refusal(personal)
    if not any(sheet.cells for sheet in grid.sheets):
        raise refusal("no_cells")
    return grid, notes + notes_on(grid, limits)


def _packed_finding(finding: Finding) -> list[Any]:
    return [finding.code, finding.severity, finding.message, finding.sheet, finding.cells]


def _answer(source: str, content: bytes, today: date, limits: Limits) -> dict[str, Any]:
    try:
        grid, findings = read_file(source, content, today, limits)
    except Refused as refused:
        findings = list(refused.findings)
        return {"refused": [refused.code, refused.sentence], "findings": [_packed_finding(each) for each in findings]}
    return {"grid": pack(grid), "findings": [_packed_finding(each) for each in findings]}


def _safe_answer(job: dict[str, Any], content: bytes, limits: Limits) -> dict[str, Any]:
    try:
        return _answer(job["source"], content, date.fromisoformat(job["today"]), limits)
    except MemoryError:
        refused = refusal("too_much_memory")
    except RecursionError:
        refused = refusal("too_complicated")
    except Exception as error:  # a fault of this program; its class says nothing about the file
        refused = refusal("internal", fault=type(error).__name__)
    return {"refused": [refused.code, refused.sentence], "findings": []}


def peak_mb() -> float:
    """The most memory this process has held, in megabytes; 0 where that cannot be told."""
    # Not ru_maxrss: it starts from the size of the process that started this one.
    with suppress(OSError), open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
        for line in status:
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def _limit(name: str, soft: int, hard: int) -> None:
    number = getattr(resource, name, None)
    with suppress(ValueError, OSError):  # not every system knows every limit
        if number is not None:
            resource.setrlimit(number, (soft, hard))


def _confine(limits: Limits) -> None:
    """Limits for the life of the process. No core file: it would hold what was being read."""
    memory = limits.memory_mb * MB
    _limit("RLIMIT_AS", memory, memory)
    for name, most in (("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0), ("RLIMIT_NPROC", 0), ("RLIMIT_NOFILE", 16)):
        _limit(name, most, most)


def _allow_time(limits: Limits) -> None:
    """Processor time for the next file, on top of what earlier ones took."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    ceiling = (limits.files_per_child + 1) * (limits.cpu_seconds + 1)
    _limit("RLIMIT_CPU", int(used.ru_utime + used.ru_stime) + 1 + limits.cpu_seconds, ceiling)


def _serve_one(jobs: IO[bytes], answers: IO[bytes]) -> bool:
    line = jobs.readline()
    if not line:
        return False
    job = json.loads(line)
    limits = Limits(**job["limits"])
    _allow_time(limits)
    started, cpu_started = time.monotonic(), time.process_time()
    answer = _safe_answer(job, jobs.read(job["size"]), limits)
    answer["cost"] = [time.monotonic() - started, time.process_time() - cpu_started, peak_mb()]
    body = json.dumps(answer).encode("ascii")
    answers.write(LENGTH.pack(len(body)) + body)
    answers.flush()
    return True


def main() -> None:
    """Serve jobs until standard input ends. The first argument is the limits, as JSON."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the answers.
    sys.stdout = sys.stderr
    _confine(Limits(**json.loads(sys.argv[1])))
    try:
        while _serve_one(sys.stdin.buffer, answers):
            pass
    except MemoryError:
        # There may be too little left even to say so: the exit code does.
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
