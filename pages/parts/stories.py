"""Stories: ordered messages for a meeting. Three are made by themselves for any area.

A story is a function of the figures in the newest warehouse, as the public may see them; nothing of it is kept.
"""

from pages.parts.slide import Slide, Story
from pages.parts.stories_adult import adult_story
from pages.parts.stories_youth import youth_story
from queries.benchmarks import Benchmark
from queries.places import Place

__all__ = ["Slide", "Story", "stories", "story"]

_AUTOMATIC = {"adult": adult_story, "youth": youth_story}


def stories(place: Place, benchmark: Benchmark) -> tuple[Story, ...]:
    """The stories that are made by themselves, in the order they are offered; each has at least one slide."""
    return tuple(make(place, benchmark) for make in _AUTOMATIC.values())


def story(key: str, place: Place, benchmark: Benchmark) -> Story:
    """One of them by its key. Raises KeyError for a key that is none of them."""
    return _AUTOMATIC[key](place, benchmark)
