"""The two pictures of the Compare page: areas beside each other, and the funnel."""

from typing import Any

import pandas as pd

from data.spoken import filled, in_sentence
from pages.parts.alt import dots_alt, in_100
from pages.parts.charts.dots import dots_spec
from pages.parts.charts.funnel import funnel_rows, funnel_spec
from pages.parts.figure import Figure
from pages.parts.key import WEAK, line_key, mark_key
from pages.parts.palette import theme_name
from pages.parts.tables import Column, missing, whole
from queries.compare import ITSELF, Comparison, in_title
from queries.funnel import BACKGROUND, Funnel, funnel_title

_BESIDE = [
    Column("label", "Area"),
    Column("offenders", "People followed", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("shown", "Rate", number=True),
    Column("could_be", "Could be", lambda value: value or "[x]", number=True),
    Column("short", "In words"),
]
_PLACED = [
    Column("label", "Area"),
    Column("offenders", "People followed", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("rate", "Rate", lambda value: "[x]" if missing(value) else in_100(value), number=True),
    Column("said", "Where it stands"),
]
_DRAWN = ["label", "role", "rate", "rate_lo", "rate_hi", "benchmark_rate", "standing", "strength", "shown", "sentence"]


def beside_figure(comparison: Comparison, rows: pd.DataFrame, caption: str) -> Figure:
    """Each area as a dot with the range it could be; rows: those of the comparison, in the order to draw."""
    area, itself = comparison.name, rows.iloc[0]
    comparable = itself["standing"] == ITSELF
    drawn = rows[rows["given"]].assign(benchmark_rate=itself["rate"] if comparable else None)
    said = comparison.with_set or comparison.with_benchmark
    return Figure(
        key="compare_dots",
        title=in_title(area, said.short) if said else area,
        caption=caption,
        alt=_beside_alt(drawn[drawn["role"] != ITSELF], itself),
        spec=dots_spec(theme_name(), len(drawn), "label", from_zero=False, first_is_itself=comparable),
        rows=drawn.assign(sentence=[_pointed_at(row) for row in drawn.itertuples()])[_DRAWN],
        table=rows,
        columns=_BESIDE,
        sources=comparison.answer.sources,
        illustrative=comparison.answer.illustrative,
        key_html=_key(drawn, _BESIDE_KEY, area=area),
    )


def _pointed_at(row: Any) -> str:
    """The figure and its verdict in one breath."""
    could_be = f", could be {row.could_be}" if row.could_be else ""
    return f"{row.shown}{could_be}. {row.short}."


# What each mark says, by standing and by whether it is hollow: its words, the mark, its colour.
_Key = dict[tuple[str, bool], tuple[str, str, str]]
_BESIDE_KEY: _Key = {
    (ITSELF, False): ("{area}, and the line at its rate", "◆", "focus"),
    ("higher", False): ("Higher than {area:the}", "▲", "higher"),
    ("higher", True): WEAK["higher"],
    ("lower", False): ("Lower than {area:the}", "▼", "lower"),
    ("lower", True): WEAK["lower"],
    ("similar", False): ("Similar", "●", "soft_ink"),
    ("uncompared", False): ("Not compared", "●", "quiet"),
    ("unreliable", False): ("Too few people", "●", "faint"),
}
_PLACED_KEY: _Key = {
    ("higher", False): ("Above the funnel", "▲", "higher"),
    ("higher", True): ("Between the lines above", "△", "higher"),
    ("lower", False): ("Below the funnel", "▼", "lower"),
    ("lower", True): ("Between the lines below", "▽", "lower"),
    ("similar", False): ("Areas compared, inside the funnel", "●", "soft_ink"),
    ("unreliable", False): ("Too few people", "●", "faint"),
}


def _key(drawn: pd.DataFrame, words: _Key, **blanks: str) -> str:
    """A key of the marks that are there, and no others."""
    there = set(zip(drawn["standing"], drawn["strength"] == "outline", strict=True))
    items = [(filled(text, blanks), mark, role) for seen, (text, mark, role) in words.items() if seen in there]
    return mark_key(items, theme_name())


def _beside_alt(others: pd.DataFrame, itself: Any) -> str:
    could_be = f", could be {itself['could_be']}" if itself["could_be"] else ""
    uncompared = others.loc[others["standing"] == "uncompared", "label"]
    parts = [
        f"{itself['label']}: {itself['shown']}{could_be}.",
        dots_alt(others, "label", in_sentence(itself["label"])),
    ]
    return " ".join([*parts, *([f"Not compared: {', '.join(uncompared)}."] if len(uncompared) else [])])


def funnel_figure(comparison: Comparison, found: Funnel, caption: str) -> Figure:
    """Every area against its number of people, between the lines of the funnel."""
    area = comparison.name
    front = found.points[found.points["kind"] != BACKGROUND]
    return Figure(
        key="compare_funnel",
        title=funnel_title(area, found),
        caption=caption,
        alt=_funnel_alt(found),
        spec=funnel_spec(theme_name()),
        rows=funnel_rows(found.points, found.curve),
        table=front,
        columns=_PLACED,
        sources=found.answer.sources,
        illustrative=found.answer.illustrative,
        key_html=_funnel_key(area, found, front[front["kind"] != ITSELF]),
    )


_LINES = [
    ("Average", "solid", "ink"),
    ("Inner lines: 95 in 100 areas lie between", "dashed", "quiet"),
    ("Outer lines: 998 in 1,000", "solid", "quiet"),
]


def _funnel_key(area: str, found: Funnel, others: pd.DataFrame) -> str:
    itself = [(area, "◆", "focus" if found.itself and found.itself.placed else "faint")]
    behind = [(f"{found.behind} areas behind them", "•", "quiet")] if found.behind else []
    marks = mark_key([*itself, *behind], theme_name()) + _key(others, _PLACED_KEY)
    return marks + line_key(_LINES, theme_name())


def behind_table(found: Funnel) -> tuple[pd.DataFrame, list[Column]]:
    """The areas behind a set that is too small for a funnel of its own, and how to write them."""
    return found.points[found.points["kind"] == BACKGROUND].sort_values("label"), _PLACED


def _funnel_alt(found: Funnel) -> str:
    front = found.points[found.points["kind"] != BACKGROUND]
    said = [f"{words}: {_named(rows)}." for words, rows in front.groupby("said", sort=False)]
    behind = found.points[found.points["kind"] == BACKGROUND]
    counted = behind["said"].value_counts()
    crowd = [
        f"Behind them {len(behind)} areas: {', '.join(f'{count} {_small(words)}' for words, count in counted.items())}."
    ]
    opening = f"Funnel of {found.areas} areas around an average of {in_100(found.average)}."
    return " ".join([opening, *said, *(crowd if len(behind) else [])])


def _named(rows: pd.DataFrame) -> str:
    return ", ".join(f"{row.label} ({in_100(row.rate)}, {row.offenders:,} people)" for row in rows.itertuples())


def _small(words: Any) -> str:
    return f"{words[0].lower()}{words[1:]}"
