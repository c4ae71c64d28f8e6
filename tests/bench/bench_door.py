"""The door under load: honest returns, mutants, hostile files and planted identifiers, counted and timed.

`python -m tests.bench.bench_door [mutants] [seed]` prints counts, the child's peak memory, and the
worst and 95th percentile of the time a child takes for a file. Ten thousand mutants unless told else.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from random import Random

from data.returns.door import Refused
from data.returns.door.gate import inspect
from data.returns.door.grid import Cost
from data.returns.door.limits import limits
from data.returns.door.pool import pool_for
from data.returns.spec import specs
from tests.returns.building import excel, rows_of
from tests.returns.honest import honest_returns
from tests.returns.hostile import all_cases
from tests.returns.mutants import mutants
from tests.returns.planting import KINDS, PLACES

TODAY = date(2026, 11, 21)
PATIENT = replace(limits(), wall_seconds=300)
FAULTS = ("internal", "reader_stopped", "uncaught")

Result = tuple[str, Cost, float]


def taken(name: str, content: bytes) -> Result:
    """The outcome of one file, what the child spent on it, and what the gate took in seconds."""
    started = time.process_time()
    try:
        source, _ = inspect(name, content, PATIENT)
    except Refused as refused:
        return refused.code, Cost(), time.process_time() - started
    gate = time.process_time() - started
    reply = pool_for(PATIENT).read(source, content, TODAY)
    return (reply.outcome.code if isinstance(reply.outcome, Refused) else "read"), reply.cost, gate


def _safely(file: tuple[str, bytes]) -> Result:
    try:
        return taken(*file)
    except Exception as error:  # the figure this bench is for
        print("uncaught:", type(error).__name__, file[0])
        return "uncaught", Cost(), 0.0


def _at(share: float, values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else 0.0


def report(title: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Run the files through the door, two at a time, and print what came of it."""
    started = time.monotonic()
    with ThreadPoolExecutor(limits().children) as threads:
        results = list(threads.map(_safely, files))
    outcomes = Counter(code for code, _, _ in results)
    costs = [cost for _, cost, _ in results if cost.peak_mb]
    clock, processor = [cost.seconds for cost in costs], [cost.cpu_seconds for cost in costs]
    print(f"\n{title}: {len(results)} files in {time.monotonic() - started:.0f} s, {len(costs)} reached a child")
    print("  ", ", ".join(f"{code} {count}" for code, count in outcomes.most_common()))
    print("   uncaught or died:", sum(outcomes[code] for code in FAULTS))
    print(f"   child peak {max((cost.peak_mb for cost in costs), default=0):.0f} MB (over the life of a child)")
    print(f"   clock: worst {max(clock, default=0):.2f} s, 95th percentile {_at(0.95, clock):.3f} s")
    print(f"   processor: worst {max(processor, default=0):.2f} s, 95th percentile {_at(0.95, processor):.3f} s")
    print(f"   gate: worst {max(gate for _, _, gate in results) * 1000:.0f} ms of processor time")


def _planted(times: int) -> Iterator[tuple[str, bytes]]:
    for turn in range(times):
        for kind, make in KINDS.items():
            for place, plant in PLACES.items():
                chance = Random(f"{turn} {kind} {place}")
                planted = plant(make(chance), chance)
                yield planted.file, planted.content


def _as_large_as_allowed() -> Iterator[tuple[str, bytes]]:
    """Honest files just under the limit of cells: numbers, numbers and texts, texts."""
    rows = (limits().cells - 1) // 20
    for texts in (0, 10, 20):
        table: list[list[object]] = [
            [f"words {row} {column}" if column < texts else row * column for column in range(20)] for row in range(rows)
        ]
        yield "r.xlsx", excel(rows_of(table))
    yield "r.csv", "\n".join(",".join(f"words {row} {column}" for column in range(20)) for row in range(rows)).encode()


def false_alarms() -> None:
    """Count what is said of returns in which nothing is wrong."""
    looked = list(honest_returns())
    said = Counter(each.severity for _, result in looked for each in result.findings)
    print(f"\nhonest returns: {len(looked)}, of {len(specs())} kinds and areas of every kind")
    print(
        f"   stopped {said['block']}, asked about {said['confirm']}, noted {said['note']} (small counts to be withheld)"
    )


def main() -> None:
    """Print all reports."""
    count, seed = (*map(int, sys.argv[1:]), *(10_000, 1)[len(sys.argv) - 1 :])
    false_alarms()
    report("hostile files", ((case.file, case.make()) for case in all_cases().values()))
    report("files at the limit of size", _as_large_as_allowed())
    report("planted identifiers", _planted(3))
    report("mutants", mutants(count, seed))


if __name__ == "__main__":
    main()
