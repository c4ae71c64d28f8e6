"""How long a build and each question take: python -m tests.bench.bench_build.

The build runs in a store of its own. Each question is asked as the Area page asks it, past the
kept answers, with a new cursor each time; the median of several runs is printed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

RUNS = 15
BUILD = """
import resource, sys, time
from data.build import build
start = time.perf_counter()
path = build(quiet=True)
scale = 2**20 if sys.platform == "darwin" else 2**10
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
print(f"{time.perf_counter() - start:.1f} s, peak memory {peak:.0f} MB, file {path.stat().st_size / 1e6:.0f} MB")
"""


def milliseconds(question: Callable[[], object]) -> float:
    """Median time of a question in milliseconds."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        question()
        times.append(1000 * (perf_counter() - start))
    return statistics.median(times)


def questions() -> dict[str, Callable[[], object]]:
    """Every question the Area page and Sources ask about Wolverhampton."""
    from queries import ask as asking
    from queries.benchmarks import benchmarks_of
    from queries.deprivation import deprivation_of
    from queries.offence_groups import offence_groups
    from queries.places import places
    from queries.profile import children_panel
    from queries.reoffending import trend
    from queries.view import ADULT, Slice

    place = next(place for place in places("csp") if place.name == "Wolverhampton")
    benchmark = benchmarks_of(place)[0]

    def afresh(question: Callable[[], object]) -> Callable[[], object]:
        def asked() -> object:
            asking._answer.cache_clear()
            return question()

        return asked

    return {
        name: afresh(question)
        for name, question in {
            "areas to choose from": places,
            "what to compare with": lambda: benchmarks_of(place),
            "adults over time": lambda: trend(place, benchmark, Slice(age=ADULT)),
            "children over time": lambda: children_panel(place, benchmark),
            "offence groups": lambda: offence_groups(place, benchmark, ADULT),
            "deprivation": lambda: deprivation_of(place),
            "printed figures": lambda: asking.ask("printed_figures"),
            "sources": lambda: asking.ask("sources"),
        }.items()
    }


def main() -> None:
    """Build in a folder of its own, then time each question over that warehouse."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.toml"
        settings.write_text(f'[warehouse]\nstore = "{Path(folder).as_posix()}"\n', "utf-8")
        os.environ["CSP_SETTINGS"] = str(settings)
        built = subprocess.run([sys.executable, "-c", BUILD], capture_output=True, text=True, check=True)
        print(f"{'build of the whole warehouse':30} {built.stdout.strip()}")
        for name, question in questions().items():
            print(f"{name:30} {milliseconds(question):6.1f} ms")


if __name__ == "__main__":
    main()
