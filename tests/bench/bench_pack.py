"""How long a pack takes: ten slides, and every file of it. Run: python -m tests.bench.bench_pack [area]."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import perf_counter

from pages.parts.takeaways.files import FILES, everything
from pages.parts.takeaways.making import area_pack
from pages.parts.takeaways.pack import Pack
from pages.parts.takeaways.slides import slides
from queries.benchmarks import benchmarks_of
from queries.places import places

TEN, GOAL = 10, 3.0


def timed(make: Callable[[], bytes]) -> tuple[float, int]:
    """Seconds and bytes of one making."""
    start = perf_counter()
    made = make()
    return perf_counter() - start, len(made)


def ten_slides(pack: Pack) -> Pack:
    """Ten messages, with as many charts among them as the pack has."""
    by_charts = sorted(pack.slides, key=lambda slide: slide.figure is None)
    chosen = (by_charts * TEN)[:TEN]
    return replace(
        pack, stories=(replace(pack.stories[0], slides=tuple(chosen)),), questions=(), missing=(), notices=()
    )


def main() -> None:
    """Print a line for each file; the first making of each includes whatever is loaded once."""
    name = sys.argv[1] if len(sys.argv) > 1 else "Wolverhampton"
    place = next(area for area in places() if area.title == name)
    start = perf_counter()
    pack = area_pack(place, benchmarks_of(place)[0], date.today())
    print(f"figures and words: {perf_counter() - start:.2f} s, {len(pack.slides)} messages, {len(pack.figures)} charts")
    ten = ten_slides(pack)
    for turn in ("first", "again"):
        seconds, size = timed(lambda: slides(ten))
        charts = len(ten.figures)
        print(f"ten slides with {charts} charts ({turn}): {seconds:.2f} s, {size:,} bytes; goal {GOAL} s")
        for file in FILES:
            seconds, size = timed(lambda file=file: file.make(pack))  # type: ignore[misc]
            print(f"{file.key} ({turn}): {seconds:.2f} s, {size:,} bytes")
    seconds, size = timed(lambda: everything(pack, "pack"))
    print(f"everything: {seconds:.2f} s, {size:,} bytes")


if __name__ == "__main__":
    main()
