"""How many neighbourhoods are in each tenth of the nation's, the most deprived first."""

from functools import cache
from typing import Any

import altair as alt

from pages.parts.charts.base import finished
from pages.parts.palette import colours

_HEIGHT = 260


@cache
def deciles_spec(theme: str) -> dict[str, Any]:
    """Rows carry decile (1 to 10) and neighbourhoods, how many are in it."""
    ink = colours(theme)
    base = alt.Chart().encode(
        x=alt.X("decile:O", axis=alt.Axis(title="Tenth of the nation's neighbourhoods: 1 most deprived", labelAngle=0)),
        y=alt.Y("neighbourhoods:Q", axis=None),
    )
    bars = base.mark_bar(color=ink["focus"])
    counts = base.mark_text(dy=-10).encode(text="neighbourhoods:Q")
    return finished(alt.layer(bars, counts).properties(height=_HEIGHT, width="container"), theme)
