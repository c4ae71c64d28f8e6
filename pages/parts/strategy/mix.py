"""The two parts of a change as a figure with the groups behind them."""

from typing import Any

import pandas as pd

from pages.parts.charts.change_parts import change_parts_spec
from pages.parts.figure import Figure
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.places import Place
from queries.strategy.mix import Split, fewest_for_a_rate, points_of, sentences, title
from queries.strategy.words import in_100, told
from queries.wordings import spoken


def _share(value: Any) -> str:
    return "nobody" if missing(value) else f"{in_100(value)} in 100"


def _points(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{spoken(abs(value), 1)}"


_COLUMNS = [
    Column("part", "Group"),
    Column("before_people", "People before", whole, number=True),
    Column("after_people", "People after", whole, number=True),
    Column("before_share", "Share before", _share, number=True),
    Column("after_share", "Share after", _share, number=True),
    Column("before_words", "Reoffended before", number=True),
    Column("after_words", "Reoffended after", number=True),
    Column("did_words", "Same kind of people", number=True),
    Column("people_words", "Different people", number=True),
]


def mix_figure(split: Split, place: Place, dimension: str) -> Figure:
    """Two bars and their sum; the table has every group."""
    points = points_of(split)
    named = {"did_otherwise": "bar_did", "other_people": "bar_people", "total": "bar_total"}
    rows = pd.DataFrame(
        [
            {
                "name": told("mix", named[key]),
                "points": points[key],
                "shown": _points(points[key]),
                "whole": key == "total",
                "nought": 0.0,
            }
            for key in named
        ]
    )
    return Figure(
        key="rate_or_mix",
        title=title(split),
        caption=told(
            "mix",
            "caption",
            area=split.whose or place.title,
            before=split.before,
            after=split.after,
            dimension=told("dimension", dimension).lower(),
        ),
        alt=f"Three bars. {' '.join(sentences(split))}",
        spec=change_parts_spec(theme_name()),
        rows=rows,
        table=_table(split.groups),
        columns=_COLUMNS,
        sources=split.answer.sources,
        illustrative=split.answer.illustrative,
    )


def _table(groups: pd.DataFrame) -> pd.DataFrame:
    """Groups with rates only where enough people are counted for one."""
    return groups.assign(
        before_words=[_rate(row.before_rate, row.before_people) for row in groups.itertuples()],
        after_words=[_rate(row.after_rate, row.after_people) for row in groups.itertuples()],
        did_words=[_points(100 * value) for value in groups["did_otherwise"]],
        people_words=[_points(100 * value) for value in groups["other_people"]],
    )


def _rate(rate: Any, people: float) -> str:
    return "too few" if missing(rate) or people < fewest_for_a_rate() else _share(rate)
