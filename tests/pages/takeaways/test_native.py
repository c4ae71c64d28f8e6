"""What a chart becomes where people can edit it: the same figures, cut at breaks, small numbers never a bar."""

import numpy as np
import pandas as pd

from pages.parts.charts.dots import dots_spec
from pages.parts.key import line_key, standing_key
from pages.parts.takeaways.native import Drawing, Series, native
from pages.parts.takeaways.reading import read
from pages.parts.takeaways.slides import slides
from tests.pages.takeaways import opened
from tests.pages.takeaways.drawn import a_figure, a_pack

TREND = pd.DataFrame(
    {
        "kind": ["point"] * 4 + ["break"],
        "x": [2013.0, 2014.0, 2015.0, 2016.0, 2014.5],
        "segment": [0, 0, 2, 2, np.nan],
        "rate": [0.3, 0.31, 0.28, np.nan, np.nan],
        "rate_lo": [0.25, 0.26, 0.2, np.nan, np.nan],
        "rate_hi": [0.35, 0.36, 0.33, np.nan, np.nan],
        "benchmark_rate": [0.3, 0.3, 0.29, 0.28, np.nan],
    }
)
TREND_KEY = line_key([("Dudley", "solid", "focus"), ("England", "dashed", "quiet")], "light")
DOTS = pd.DataFrame(
    {
        "short_name": ["Theft", "Fraud", "Robbery"],
        "rate": [0.5, 0.2, np.nan],
        "rate_lo": [0.45, 0.1, np.nan],
        "rate_hi": [0.55, 0.4, np.nan],
        "benchmark_rate": [0.4, 0.3, 0.3],
        "standing": ["higher", "unreliable", "unreliable"],
        "shown": ["50 in 100", "20 in 100", "Too few people to give a rate"],
    }
)


def _drawing(rows: pd.DataFrame, key_html: str) -> Drawing:
    figure = a_figure(rows=rows, key_html=key_html)
    drawing = native(figure, read(figure))
    assert drawing is not None
    return drawing


def _named(drawing: Drawing, name: str) -> Series:
    return next(series for series in drawing.series if series.name == name)


def test_a_line_is_cut_at_a_break() -> None:
    drawing = _drawing(TREND, TREND_KEY)
    assert drawing.categories == ("2013", "2014", "2015", "2016")
    assert _named(drawing, "Dudley, 2013 to 2014").y == (30, 31, None, None)
    assert _named(drawing, "Dudley").y == (None, None, 28, None)
    assert _named(drawing, "England").y == (None, None, 29, 28)
    assert [series.name for series in drawing.series if series.in_legend] == ["Dudley", "England"]


def test_ranges_go_with_their_figures_and_the_axis_holds_them() -> None:
    drawing = _drawing(TREND, TREND_KEY)
    assert _named(drawing, "Dudley").high == (None, None, 33, None)
    assert drawing.y_range == (0.0, 40.0)


def test_a_rate_that_may_not_be_given_is_not_drawn() -> None:
    drawing = _drawing(DOTS, standing_key({"higher", "unreliable"}, "England", "light"))
    assert drawing.kind == "xy"
    small = _named(drawing, "Too few people to compare")
    assert small.x == (20,)
    assert small.colour == "#BFBFBF"
    assert _named(drawing, "Higher than England").marker == "triangle"
    words = _named(drawing, "In print").labels
    assert words == ("50 in 100", "20 in 100", "Too few people to give a rate")


def test_rows_are_named_as_on_the_screen() -> None:
    """As the fifths of areas on the Deprivation page, whose names are in a column of their own."""
    rows = DOTS.rename(columns={"short_name": "fifth_name"}).assign(label="the measure")
    figure = a_figure(rows=rows, spec=dots_spec("light", len(rows), "fifth_name"))
    drawing = native(figure, read(figure))
    assert drawing is not None
    assert _named(drawing, "Names").labels == ("Theft", "Fraud", "Robbery")


def test_proportions_are_said_in_100_and_other_rates_as_they_are() -> None:
    people = _drawing(DOTS, standing_key({"higher"}, "England", "light"))
    assert (people.x_format, people.x_range) == ('0" in 100"', (10, 60))
    rates = ["rate", "rate_lo", "rate_hi", "benchmark_rate"]
    per_1000 = _drawing(DOTS.assign(**{name: DOTS[name] * 10 for name in rates}), "")
    assert (per_1000.x_format, per_1000.x_range) == ("General", (0.9, 5.5))


def test_what_has_no_native_form_travels_as_a_picture() -> None:
    figure = a_figure()
    assert native(figure, read(figure)) is None
    slide = opened.deck(slides(a_pack(figure))).slides[1]
    (shape,) = opened.graphics(slide)
    assert not shape.has_chart
    assert opened.alternative(shape) == figure.alt


def test_a_native_chart_can_be_edited() -> None:
    figure = a_figure(rows=DOTS, key_html=standing_key({"higher", "unreliable"}, "England", "light"))
    (shape,) = opened.graphics(opened.deck(slides(a_pack(figure))).slides[1])
    sheet = opened.book(shape.chart.part.chart_workbook.xlsx_part.blob).worksheets[0]
    numbers = {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)}
    assert {50, 45, 55, 20, 10, 40} <= numbers
