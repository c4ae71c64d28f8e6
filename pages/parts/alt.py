"""Text alternatives, written from the figures that are drawn."""

from functools import partial

import pandas as pd

from data.spoken import in_sentence
from queries.wordings import spoken


def in_100(value: float, places: int = 0) -> str:
    """A proportion as people say it: 0.302 is "30 in 100"."""
    return f"{spoken(100 * value, places)} in 100"


def trend_alt(points: pd.DataFrame, who: str, place: str, benchmark: str, places: int = 0) -> str:
    """What a line chart shows: span, first, lowest, highest and latest, benchmark, breaks."""
    drawn = points.dropna(subset=["rate"])
    if drawn.empty:
        return f"No figures to draw for {who} in {in_sentence(place)}."
    told = partial(in_100, places=places)
    first, last = drawn.iloc[0], drawn.iloc[-1]
    low, high = drawn.loc[drawn["rate"].idxmin()], drawn.loc[drawn["rate"].idxmax()]
    parts = [
        f"Line chart of {who} in {in_sentence(place)} who reoffended, {first['period']} to {last['period']}.",
        f"It starts at {told(first['rate'])} and is now {told(last['rate'])}.",
        f"Lowest {told(low['rate'])} in {low['period']}, highest {told(high['rate'])} in {high['period']}.",
    ]
    if pd.notna(last["benchmark_rate"]):
        parts.append(f"{benchmark} is now {told(last['benchmark_rate'])}.")
    if drawn["segment"].nunique() > 1:
        parts.append("The line is cut where the way of measuring changed.")
    return " ".join(parts)


def dots_alt(rows: pd.DataFrame, label_field: str, benchmark: str) -> str:
    """What a chart of rates with intervals shows: which stand above or below, and what is greyed."""
    groups = {
        "Higher than": rows[rows["standing"] == "higher"],
        "Lower than": rows[rows["standing"] == "lower"],
        "Similar to": rows[rows["standing"] == "similar"],
    }
    parts = [
        f"{words} {benchmark}: {', '.join(f'{row[label_field]} ({row.shown})' for _, row in found.iterrows())}."
        for words, found in groups.items()
        if len(found)
    ]
    small = rows[rows["standing"] == "unreliable"][label_field]
    if len(small):
        parts.append(f"Too few people to compare: {', '.join(small)}.")
    return " ".join(["Chart of rates with the range each could be.", *parts])


def listed_alt(rows: pd.DataFrame, label_field: str) -> str:
    """What a chart of rates shows where nothing is compared: each rate in the order drawn."""
    listed = ", ".join(f"{row[label_field]} ({row.shown})" for _, row in rows.iterrows())
    return f"Chart of rates with the range each could be: {listed}."
