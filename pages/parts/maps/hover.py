"""What is said of the area under the pointer.

deck.gl's tooltip can show only what is in the outline file: an area's name and its code. The
sentence is added by style rules for that code, so that outlines need not be sent to carry it.
Sentences differ in little but their numbers: each wording is sent once, with the codes it is for,
and each area adds its numbers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import compress
from string import ascii_lowercase

from queries.maps import Shading

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def told_styles(shading: Shading) -> str:
    """Style rules that write each area's sentence into the tooltip, whose element is `.told`."""
    alike: dict[tuple[str, str], list[tuple[str, list[str]]]] = defaultdict(list)
    for code, figure, tail in zip(*(shading.rows[field] for field in ("code", "figure", "tail")), strict=True):
        alike[_NUMBER.sub("{}", _quoted(figure)), _quoted(tail)].append((code, _NUMBER.findall(figure)))
    rules = [rule for (figure, tail), areas in alike.items() for rule in _rules(figure, tail, areas)]
    return f"<style>{''.join(rules)}</style>"


def _rules(figure: str, tail: str, areas: list[tuple[str, list[str]]]) -> Iterator[str]:
    """Of areas with one wording: the numbers of each, then the wording, in which a number that is
    the same for all is written out."""
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
    codes = ",".join(f".{code}" for code, _ in areas)
    yield f':is({codes})::after{{content:"{figure.format(*filled)} {tail}"}}'


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
