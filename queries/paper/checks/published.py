"""Figures that differ from the published ones, or that were counted in two ways."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from queries.paper.findings import Finding, finding
from queries.paper.published import OLD_METHOD, Match, matches
from queries.paper.reading import Reading


def published(reading: Reading) -> Iterator[Finding]:
    """Against the warehouse, and across the change of method of October 2017."""
    found = reading.once(matches)
    for match in found:
        if match.verdict == "differs":
            yield _differs(match)
    agreeing = [match for match in found if match.verdict == "agrees"]
    for _, group in groupby(agreeing, key=lambda match: match.figure.line.scene.section):
        yield from _mixed_methods(list(group))


def _differs(match: Match) -> Finding:
    return finding(
        "differs_from_published",
        [match.figure],
        printed=match.figure.text,
        published=match.published,
        source=match.source,
        what=match.what,
    )


def _mixed_methods(found: Sequence[Match]) -> Iterator[Finding]:
    old = next((match for match in found if match.method == OLD_METHOD), None)
    new = next((match for match in found if match.method == "four_quarters"), None)
    if old and new:
        yield finding(
            "mixed_methods",
            [old.figure, new.figure],
            old=old.figure.text,
            old_what=old.what,
            new=new.figure.text,
            new_what=new.what,
        )
