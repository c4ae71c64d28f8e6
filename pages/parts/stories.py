"""Stories: ordered messages for a meeting. Three are made by themselves for any area.

A story is a function of the figures in the newest warehouse, as the public may see them; nothing of it is kept.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

from pages.parts.palette import theme_name
from pages.parts.slide import Slide, Story
from pages.parts.stories_adult import adult_story
from pages.parts.stories_strategy import strategy_story
from pages.parts.stories_youth import youth_story
from pages.parts.viewer import audience
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.warehouse import newest

__all__ = ["Slide", "Story", "stories", "story", "story_keys"]

_AUTOMATIC: dict[str, Callable[[Place, Benchmark], Story]] = {
    "adult": adult_story,
    "youth": youth_story,
    "strategy": strategy_story,
}
_KEPT = 24  # stories kept in memory: those of one meeting


def story_keys() -> tuple[str, ...]:
    """Keys of the stories that are made by themselves, in the order they are offered."""
    return tuple(_AUTOMATIC)


def stories(place: Place, benchmark: Benchmark) -> tuple[Story, ...]:
    """The stories that are made by themselves; each has at least one slide."""
    return tuple(story(key, place, benchmark) for key in _AUTOMATIC)


def story(key: str, place: Place, benchmark: Benchmark) -> Story:
    """One of them by its key. Raises KeyError for a key that is none of them."""
    return _made(newest(), audience(), date.today(), theme_name(), key, place, benchmark)


@lru_cache(maxsize=_KEPT)
def _made(
    _warehouse: Path, _audience: str, _today: date, _theme: str, key: str, place: Place, benchmark: Benchmark
) -> Story:
    # All that a story depends on is named, so that a step through it, or a pack of it, makes nothing anew.
    return _AUTOMATIC[key](place, benchmark)
