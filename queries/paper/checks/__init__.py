"""Every check of a paper: a reading in, findings out."""

from collections.abc import Callable, Iterator

from queries.paper.checks.bases import bases
from queries.paper.checks.comparisons import comparisons
from queries.paper.checks.denominators import denominators
from queries.paper.checks.disclosure import disclosure
from queries.paper.checks.likeness import likeness
from queries.paper.checks.published import published
from queries.paper.checks.ratios import ratios
from queries.paper.checks.recomputed import recomputed
from queries.paper.checks.statements import statements
from queries.paper.checks.sums import sums
from queries.paper.findings import Finding
from queries.paper.reading import Reading

CHECKS: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    recomputed,
    sums,
    bases,
    denominators,
    disclosure,
    comparisons,
    ratios,
    likeness,
    statements,
    published,
)
