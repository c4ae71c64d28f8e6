"""What is made once before the first visitor, so that nobody waits for it."""

from itertools import product

from pages.parts.charts.dots import dots_spec
from pages.parts.charts.lines import lines_spec
from pages.parts.charts.multiples import multiples_spec
from pages.parts.charts.trend import trend_spec
from queries.warm_up import warm_up as open_the_warehouse

_THEMES = ("light", "dark")


def warm_up() -> None:
    """Open the warehouse, and draw up the charts that change with every filter: that takes longer than to fill them."""
    open_the_warehouse()
    for theme, share in product(_THEMES, (True, False)):
        lines_spec(theme, share=share)
        dots_spec(theme, 1, "name", share=share)
    for theme in _THEMES:
        multiples_spec(theme, 1)
        trend_spec(theme)
