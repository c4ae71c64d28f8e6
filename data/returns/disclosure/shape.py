"""What the specification of a return says about its figures: which are parts, sums, or go with others."""

import ast
from dataclasses import dataclass
from functools import cache
from typing import cast

from data.returns.rule import Rule
from data.returns.spec import PERIODS, Column, Spec, specs

ALL = "all"


@dataclass(frozen=True)
class Shape:
    """Structure of one return, read off its rules and columns.

    dims: key columns besides area and period. wholes: those whose codes together are everybody.
    classifiers: those that divide people by a characteristic. parts: (part, base) counts of people.
    sums: (total, its parts). goes_with: figure to the count that takes it along.
    """

    spec: Spec
    dims: tuple[str, ...]
    wholes: tuple[str, ...]
    classifiers: tuple[str, ...]
    counts: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    goes_with: dict[str, str]
    block_rules: tuple[Rule, ...]

    def adds(self, item: str, *, over_time: bool) -> bool:
        """Whether a figure may be summed over groups and areas, or over time."""
        column = self.spec.column(item)
        return column.numeric and (column.adds == "always" or (column.adds == "areas" and not over_time))

    def constant(self, item: str) -> bool:
        """Whether a figure or text is never added up but may hold for several rows alike."""
        column = self.spec.column(item)
        return not column.numeric or column.adds == "never"


@cache
def shape(code: str) -> Shape:
    """The shape of a return. KeyError for an unknown code."""
    return shape_of(specs()[code])


def shape_of(spec: Spec) -> Shape:
    """The shape that a specification describes."""
    keys = [column for column in spec.columns if column.key and column.type not in PERIODS and column.name != "area"]
    counts = tuple(column.name for column in spec.columns if column.type == "count" and column.people)
    blocking = tuple(rule for rule in spec.rules if rule.severity == "block")
    sums = tuple(each for rule in blocking if (each := _sum(rule, counts)))
    within = [pair for rule in blocking if (pair := _two(rule, ast.LtE))]
    rated = [(rate.numerator, rate.denominator) for rate in spec.rates]
    summed = [(part, total) for total, parts in sums for part in parts]
    parts = dict.fromkeys(pair for pair in [*within, *rated, *summed] if set(pair) <= set(counts))
    return Shape(
        spec=spec,
        dims=tuple(column.name for column in keys),
        wholes=tuple(column.name for column in keys if column.whole),
        classifiers=tuple(column.name for column in keys if column.type == "code"),
        counts=counts,
        parts=tuple(parts),
        sums=sums,
        goes_with=_goes_with(spec, counts, blocking),
        block_rules=blocking,
    )


def _comparison(rule: Rule) -> ast.Compare:
    # A rule is one comparison: data.returns.rule takes nothing else.
    return cast(ast.Compare, ast.parse(rule.holds, mode="eval").body)


def _two(rule: Rule, operator: type[ast.cmpop]) -> tuple[str, str] | None:
    """Both columns of a rule that compares one with another, nothing added."""
    body = _comparison(rule)
    left, right = body.left, body.comparators[0]
    if isinstance(body.ops[0], operator) and isinstance(left, ast.Name) and isinstance(right, ast.Name):
        return left.id, right.id
    return None


def _sum(rule: Rule, counts: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """Total and parts of a rule that says "this is the sum of those"."""
    body = _comparison(rule)
    added = [node for node in ast.walk(body.comparators[0]) if isinstance(node, ast.BinOp)]
    if not isinstance(body.ops[0], ast.Eq) or not isinstance(body.left, ast.Name) or not added:
        return None
    names = tuple(node.id for node in ast.walk(body.comparators[0]) if isinstance(node, ast.Name))
    only_added = all(isinstance(node.op, ast.Add) for node in added)
    return (body.left.id, names) if only_added and {body.left.id, *names} <= set(counts) else None


def _goes_with(spec: Spec, counts: tuple[str, ...], blocking: tuple[Rule, ...]) -> dict[str, str]:
    """Events go with the people who did them ("reoffences >= reoffenders"), amounts with the people counted."""
    events = {pair[0]: pair[1] for rule in blocking if (pair := _two(rule, ast.GtE)) and set(pair) <= set(counts)}
    amounts = {
        column.name: column.goes_with or counts[0]
        for column in spec.columns
        if counts and not column.key and _amount(column)
    }
    return amounts | events


def _amount(column: Column) -> bool:
    return column.type in ("number", "money")
