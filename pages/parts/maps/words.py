"""The words around a map, all of them from the figures it draws."""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from queries.maps import DEPRIVATION, KEPT, STANDING, Area, Shade, Shading
from queries.places import Place
from queries.wordings import say, spoken

_LONGEST_TITLE = 10
_NAMED_AT_MOST = 8
# No class is named that has no area in it: whether any is higher, whether any is lower.
_STANDING = {
    (True, True): "standing",
    (True, False): "standing_higher",
    (False, True): "standing_lower",
    (False, False): "standing_none",
}
_WORTH_NAMING = ("higher", "lower", "fifth_1", "unreliable")


def title(shading: Shading, place: Place | None, codes: list[str]) -> str:
    """The message in ten words: of the one area pointed out, of those in a larger one, or of all."""
    pointed = shading.of(codes)
    if len(pointed) == 1 and place is not None:
        return _with_name(place.name, _of_one(pointed[0]))
    if pointed and place is not None:
        return _with_name(place.name, _of_many(shading, pointed))
    return _of_many(shading, shading.areas)


def _of_one(area: Area) -> str:
    """What is said of an area; one that is ringed is not clearly higher or lower, whatever it is beside others."""
    return _capital(say("map_shade", f"ring_{area['ring']}")) if area["ring"] else area["short"]


def _with_name(name: str, said: str) -> str:
    """With the name in front where there is room; the page's heading names the area anyway."""
    whole = say("map_title", "one", area=name, said=said[0].lower() + said[1:])
    return whole if len(whole.split()) <= _LONGEST_TITLE else said


def _of_many(shading: Shading, areas: Sequence[Area]) -> str:
    if shading.subject == STANDING:
        higher, lower = (sum(area["shade"] == shade for area in areas) for shade in ("higher", "lower"))
        key = _STANDING[higher > 0, lower > 0]
        return say("map_title", key, higher=higher, lower=lower, areas=len(areas))
    shaded = [area for area in areas if area["shade"].startswith(("step_", "fifth_"))]
    if not shaded:
        return say("map_title", "nothing")
    if shading.subject == DEPRIVATION:
        return say("map_title", "most_deprived", area=max(shaded, key=itemgetter("average_score"))["name"])
    low, high = (spoken(100 * extreme(area["rate"] for area in shaded), 0) for extreme in (min, max))
    return say("map_title", "ranges", who=_capital(shading.what), low=low, high=high)


def caption(shading: Shading, label: str, kind: str) -> str:
    """Measure, places, period and comparison in one sentence."""
    what = _capital(shading.what)
    kind_words = say("map_caption", f"kind_{kind}")
    return say("map_caption", shading.subject, what=what, period=shading.period, label=label, kind=kind_words)


def alt(shading: Shading, codes: list[str], beside: list[str], layout: str, kind: str) -> str:
    """What the map shows, for those who cannot see it: counts, few names, the area and its neighbours."""
    drawn = say(
        "map_alt",
        "of",
        layout=say("map_alt", f"layout_{layout}"),
        areas=len(shading.areas),
        kind=say("map_alt", f"kind_{kind}"),
        parts="; ".join(_shades_said(shading)),
    )
    pointed = [say("map_alt", "area", area=area["name"], sentence=area["sentence"]) for area in shading.of(codes[:1])]
    near = [f"{area['name']} {area['shown']}" for area in shading.of(beside)]
    return " ".join([drawn, *pointed, *([say("map_alt", "beside", areas=", ".join(near))] if near else [])])


@lru_cache(maxsize=KEPT)
def _shades_said(shading: Shading) -> list[str]:
    return [_shade_said(shading, shade) for shade in shading.shades]


def _shade_said(shading: Shading, shade: Shade) -> str:
    named = shade.code in _WORTH_NAMING and shade.count <= _NAMED_AT_MOST
    names = ", ".join(area["name"] for area in shading.areas if area["shade"] == shade.code) if named else ""
    return say("map_alt", "named" if named else "shade", words=shade.words, count=shade.count, areas=names)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
