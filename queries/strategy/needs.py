"""What the papers asked for: where each need is met, and which return or publication it waits for."""

import csv
from dataclasses import dataclass
from functools import cache

from data.settings import CATALOGUE
from queries.ask import ask
from queries.strategy.words import told


@dataclass(frozen=True)
class Need:
    """One row of the list. waits_for: empty where the published figures meet it. return_code: what would."""

    need_id: int
    need: str
    page: str
    waits_for: str
    return_code: str


@cache
def needs() -> tuple[Need, ...]:
    """All of them, in the order of the list."""
    with (CATALOGUE / "needs.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Need(int(row["need_id"]), row["need"], row["page"], row["waits_for"], row["return_code"])
            for row in csv.DictReader(file)
        )


def returned(area_id: int, audience: str) -> frozenset[str]:
    """Codes of the returns that have figures for an area, or for a larger area that stands for it."""
    rows = ask("strategy/returned", audience=audience).rows
    return frozenset(rows.loc[rows["area_id"] == area_id, "return_code"])


def standing(page: str, area_id: int | None, audience: str) -> list[tuple[str, str]]:
    """The needs that belong to one page, each with what it waits for or that it is shown there."""
    here = frozenset() if area_id is None else returned(area_id, audience)
    return [(each.need, _state(each, here)) for each in needs() if each.page == page]


def _state(each: Need, here: frozenset[str]) -> str:
    if not each.waits_for or each.return_code in here:
        return told("waiting", "shown")
    return told("waiting", "waits", waits=each.waits_for)
