"""What a figure says: its key, its sentences, its table taken apart for a program."""

import pandas as pd
import pytest

from pages.parts.key import line_key, mark_key
from pages.parts.tables import Column
from pages.parts.takeaways.files import figures_csv
from pages.parts.takeaways.reading import Spread, read, spread
from pages.parts.takeaways.themes import on_paper
from pages.parts.takeaways.workbook import workbook
from tests.pages.takeaways import opened
from tests.pages.takeaways.drawn import a_figure, a_pack

LIGHT_FOCUS, DARK_FOCUS = "#12436D", "#8FC4F0"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["30 in 100", "9 in 100"], [Spread("Rate (in 100)", (30, 9), True)]),
        (["28.5", "[x]"], [Spread("Rate", (28.5, "[x]"), True)]),
        (["1,234", "5"], [Spread("Rate", (1234, 5), True)]),
        (["£2,790", "£3,100"], [Spread("Rate (£)", (2790, 3100), True)]),
        (["22 to 52", "[x]"], [Spread("Rate, from", (22, "[x]"), True), Spread("Rate, to", (52, "[x]"), True)]),
        (
            ["1 to 2 in 100", "3 to 4 in 100"],
            [Spread("Rate, from (in 100)", (1, 3), True), Spread("Rate, to (in 100)", (2, 4), True)],
        ),
        (["£2,790", "£3.2 million"], [Spread("Rate", ("£2,790", "£3.2 million"), False)]),
        (["30 in 100", "too few"], [Spread("Rate", ("30 in 100", "too few"), False)]),
        (["Dudley", ""], [Spread("Rate", ("Dudley", "[z]"), False)]),
        (["12 [u]", "13"], [Spread("Rate", ("12 [u]", "13"), False)]),
    ],
)
def test_a_column_is_taken_apart(cells: list[str], said: list[Spread]) -> None:
    assert spread("Rate", cells) == said


def test_a_key_is_read_back() -> None:
    html = '<p class="said">From <strong>48</strong> to 36.</p>' + line_key(
        [("Dudley & Walsall", "solid", "focus"), ("England", "dashed", "quiet")], "light"
    )
    reading = read(a_figure(key_html=html + mark_key([("Higher", "▲", "higher")], "light")))
    assert reading.said == ("From 48 to 36.",)
    assert [(item.text, item.mark) for item in reading.items] == [
        ("Dudley & Walsall", "solid"), ("England", "dashed"), ("Higher", "▲"),
    ]  # fmt: skip


def test_paper_is_light_whatever_the_screen_was() -> None:
    dark = a_figure(
        spec={"mark": {"type": "line", "color": DARK_FOCUS}}, key_html=line_key([("A", "solid", "focus")], "dark")
    )
    assert on_paper(dark).spec["mark"]["color"].upper() == LIGHT_FOCUS
    assert LIGHT_FOCUS in on_paper(dark).key_html


def test_what_is_light_already_stays() -> None:
    light = a_figure(spec={"mark": {"type": "line", "color": LIGHT_FOCUS}})
    assert on_paper(light).spec == light.spec


@pytest.mark.parametrize("hostile", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "[here](http://example.org)"])
def test_no_words_are_run_or_followed(hostile: str) -> None:
    figure = a_figure(table=pd.DataFrame({"period": [hostile, "2024"], "rate": ["1", "2"]}))
    book = opened.book(workbook(a_pack(figure)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(hostile.strip("[")[:4] in str(cell.value) for cell in cells)
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "+", "@"))]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
    row = figures_csv(figure, a_pack(figure).cover).decode().splitlines()[1]
    assert not row.startswith(("=", "+", "-", "@"))


def test_a_return_says_that_it_is_local() -> None:
    sources = a_figure().sources.assign(lane="return")
    assert read(a_figure(sources=sources)).mark == "Local management information."


def test_words_missing_are_never_empty_cells() -> None:
    columns = [Column("period", "Period"), Column("rate", "rate")]
    figure = a_figure(table=pd.DataFrame({"period": ["2024"], "rate": [""]}), columns=columns)
    rows = opened.marked_up(opened.book(workbook(a_pack(figure)))["Table 1"])
    assert rows == [["Period", "Rate"], [2024, "[z]"]]
