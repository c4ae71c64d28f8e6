"""Many people at once: python -m tests.bench.bench_sessions [--sessions 30] [--seconds 60].

The real dashboard answers visitors who talk to it as a browser does, each changing a filter of Explore every two
seconds. Prints milliseconds from a change to its last message, faults, the processor time a change costs, and the
server's memory before and after. Before anybody is timed, visitors one after the other fill the store of answers that
all sessions share, so that what is counted is the sessions' own. The machine's load is printed beside: on a busy
machine these are upper bounds.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from websockets.asyncio.client import connect

from data import build as building
from tests.bench.bench_screens import p95
from tests.bench.changes import AREA_NAMES, OFFENCES
from tests.bench.talking import Answer, Visitor
from tests.bench.watching import worked_ms
from tests.browser.serving import Dashboard, served

EVERY = 2.0  # seconds between two changes of one person
FILLING = 3.0  # seconds of each visitor before anybody is timed
MEASURES = ("Reoffences per reoffender", "Reoffences per offender", "Proven reoffending rate", "People in the cohort")


def memory_mb(process: int) -> float:
    """Resident memory of a process; nought where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("utf-8").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def changes(number: int) -> Iterator[tuple[str, list[str]]]:
    """What one person does, again and again; each begins at another place."""
    steps = [
        step
        for measure, offence in zip(cycle(MEASURES), OFFENCES, strict=False)
        for step in (("Measure", [measure]), ("Offence types", [offence]))
    ]
    return islice(cycle(steps), number % len(steps), None)


async def session(at: Dashboard, number: int, until: float, every: float = EVERY) -> list[Answer]:
    """One person: opens Explore for an area, then changes a filter every two seconds."""
    area = AREA_NAMES[number % len(AREA_NAMES)]
    address = f"ws://localhost:{at.port}/_stcore/stream"
    async with connect(address, max_size=None, origin=f"http://localhost:{at.port}") as socket:  # type: ignore[arg-type]
        visitor = Visitor(socket, "explore", f"area={area}")
        answers = [await visitor.arrive()]
        for label, options in changes(number):
            if perf_counter() > until:
                return answers
            answers.append(await visitor.use(label, options))
            await asyncio.sleep(max(0.0, every - answers[-1].seconds))
    return answers


async def everybody(at: Dashboard, sessions: int, seconds: float) -> list[list[Answer]]:
    """All sessions at once."""
    until = perf_counter() + seconds
    return await asyncio.gather(*(session(at, number, until) for number in range(sessions)))


async def one_by_one(at: Dashboard, visitors: int, seconds: float) -> None:
    """Visitors who do not wait, each on another area, fill the answers that all share."""
    for number in range(visitors):
        await session(at, number, perf_counter() + seconds, every=0)


def tell(answers: list[list[Answer]], worked: float, grown: float) -> None:
    """Print what came of it."""
    changed = [answer for one in answers for answer in one[1:]]
    milliseconds = [answer.seconds * 1000 for answer in changed]
    faults = sum(answer.failed for one in answers for answer in one)
    load, took, count = os.getloadavg()[0], milliseconds, max(len(changed), 1)
    print(f"{len(answers)} sessions, {len(changed)} changes, {faults} faults; load of the machine {load:.1f}")
    print(f"    a change p50 {median(took):.0f} ms, p95 {p95(took):.0f} ms, most {max(took):.0f} ms")
    print(f"    server's work {worked / count:.0f} ms a change; memory {grown / len(answers):.1f} MB a session")
    print(f"    received p50 {median(answer.received for answer in changed) / 1000:.1f} kB a change")


def main() -> None:
    """Serve the newest warehouse and let everybody in."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_sessions", description=__doc__)
    parser.add_argument("--sessions", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=60)
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), building.warehouses()[-1]) as dashboard:
        asyncio.run(one_by_one(dashboard, choice.sessions, FILLING))
        before, worked = memory_mb(dashboard.process), worked_ms(dashboard.process)
        answers = asyncio.run(everybody(dashboard, choice.sessions, choice.seconds))
        tell(answers, worked_ms(dashboard.process) - worked, memory_mb(dashboard.process) - before)


if __name__ == "__main__":
    main()
