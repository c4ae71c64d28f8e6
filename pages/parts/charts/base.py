"""What all charts share: type large enough to project, quiet axes, no ornament."""

from typing import Any

import altair as alt

from pages.parts.palette import colours

LABEL_SIZE = 15
RANGE_OPACITY = 0.6  # of the lines that say what a figure could be: at least 3:1 on either page, and behind the dots
# Proportions are said "in 100", where the mouse points at them too: the sign that other products write as % is ours.
IN_100 = ".0%"
NUMBER = ",~g"
# Pixels of an axis for each label asked for, and the most that are; round numbers may make half as many again.
_ROOM, _MOST = {"height": 55, "width": 75}, {"height": 4, "width": 5}
_NUMBERS = alt.NumberLocale(decimal=".", thousands=",", grouping=[3], currency=["£", ""], percent=" in 100")


def finished(chart: alt.TopLevelMixin, theme: str, *, axes: bool = True) -> dict[str, Any]:
    """The chart as a validated specification in the colours of a theme; without axes they are not drawn."""
    ink = colours(theme)
    look = (
        chart.configure(
            background="transparent",
            font="Source Sans, Arial, sans-serif",
            autosize=_fit(),
            locale=alt.Locale(number=_NUMBERS),
        )
        .configure_view(stroke=None)
        # The text alternative and the table tell the figures; single marks would only be noise to a screen reader.
        # Where the mouse points, only what a chart says itself: Streamlit would print the names of columns.
        .configure_mark(aria=False, tooltip=None)
        .configure_text(fontSize=LABEL_SIZE, color=ink["ink"])
    )
    return shared_once(without_data((_with_axes(look, ink) if axes else look).to_dict()))


def _with_axes(chart: alt.TopLevelMixin, ink: dict[str, Any]) -> alt.TopLevelMixin:
    return chart.configure_axis(
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


def shared_once(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with what all layers encode alike said once, for all of them: it travels with every redraw."""
    encodings = [layer.get("encoding", {}) for layer in spec.get("layer", [])]
    common = {
        channel: way for channel, way in (encodings[0] if encodings else {}).items()
        if all(other.get(channel) == way for other in encodings)
    }  # fmt: skip
    if len(encodings) < 2 or not common:
        return spec
    layers = [
        {**layer, "encoding": {channel: way for channel, way in layer["encoding"].items() if channel not in common}}
        for layer in spec["layer"]
    ]
    return {**spec, "encoding": spec.get("encoding", {}) | common, "layer": layers}


def without_data(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with the placeholders taken out that Altair puts where data will come."""
    kept = {name: part for name, part in spec.items() if name not in ("data", "datasets", "$schema")}
    if "config" in kept:
        kept["config"] = {**kept["config"], "view": {"stroke": None}}
    if "layer" in kept:
        kept["layer"] = [without_data(layer) for layer in kept["layer"]]
    return kept


def _fit() -> alt.AutoSizeParams:
    return alt.AutoSizeParams(type="fit-x", contains="padding")


def in_100_axis(along: str = "height", **look: Any) -> alt.Axis:
    """An axis of proportions as the sentences say them: 10, 20, 30, and "in 100" under the last."""
    number = "format(100 * datum.value, '.3~r')"
    words = f"datum.index == 1 ? [{number}, 'in 100'] : {number}"
    return alt.Axis(title=None, labelExpr=words, tickCount=_ticks(along), domain=False, ticks=False, **look)


def value_axis(share: bool, along: str = "height", **look: Any) -> alt.Axis:
    """An axis of proportions, or of numbers."""
    if share:
        return in_100_axis(along, **look)
    return alt.Axis(title=None, format=NUMBER, tickCount=_ticks(along), domain=False, ticks=False, **look)


def _ticks(along: str) -> alt.ExprRef:
    """As many as there is room for. Where labels touch, Vega leaves out every other one, and with the last of them
    the words under it."""
    return alt.ExprRef(f"clamp(floor({along} / {_ROOM[along]}), 2, {_MOST[along]})")


def value_format(share: bool) -> str:
    """How a value is written where the mouse points at it."""
    return IN_100 if share else ",.3~r"
