"""Small figures and packs for tests of take-aways."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from pages.parts.figure import Figure
from pages.parts.slide import Slide, Story
from pages.parts.tables import Column
from pages.parts.takeaways.pack import Cover, Pack

SOURCES = pd.DataFrame(
    {
        "source_id": ["one"],
        "publisher": ["A publisher"],
        "title": ["A table"],
        "period": ["2024"],
        "lane": ["published"],
        "licence": ["Open Government Licence v3.0"],
        "attribution": ["Contains public sector information."],
    }
)


def a_figure(**changes: Any) -> Figure:
    """A small figure; anything about it may be said otherwise."""
    table = pd.DataFrame({"period": ["2023", "2024"], "rate": ["1", "2"]})
    plain = Figure(
        key="small",
        title="A small figure",
        caption="Somewhere: something, 2023 to 2024.",
        alt="A chart of two years: 1, then 2.",
        spec={"mark": "line", "height": 100, "encoding": {"x": {"field": "period"}, "y": {"field": "rate"}}},
        rows=table,
        table=table,
        columns=[Column("period", "Period"), Column("rate", "Rate", number=True)],
        sources=SOURCES,
    )
    return replace(plain, **changes)


def a_pack(*figures: Figure) -> Pack:
    """A pack of some figures, one slide each."""
    cover = Cover("A title", "A purpose.", "Somewhere", "elsewhere", "OFFICIAL", "ABCD-EFGH", date(2026, 11, 22))
    slides = tuple(Slide(figure.title, figure) for figure in figures)
    return Pack(cover, (Story("one", "One story", "Somewhere", slides),))
