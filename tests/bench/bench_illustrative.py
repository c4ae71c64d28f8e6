"""How long the demonstration figures take and how much memory: python -m tests.bench.bench_illustrative."""

import resource
import sys
from time import perf_counter

from data import illustrative

# Kilobytes on Linux, bytes on macOS.
_PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


def peak_megabytes() -> float:
    """The most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE


def main() -> None:
    """Print seconds, rows and megabytes, apart for reading the tables and for making the figures."""
    before = peak_megabytes()
    start = perf_counter()
    published, areas = illustrative.shipped()
    read = perf_counter()
    figures = illustrative.generate(published, areas)
    made = perf_counter()
    print(f"reading the shipped tables  {read - start:6.2f} s")
    print(f"making the figures          {made - read:6.2f} s  {len(figures):,} rows")
    print(f"peak memory                 {peak_megabytes():6.0f} MB, of which {before:.0f} MB before it began")
    print(f"the figures themselves      {figures.memory_usage(deep=True).sum() / 1e6:6.1f} MB")


if __name__ == "__main__":
    main()
