"""1,000 workbooks with one planted fault each: how many are named with their exact sheet and cell.

python -m tests.bench.bench_faults
"""

from time import perf_counter

from data.returns.checks import check
from data.returns.context import Context
from tests.returns.filling import TODAY
from tests.returns.planted import plant

RUNS = 1000


def exact(seed: int) -> bool:
    """Whether the fault of a seed is named at its place and nowhere else."""
    planted = plant(seed)
    result = check(planted.grid, planted.spec, Context(TODAY))
    blamed = [(each.sheet, each.cells) for each in result.findings if each.check == planted.check]
    return blamed == [(planted.sheet, (planted.ref,))]


def main() -> None:
    """Print the share, and the seeds that missed."""
    started = perf_counter()
    missed = [seed for seed in range(RUNS) if not exact(seed)]
    print(f"{RUNS - len(missed)} of {RUNS} faults named exactly in {perf_counter() - started:.1f} s; missed: {missed}")


if __name__ == "__main__":
    main()
