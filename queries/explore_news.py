"""What the Explore screen tells in its status line: which choice has changed, and what is shown now."""

from collections.abc import Callable

from data.spoken import in_sentence
from queries.dimensions import labels
from queries.explore import ADDRESS, NEWEST, View
from queries.explore_choices import BREAKDOWNS
from queries.explore_scene import Scene
from queries.explore_words import span
from queries.view import listed
from queries.wordings import say


def news(before: View | None, scene: Scene) -> str:
    """What has changed since the view before, in words, and how much is drawn now."""
    view = scene.view
    changed = [name for name in ADDRESS if before is not None and _value(name, before) != _value(name, view)]
    told = " ".join(f"{say('explore_filter', name)}: {_words(name, scene)}." for name in changed)
    return f"{told} {_drawn(scene)}".strip()


def _value(name: str, view: View) -> object:
    own = {"beside": view.beside, "measure": view.measure, "kind": view.kinds, "period": view.period}
    return own[name] if name in own else getattr(view.people, name)


def _words(name: str, scene: Scene) -> str:
    """The choice now in force under one filter."""
    value = _value(name, scene.view)
    if name in BREAKDOWNS:
        codes = tuple(code for code in value if code != "all")  # type: ignore[attr-defined]
        return listed(labels(BREAKDOWNS[name], codes)) if codes else say("explore", f"any_{name}").lower()
    return _OWN_WORDS[name](scene)


def _areas(scene: Scene) -> str:
    return listed([area.name for area in scene.chosen[1:]]) if len(scene.chosen) > 1 else say("explore", "nowhere")


def _period(scene: Scene) -> str:
    if scene.view.period == NEWEST:
        return say("explore", "newest").lower()
    return scene.periods.get(scene.view.period, scene.view.period)


_OWN_WORDS: dict[str, Callable[[Scene], str]] = {
    "age": lambda scene: say("explore_age", scene.view.people.age).lower(),
    "beside": _areas,
    "measure": lambda scene: scene.measure.name.lower(),
    "kind": lambda scene: listed([say("explore_kind", kind) for kind in scene.view.kinds]),
    "period": _period,
}


def _drawn(scene: Scene) -> str:
    if not scene.over_time:
        return say("explore", "drawn_nothing", words=scene.view.slice.words())
    return say(
        "explore",
        "drawn",
        areas=listed([in_sentence(area.name) for area in scene.chosen]),
        words=scene.view.slice.words(),
        span=span(scene.over_time),
        count=len(scene.over_time),
        figures="figure" if len(scene.over_time) == 1 else "figures",
    )
