"""Arithmetic rules of a return, written as "n_reoffenders <= n_offenders" in its specification.

Only names, numbers, + - * / and one comparison are understood, so a specification cannot run code.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type, Callable[[Any, Any], bool]] = {
    ast.LtE: operator.le,
    ast.Lt: operator.lt,
    ast.GtE: operator.ge,
    ast.Gt: operator.gt,
    ast.Eq: operator.eq,
}


@dataclass(frozen=True)
class Rule:
    """What must hold in every row. at: the column to mark. found, expected and todo are pieces of
    the sentence; {column} stands for the figure given."""

    id: str
    severity: Literal["block", "confirm", "note"]
    at: str
    holds: str
    found: str
    expected: str
    todo: str

    def __post_init__(self) -> None:
        _comparison(self.holds)

    @property
    def names(self) -> frozenset[str]:
        """The columns it compares."""
        return _names(self.holds)


def names_in(tree: ast.AST) -> frozenset[str]:
    """Names used in an expression."""
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


@cache
def _names(holds: str) -> frozenset[str]:
    return names_in(_comparison(holds))


@cache
def _comparison(holds: str) -> ast.Compare:
    """The parsed rule. ValueError for anything but one comparison of sums and products."""
    body = ast.parse(holds, mode="eval").body
    if not isinstance(body, ast.Compare) or len(body.ops) != 1 or type(body.ops[0]) not in _COMPARISONS:
        raise ValueError(f"rule is not one comparison: {holds}")
    _check(body.left, holds)
    _check(body.comparators[0], holds)
    return body


def _check(node: ast.expr, holds: str) -> None:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        _check(node.left, holds)
        _check(node.right, holds)
    elif not isinstance(node, ast.Name) and not (
        isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    ):
        raise ValueError(f"rule may only add, subtract, multiply and divide: {holds}")


def _result(node: ast.expr, values: Mapping[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_result(node.left, values), _result(node.right, values))
    return node.value  # type: ignore[attr-defined]


def holds(rule: Rule, values: Mapping[str, Any]) -> bool | None:
    """Whether a row keeps the rule; None when it cannot be told because a figure is missing."""
    if any(values.get(name) is None for name in rule.names):
        return None
    comparison = _comparison(rule.holds)
    try:
        left, right = _result(comparison.left, values), _result(comparison.comparators[0], values)
    except ZeroDivisionError:
        return None
    return _COMPARISONS[type(comparison.ops[0])](left, right)
