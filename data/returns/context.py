"""What is known outside the file: today, the sender's areas, earlier returns, national figures.

Every part may be missing; the checks that need it are then left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from data.returns.conversion import Value


@dataclass(frozen=True)
class Context:
    """allowed: areas the sender may report on, None for all. expected: areas the return is due from.
    population: residents by area code. approved: rows of this return that count already; figures are
    held against those of the latest period before. national_rate: proven reoffending of England and
    Wales, in per cent; national_per_1000: offenders for each 1,000 residents. parents: the larger
    areas that each area lies in, by code."""

    today: date
    allowed: frozenset[str] | None = None
    expected: frozenset[str] = frozenset()
    population: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    approved: tuple[Mapping[str, Value], ...] = ()
    national_rate: float | None = None
    national_per_1000: float | None = None
    parents: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
