"""What can be measured about a cohort of offenders, and how each measure is told."""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from queries.ask import ask
from queries.verdict import Polarity, Unit
from queries.wordings import did

# The name of a measure in questions and addresses, and in the catalogue.
IDS = {
    "rate": "proven_rate",
    "frequency": "proven_frequency",
    "per_offender": "reoffences_per_offender",
    "offenders": "cohort_size",
    "reoffenders": "reoffenders",
    "reoffences": "reoffences",
    "per_1000": "offenders_per_1000",
}
COUNTS = frozenset({"offenders", "reoffenders", "reoffences"})
FROM_REOFFENCES = frozenset({"frequency", "per_offender", "reoffences"})


@dataclass(frozen=True)
class Measure:
    """One measure. code: its name in questions and addresses. unit: how a value is told.

    is_share: the value is a proportion of people. is_count: nothing is divided, so that small
    groups may be shown and areas of different size are not compared.
    """

    code: str
    measure_id: str
    name: str
    short_name: str
    plain: str
    caveat: str
    licence: str
    unit: Unit
    polarity: Polarity

    @property
    def is_share(self) -> bool:
        return self.code == "rate"

    @property
    def is_count(self) -> bool:
        return self.code in COUNTS

    @property
    def needs_reoffences(self) -> bool:
        return self.code in FROM_REOFFENCES

    @property
    def did(self) -> str:
        return did(self.measure_id)


@lru_cache(maxsize=1)
def cohort_measures() -> dict[str, Measure]:
    """Every measure that the questions about cohorts can give, by code, in the order they are offered."""
    rows = ask("measures").rows.set_index("measure_id")
    return {
        code: Measure(
            code,
            measure_id,
            rows.loc[measure_id, "name"],
            rows.loc[measure_id, "short_name"],
            rows.loc[measure_id, "plain"],
            rows.loc[measure_id, "caveat"],
            rows.loc[measure_id, "licence"],
            _unit(code, rows.loc[measure_id, "unit"]),
            cast(Polarity, rows.loc[measure_id, "polarity"]),
        )
        for code, measure_id in IDS.items()
    }


def _unit(code: str, text: str) -> Unit:
    if code in COUNTS:
        return Unit(text, places=0)
    return Unit(text, places=1) if code == "per_1000" else Unit(text)
