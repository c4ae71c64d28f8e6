"""The words around a map, all of them from the figures it draws."""

from typing import Any

import pandas as pd

from queries.maps import DEPRIVATION, STANDING, Shading
from queries.places import Place
from queries.wordings import say, spoken

_LONGEST_TITLE = 10
_NAMED_AT_MOST = 8
_WORTH_NAMING = ("higher", "lower", "fifth_1", "unreliable")


def title(shading: Shading, place: Place | None, codes: list[str]) -> str:
    """The message in ten words: of the one area pointed out, of those in a larger one, or of all."""
    pointed = shading.of(codes)
    if len(pointed) == 1 and place is not None:
        return _with_name(place.name, str(pointed["short"].iloc[0]))
    if len(pointed) and place is not None:
        return _with_name(place.name, _of_many(shading, pointed))
    return _of_many(shading, shading.rows)


def _with_name(name: str, said: str) -> str:
    """With the name in front where there is room; the page's heading names the area anyway."""
    whole = say("map_title", "one", area=name, said=said[0].lower() + said[1:])
    return whole if len(whole.split()) <= _LONGEST_TITLE else said


def _of_many(shading: Shading, rows: pd.DataFrame) -> str:
    if shading.subject == STANDING:
        counts = rows["shade"].value_counts()
        higher, lower = (int(counts.get(shade, 0)) for shade in ("higher", "lower"))
        key = "standing" if higher or lower else "standing_none"
        return say("map_title", key, higher=higher, lower=lower, areas=len(rows))
    shaded = rows[rows["shade"].str.startswith(("step_", "fifth_"))]
    if shaded.empty:
        return say("map_title", "nothing")
    if shading.subject == DEPRIVATION:
        return say("map_title", "most_deprived", area=shaded.loc[shaded["average_score"].idxmax(), "name"])
    low, high = (spoken(100 * rate, 0) for rate in (shaded["rate"].min(), shaded["rate"].max()))
    return say("map_title", "ranges", who=_capital(shading.what), low=low, high=high)


def caption(shading: Shading, label: str, kind: str) -> str:
    """Measure, places, period and comparison in one sentence."""
    what = _capital(shading.what)
    kind_words = say("map_caption", f"kind_{kind}")
    return say("map_caption", shading.subject, what=what, period=shading.period, label=label, kind=kind_words)


def alt(shading: Shading, codes: list[str], beside: list[str], layout: str, kind: str) -> str:
    """What the map shows, for those who cannot see it: counts, few names, the area and its neighbours."""
    parts = [_shade_said(shading, shade.code) for shade in shading.shades]
    drawn = say(
        "map_alt",
        "of",
        layout=say("map_alt", f"layout_{layout}"),
        areas=len(shading.rows),
        kind=say("map_alt", f"kind_{kind}"),
        parts="; ".join(parts),
    )
    pointed = [say("map_alt", "area", area=row["name"], sentence=row["sentence"]) for row in records(shading, codes)]
    near = [f"{row['name']} {row['shown']}" for row in records(shading, beside)]
    return " ".join([drawn, *pointed[:1], *([say("map_alt", "beside", areas=", ".join(near))] if near else [])])


def _shade_said(shading: Shading, code: str) -> str:
    found = shading.rows.loc[shading.rows["shade"] == code, "name"]
    named = code in _WORTH_NAMING and len(found) <= _NAMED_AT_MOST
    key, names = ("named" if named else "shade"), ", ".join(found)
    return say("map_alt", key, words=shading.words(code), count=len(found), areas=names)


def records(shading: Shading, codes: list[str]) -> list[dict[str, Any]]:
    """The rows of some areas, each as a mapping."""
    found: list[dict[str, Any]] = shading.of(codes).to_dict("records")
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
