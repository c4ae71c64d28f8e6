"""Two ways of counting the same year: shown apart, never joined or compared."""

from collections.abc import Mapping
from dataclasses import replace

from queries.benchmarks import Benchmark
from queries.explore import View
from queries.explore_choices import Existing, fitted, offers
from queries.explore_scene import Point, Scene, scene
from queries.places import Place
from queries.view import listed
from queries.wordings import say


def apart(place: Place, benchmark: Benchmark, view: View, there: Existing) -> dict[str, Scene]:
    """The figures of a view in each kind of period that was asked for, one scene each."""
    scenes = {}
    for kind in view.kinds:
        alone, _ = fitted(replace(view, kinds=(kind,)), there, place)
        scenes[kind] = scene(place, benchmark, alone, there, offers(alone, there, place))
    return scenes


def why_apart(scenes: Mapping[str, Scene], there: Existing) -> list[str]:
    """Why the kinds are not drawn together: what each counts, and how far apart they are for the same months."""
    kinds = [there.kinds[kind] for kind in scenes]
    opening = say("explore", "clash", kinds=listed([f"“{kind.label}”" for kind in kinds]))
    meanings = [f"{kind.label}: {kind.explanation}" for kind in kinds]
    return [opening, *meanings, *_same_months(scenes, there)]


def _same_months(scenes: Mapping[str, Scene], there: Existing) -> list[str]:
    """One sentence for every period that is counted in more than one way."""
    found: dict[str, list[str]] = {}
    for kind, seen in scenes.items():
        for point in seen.own:
            if point.reliability == "ok":
                figure = f"{_printed(point, seen)} as “{there.kinds[kind].label.lower()}”"
                found.setdefault(point.period, []).append(figure)
    return [
        say("explore", "clash_months", period=period, figures=listed(figures))
        for period, figures in found.items()
        if len(figures) > 1
    ]


def _printed(point: Point, seen: Scene) -> str:
    """To the most places that so many people allow: this difference must be seen."""
    return f"{point.exact} {seen.measure.unit.short}"
