"""What the address of a saved view asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from queries.benchmarks import Benchmark
from queries.places import Place

Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Asked:
    """An area, what it is compared with, and the rest of the address by name."""

    place: Place
    benchmark: Benchmark
    query: Mapping[str, str]

    def one_of(self, options: Mapping[str, Chosen], key: str) -> Chosen | None:
        """The option that the address names, the first where it names none; None where there is no such option."""
        return options.get(self.query.get(key, next(iter(options), "")))
