"""A native chart on a slide: python-pptx makes it, and what it cannot say (ranges, names) is added as DrawingML."""

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from pages.parts.palette import colours
from pages.parts.takeaways.native import IN_100, Drawing, Numbers, Series

_TYPE, _SMALL_TYPE = Pt(16), Pt(14)
_MANY_ROWS = 9
_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "xy": XL_CHART_TYPE.XY_SCATTER,
}
# Room for the names of rows at the left, for their figures at the right, and where there are none.
_NAMES, _FIGURES, _MARGIN = Inches(2.6), Inches(1.25), Inches(0.3)


def add_chart(shapes: Any, drawing: Drawing, box: Sequence[int]) -> Any:
    """Put the chart into a box (left, top, width, height); gives the shape that holds it."""
    frame = shapes.add_chart(_KINDS[drawing.kind], *box, _data(drawing))
    chart = frame.chart
    _empty(chart)
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = _TYPE, _rgb(colours("light")["ink"])
    for plotted, series in zip(chart.plots[0].series, drawing.series, strict=True):
        _look(plotted, series, drawing)
    _axes(chart, drawing)
    if drawing.across:
        _leave_room(chart, box[2], drawing)
    _legend(chart, drawing)
    return frame


def _data(drawing: Drawing) -> Any:
    if drawing.kind == "xy":
        scattered = XyChartData(number_format="General")
        longest = max(len(series.y) for series in drawing.series)
        for series in drawing.series:
            added = scattered.add_series(series.name)
            # LibreOffice draws nothing of a series that is shorter than another one: the rest is left empty.
            rest = [(series.x[-1], None)] * (longest - len(series.y))
            for x, y in [*zip(series.x, series.y, strict=True), *rest]:
                added.add_data_point(x, y)
        return scattered
    data = CategoryChartData(number_format=drawing.y_format)
    data.categories = list(drawing.categories)
    for series in drawing.series:
        data.add_series(series.name, series.y)
    return data


def _empty(chart: Chart) -> None:
    """Take out the points without a value, which python-pptx writes as words."""
    for value in list(chart._chartSpace.iter(qn("c:v"))):
        if value.text == "None":
            point = value.getparent()
            point.getparent().remove(point)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _look(plotted: Any, series: Series, drawing: Drawing) -> None:
    if drawing.kind == "column":
        plotted.format.fill.solid()
        plotted.format.fill.fore_color.rgb = _rgb(series.colour)
    else:
        _line(plotted, series)
        _marker(plotted, series)
        plotted.smooth = False
    if series.labels:
        _labels(plotted, series, drawing)
    if any(value is not None for value in series.low):
        _insert(plotted, _ranges(series))
    if series.tick:
        _insert(plotted, _strokes(series))


def _line(plotted: Any, series: Series) -> None:
    if not series.line:
        plotted.format.line.fill.background()
        return
    plotted.format.line.color.rgb = _rgb(series.colour)
    plotted.format.line.width = Pt(2.75)
    plotted.format.line.dash_style = MSO_LINE.DASH if series.line == "dash" else MSO_LINE.SOLID


def _marker(plotted: Any, series: Series) -> None:
    names = {"circle": "CIRCLE", "triangle": "TRIANGLE", "square": "SQUARE", "diamond": "DIAMOND", "plus": "PLUS"}
    plotted.marker.style = getattr(XL_MARKER_STYLE, names.get(series.marker, "NONE"))
    if not series.marker:
        return
    plotted.marker.size = series.size
    plotted.marker.format.fill.solid()
    plotted.marker.format.fill.fore_color.rgb = _rgb(series.colour)
    plotted.marker.format.line.color.rgb = _rgb(series.colour)


def _insert(plotted: Any, bars: Any) -> None:
    """Ranges stand before the values of a series, in the order that the file format wants."""
    element = plotted._element
    first = next(child for child in element if child.tag in (qn("c:cat"), qn("c:xVal"), qn("c:val"), qn("c:yVal")))
    first.addprevious(bars)


def _ranges(series: Series) -> Any:
    return _bars(_gaps(series.y, series.high), _gaps(series.low, series.y), series.colour, 2.25)


def _strokes(series: Series) -> Any:
    sizes = (series.tick,) * len(series.y)
    return _bars(sizes, sizes, series.colour, 2.0)


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(name, value)
    parent.append(element)
    return element


def _gaps(low: Numbers, high: Numbers) -> Numbers:
    return tuple(
        None if one is None or other is None else max(0.0, round(other - one, 6))
        for one, other in zip(low, high, strict=True)
    )


def _bars(plus: Numbers, minus: Numbers, colour: str, width: float) -> Any:
    bars = OxmlElement("c:errBars")
    for name, value in (("errDir", "y"), ("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
        _add(bars, f"c:{name}", val=value)
    for name, values in (("plus", plus), ("minus", minus)):
        bars.append(_literal(name, values))
    bars.append(_stroke(colour, width))
    return bars


def _literal(name: str, values: Numbers) -> Any:
    holder = OxmlElement(f"c:{name}")
    numbers = _add(holder, "c:numLit")
    _add(numbers, "c:formatCode").text = "General"
    _add(numbers, "c:ptCount", val=str(len(values)))
    for place, value in enumerate(values):
        if value is not None:
            point = _add(numbers, "c:pt", idx=str(place))
            _add(point, "c:v").text = str(value)
    return holder


def _stroke(colour: str, width: float) -> Any:
    properties = OxmlElement("c:spPr")
    line = _add(properties, "a:ln", w=str(int(Pt(width))))
    fill = _add(line, "a:solidFill")
    _add(fill, "a:srgbClr", val=colour.lstrip("#").upper())
    return properties


def _labels(plotted: Any, series: Series, drawing: Drawing) -> None:
    rows = sum(1 for other in drawing.series if other.labels and other.side == "l") and len(series.labels)
    size = _SMALL_TYPE if rows > _MANY_ROWS else _TYPE
    for place, words in enumerate(series.labels):
        if words:
            label = plotted.points[place].data_label
            frame = label.text_frame
            frame.text = words
            frame.word_wrap = False
            run = frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold = size, series.side != "l"
            run.font.color.rgb = _rgb(colours("light")["ink"])
            _beside(label, series, drawing)


def _beside(label: Any, series: Series, drawing: Drawing) -> None:
    if drawing.kind != "column":
        element = label._get_or_add_dLbl()
        element.get_or_add_dLblPos().set("val", series.side)


def _axes(chart: Chart, drawing: Drawing) -> None:
    across, up = chart.category_axis, chart.value_axis
    values = across if drawing.across else up
    for axis in (across, up):
        axis.has_major_gridlines = axis is values and drawing.kind != "column"
        axis.major_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.size = _TYPE
        axis.format.line.color.rgb = _rgb(colours("light")["quiet"])
    # Along the foot "in 100" is the title of the axis: behind a number it would make the numbers lean over.
    plain = "0" if drawing.x_format == IN_100 else drawing.x_format
    _numbers(across, plain, drawing.x_range, drawing.kind == "xy")
    _numbers(up, drawing.y_format, drawing.y_range, True)
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = _rgb(colours("light")["grid"])
    values.format.line.fill.background()
    if drawing.x_title:
        _axis_title(across, drawing.x_title)
    if drawing.across or drawing.kind == "column":
        up.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        up.format.line.fill.background()


def _numbers(axis: Any, code: str, span: tuple[float, float] | None, valued: bool) -> None:
    if valued:
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _ticks(code, span), False
        if span:
            axis.minimum_scale, axis.maximum_scale = span
        else:
            axis.minimum_scale = 0


def _ticks(code: str, span: tuple[float, float] | None) -> str:
    """How numbers along an axis are written: of proportions only the last says "in 100", as on the screens."""
    if code != IN_100 or span is None:
        return code
    return f"[<{span[1]:g}]0;{code}"


def _axis_title(axis: Any, words: str) -> None:
    frame = axis.axis_title.text_frame
    frame.text = words
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = _SMALL_TYPE, False
    run.font.color.rgb = _rgb(colours("light")["soft_ink"])


def _leave_room(chart: Chart, wide: int, drawing: Drawing) -> None:
    """Keep the plot itself clear of the names beside it, and of the axis' title and the key below it."""
    right = any(series.labels and series.side == "r" for series in drawing.series)
    area = chart._chartSpace.chart.plotArea
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = OxmlElement("c:layout")
        area.insert(0, layout)
    manual = _add(layout, "c:manualLayout")
    left, end = _NAMES / wide, (_FIGURES if right else _MARGIN) / wide
    for name, value in (
        ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
        ("x", left), ("y", 0.01), ("w", 1 - left - end), ("h", 0.72 if drawing.x_title else 0.8),
    ):  # fmt: skip
        _add(manual, f"c:{name}", val=str(value))


def _legend(chart: Chart, drawing: Drawing) -> None:
    hidden = [place for place, series in enumerate(drawing.series) if not series.in_legend]
    chart.has_legend = len(drawing.series) > len(hidden)
    if not chart.has_legend:
        return
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM if drawing.across else XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = _SMALL_TYPE
    position = chart.legend._element.find(qn("c:legendPos"))
    for entry in reversed(list(_entries(hidden))):
        position.addnext(entry)


def _entries(hidden: list[int]) -> Iterator[Any]:
    for place in hidden:
        entry = OxmlElement("c:legendEntry")
        _add(entry, "c:idx", val=str(place))
        _add(entry, "c:delete", val="1")
        yield entry
