"""What all charts share: type large enough to project, quiet axes, no ornament."""

from typing import Any

import altair as alt

from pages.parts.palette import colours

LABEL_SIZE = 15
PERCENT = ".0%"


def finished(chart: alt.TopLevelMixin, theme: str) -> dict[str, Any]:
    """The chart as a validated specification in the colours of a theme."""
    ink = colours(theme)
    spec = (
        chart.configure(background="transparent", font="Source Sans, Arial, sans-serif", autosize=_fit())
        .configure_view(stroke=None)
        # The text alternative and the table tell the figures; single marks would only be noise to a screen reader.
        .configure_mark(aria=False)
        .configure_axis(
            aria=False,
            labelFontSize=LABEL_SIZE,
            titleFontSize=LABEL_SIZE,
            titleFontWeight="normal",
            labelColor=ink["ink"],
            titleColor=ink["soft_ink"],
            gridColor=ink["grid"],
            domainColor=ink["quiet"],
            tickColor=ink["quiet"],
            labelLimit=320,
        )
        .configure_text(fontSize=LABEL_SIZE, color=ink["ink"])
        .to_dict()
    )
    return without_data(spec)


def without_data(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with the placeholders taken out that Altair puts where data will come."""
    kept = {name: part for name, part in spec.items() if name not in ("data", "datasets")}
    if "layer" in kept:
        kept["layer"] = [without_data(layer) for layer in kept["layer"]]
    return kept


def _fit() -> alt.AutoSizeParams:
    return alt.AutoSizeParams(type="fit-x", contains="padding")


def in_100_axis(title: str = "") -> alt.Axis:
    """An axis of proportions, read as "in 100"."""
    return alt.Axis(title=title or None, format=PERCENT, tickCount=5, domain=False, ticks=False)


def value_axis(share: bool) -> alt.Axis:
    """An axis of proportions, or of numbers."""
    return in_100_axis() if share else alt.Axis(title=None, format=",~g", tickCount=5, domain=False, ticks=False)
