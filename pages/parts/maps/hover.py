"""What is said of the area under the pointer.

deck.gl's tooltip can show only what is in the outline file: an area's name and its code. The
sentence is added by style rules for that code, so that outlines need not be sent to carry it.
Sentences differ in little but their numbers: each wording is sent once, with the codes it is for,
and each area adds its numbers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from string import ascii_lowercase

from queries.maps import KEPT, Shading

_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)*(?: to \d+(?:[.,]\d+)*)?")  # a range counts as one


@lru_cache(maxsize=KEPT)
def told_styles(shading: Shading) -> str:
    """Style rules that write each area's sentence into the tooltip, whose element is `.told`."""
    alike: dict[tuple[str, str], list[tuple[str, list[str]]]] = defaultdict(list)
    for area in shading.areas:
        wording = _NUMBER.sub("{}", _quoted(area["figure"])), _quoted(area["tail"])
        alike[wording].append((area["code"], _NUMBER.findall(area["figure"])))
    groups = sorted(alike.items(), key=lambda item: -len(item[1]))
    rules = [rule for number, group in enumerate(groups) for rule in _rules(*group[0], group[1], usual=number == 0)]
    return f"<style>{''.join(rules)}</style>"


def _rules(figure: str, tail: str, areas: list[tuple[str, list[str]]], *, usual: bool) -> Iterator[str]:
    """Of areas with one wording: the numbers of each, then the wording, in which a number that is
    the same for all is written out. The usual wording needs no list of whom it is for."""
    met = [set(numbers) for numbers in zip(*(numbers for _, numbers in areas), strict=True)]
    varying = [len(numbers) > 1 for numbers in met]
    for code, numbers in areas:
        own = compress(numbers, varying)
        variables = ";".join(f'--{name}:"{number}"' for name, number in zip(ascii_lowercase, own, strict=False))
        if variables:
            yield f".{code}{{{variables}}}"
    names = iter(ascii_lowercase)
    filled = [
        f'" var(--{next(names)}) "' if varies else min(numbers) for varies, numbers in zip(varying, met, strict=True)
    ]
    whom = ".told" if usual else f":is({','.join(f'.{code}' for code, _ in areas)})"
    yield f'{whom}::after{{content:"{figure.format(*filled)} {tail}"}}'


def _quoted(text: str) -> str:
    """Text safe inside a style string inside HTML: quotes, angle brackets and backslashes become words for them."""
    return (
        text.replace("\\", "/")
        .replace('"', "”")
        .replace("<", "under ")
        .replace(">", "over ")
        .replace("\n", " ")
        .translate({ord("{"): "(", ord("}"): ")"})
    )
