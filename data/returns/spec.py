"""The specification of a return: one file of `specs/` each, from which everything else is made.

Template, reader, checks and help page know a return only through its `Spec`; a fifteenth return
is one more file in the folder.
"""

import ast
import csv
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Self, get_args

from data.returns.rule import Rule, names_in
from data.settings import CATALOGUE

SPECS = Path(__file__).parent / "specs"

Type = Literal["area", "date", "month", "quarter", "text", "code", "count", "number", "money", "yesno"]
Cadence = Literal["month", "quarter", "year", "when it changes"]
Adds = Literal["always", "areas", "never"]
NUMERIC = ("count", "number", "money")
PERIODS = ("date", "month", "quarter")

# Lists that the whole product shares: file, column of the code, column of the wording.
_SHARED_LISTS = {
    "offences": ("offence_groups.csv", "code", "name"),
    "ages": ("ages.csv", "code", "label"),
    "sexes": ("sexes.csv", "code", "label"),
}


class BadSpec(ValueError):
    """A specification that cannot be used. The message names the return and what is wrong."""


@dataclass(frozen=True)
class Column:
    """One column of a return. low and high bound what is usual: beyond them the officer is asked.

    key: part of what makes a row one row. kinds: the kinds of area taken, preferred first.
    name_of: the area column whose area this column names. codes: the list of allowed codes.
    sensitive: people in it are few and their circumstances private (domain rule D1).

    What disclosure control must know. people: a count of people or of what people did. adds: what it
    may be summed over: everything, areas and groups but not time (a caseload), or nothing (a length
    in months). whole: a key whose codes together are everybody. goes_with: the count that, withheld,
    takes this figure with it; where empty, the first count of people.
    """

    name: str
    label: str
    type: Type
    help: str
    example: str | int | float | None = None
    required: bool = True
    key: bool = False
    sensitive: bool = False
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    codes: str = ""
    name_of: str = ""
    low: float | None = None
    high: float | None = None
    longest: int = 200
    people: bool = True
    adds: Adds = "always"
    whole: bool = False
    goes_with: str = ""

    @property
    def numeric(self) -> bool:
        return self.type in NUMERIC


@dataclass(frozen=True)
class Rate:
    """A percentage the product computes from two counts. aliases: headings under which officers
    print it themselves; such a figure is compared with the counts and never taken over."""

    name: str
    label: str
    numerator: str
    denominator: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spec:
    """One return. grain: what one row is. lists: code to wording, by list name.

    scope: the columns within which a newer approved version replaces an older one as a whole;
    area and period unless the specification says more, because several senders share an area.
    """

    code: str
    title: str
    purpose: str
    cadence: Cadence
    grain: str
    sensitivity: Literal["normal", "sensitive"]
    version: int
    columns: tuple[Column, ...]
    lists: MappingProxyType[str, MappingProxyType[str, str]]
    rules: tuple[Rule, ...] = ()
    rates: tuple[Rate, ...] = field(default=())
    scope: tuple[str, ...] = field(default=())

    def column(self, name: str) -> Column:
        """The column of that name. KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def of_type(self, *types: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.type in types)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.key)

    @property
    def stamp(self) -> str:
        """What the template carries to say which return and version it is."""
        return f"{self.code} version {self.version}"

    @classmethod
    def load(cls, path: Path) -> Self:
        """The specification in a file. Raises BadSpec when it contradicts itself."""
        raw = tomllib.loads(path.read_text("utf-8"))
        try:
            spec = cls(**_parts(raw))
        except (TypeError, KeyError, ValueError) as error:
            raise BadSpec(f"{path.name}: {error}") from error
        problems = list(_problems(spec))
        if problems:
            raise BadSpec(f"{path.name}: {'; '.join(problems)}")
        return spec


def _parts(raw: dict[str, Any]) -> dict[str, Any]:
    columns = tuple(Column(**_frozen(column)) for column in raw["columns"])
    lists = {name: MappingProxyType(dict(codes)) for name, codes in raw.get("lists", {}).items()}
    for name in {column.codes for column in columns} & set(_SHARED_LISTS):
        lists[name] = _shared_list(name)
    return raw | {
        "columns": columns,
        "lists": MappingProxyType(lists),
        "rules": tuple(Rule(**rule) for rule in raw.get("rules", [])),
        "rates": tuple(Rate(**_frozen(rate)) for rate in raw.get("rates", [])),
        "scope": tuple(raw.get("scope", [column.name for column in columns if _in_scope(column)])),
    }


def _in_scope(column: Column) -> bool:
    return column.key and (column.name == "area" or column.type in PERIODS)


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


@cache
def _shared_list(name: str) -> MappingProxyType[str, str]:
    file, code, wording = _SHARED_LISTS[name]
    with (CATALOGUE / file).open(encoding="utf-8", newline="") as rows:
        return MappingProxyType({row[code]: row[wording] for row in csv.DictReader(rows)})


def _problems(spec: Spec) -> list[str]:
    names = [column.name for column in spec.columns]
    found = [f"column {name} is there twice" for name in sorted(set(names)) if names.count(name) > 1]
    found += [problem for column in spec.columns for problem in _column_problems(spec, column, names)]
    for rule in spec.rules:
        unknown = names_in(ast.parse(rule.holds, mode="eval")) - set(names)
        found += [f"rule {rule.id} asks for {name}, which is no column" for name in sorted(unknown)]
    for rate in spec.rates:
        found += [
            f"rate {rate.name} asks for {name}" for name in (rate.numerator, rate.denominator) if name not in names
        ]
    found += [f"scope asks for {name}, which is no part of the key" for name in spec.scope if name not in spec.keys]
    return found if spec.keys else [*found, "no column is part of the key"]


def _column_problems(spec: Spec, column: Column, names: list[str]) -> list[str]:
    checks = {
        f"type of {column.name} is unknown": column.type not in get_args(Type),
        f"{column.name} has no code list": column.type == "code" and column.codes not in spec.lists,
        f"{column.name} takes no kind of area": column.type == "area" and not column.kinds,
        f"{column.name} names {column.name_of}, which is no column": bool(column.name_of)
        and column.name_of not in names,
    }
    return [problem for problem, wrong in checks.items() if wrong]


@cache
def specs(folder: Path = SPECS) -> MappingProxyType[str, Spec]:
    """Every return by its code, in the order of the files. Raises BadSpec."""
    loaded = [Spec.load(path) for path in sorted(folder.glob("*.toml"))]
    by_code = {spec.code: spec for spec in loaded}
    if len(by_code) < len(loaded):
        raise BadSpec("two files carry the same code")
    return MappingProxyType(by_code)
