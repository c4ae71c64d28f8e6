"""What the help page and the data dictionary say of a return, taken from its specification."""

from data.returns.found import wordings
from data.returns.spec import Column, Spec

Entry = dict[str, str]

_TYPES = {
    "area": "Area code",
    "date": "Date",
    "month": "Month",
    "quarter": "Quarter",
    "text": "Text",
    "code": "Entry of a list",
    "count": "Whole number",
    "number": "Number",
    "money": "Pounds",
    "yesno": "Yes or No",
}


def columns(spec: Spec) -> list[Entry]:
    """One entry for each column, in the order of the template."""
    return [_column(spec, column) for column in spec.columns]


def _column(spec: Spec, column: Column) -> Entry:
    return {
        "Column": column.label,
        "What it holds": column.help,
        "Type": _TYPES[column.type],
        "Needed": "Yes" if column.required else "No",
        "Entries": "; ".join(spec.lists[column.codes].values()) if column.type == "code" else "",
        "Usual": _usual(column),
        "Also found under": "; ".join(column.aliases),
    }


def _usual(column: Column) -> str:
    ends = {"from": column.low, "to": column.high}
    return " ".join(f"{word} {value:,g}" for word, value in ends.items() if value is not None)


def percentages(spec: Spec) -> list[Entry]:
    """One entry for each percentage that the product works out."""
    label = {column.name: column.label for column in spec.columns}
    return [
        {"Percentage": rate.label, "Of 100 times": label[rate.numerator], "Divided by": label[rate.denominator]}
        for rate in spec.rates
    ]


def checks(spec: Spec) -> list[Entry]:
    """One entry for each check: its kind, what is expected and what to do. A return's own come first."""
    own = [(rule.severity, f"{spec.column(rule.at).label}: {rule.expected}", rule.todo) for rule in spec.rules]
    shared = [(wording["severity"], wording["expected"], wording["todo"]) for wording in wordings().values()]
    return [_check(*entry) for entry in (*own, *shared)]


def _check(severity: str, expected: str, todo: str) -> Entry:
    """A check in general words: places for figures are left as dots."""
    return {"Severity": severity, "Expected": _dotted(expected), "What to do": _dotted(todo)}


def _dotted(wording: str) -> str:
    while "{" in wording:
        before, _, rest = wording.partition("{")
        wording = f"{before}…{rest.partition('}')[2]}"
    return wording
