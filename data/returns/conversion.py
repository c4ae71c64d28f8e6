"""From one cell to one typed value, or to the reason why not. Nothing is changed without a remark.

A remark is a check of the catalogue with the words to fill in; a value that cannot be taken is
None with a blocking remark.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from data.areas import Areas
from data.returns.codes import code_of, nearest_code
from data.returns.dates import as_date, as_month, as_quarter
from data.returns.door import Cell
from data.returns.found import quoted
from data.returns.spec import Column, Spec

Value = str | int | float | bool | date | None
Remark = tuple[str, dict[str, Any]]

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
_SYMBOLS = {"[x]": "x", "[c]": "c", "[z]": "z"}
_LOOSE_SYMBOLS = {
    **dict.fromkeys(("x", "n/a", "na", "n.a.", "..", "...", ":", "not available", "not collected", "not known"), "x"),
    **dict.fromkeys(("c", "(c)", "*", "**", "withheld", "suppressed"), "c"),
    **dict.fromkeys(("z", "(z)", "not applicable"), "z"),
}
_UNCLEAR = ("-", "–", "—", "nil", "none", "?", "tbc", "tba")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_COMMAS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("percent_as_count", re.compile(r"[+-]?\d+(\.\d+)?\s*(%|per ?cent)", re.IGNORECASE)),
    ("less_than", re.compile(r"(<|>|≤|≥|under|over|fewer than|less than|more than)\s*\d+", re.IGNORECASE)),
    ("approximate", re.compile(r"(~|c\.?|ca\.?|circa|approx\.?|about|around)\s*\d[\d,.]*", re.IGNORECASE)),
    ("range", re.compile(r"\d+\s*(-|–|to)\s*\d+", re.IGNORECASE)),
    ("fraction_text", re.compile(r"\d+\s*(/|of|out of)\s*\d+", re.IGNORECASE)),
    ("letter_for_digit", re.compile(r"(?=.*\d)(?=.*[OolI])[\dOolI,]+")),
    ("currency", re.compile(r"[£$€]\s*[\d,.]+\s*[kKmM]?")),
    ("footnote_mark", re.compile(r"\d[\d,.]*\s*([*†‡]|\[.*\]|\(.*\)|[¹²³])+")),
    ("decimal_comma", re.compile(r"\d+,\d{1,2}")),
    ("with_unit", re.compile(r"\d[\d,.]*\s*[A-Za-z][A-Za-z .]*")),
)
_KINDS = {
    "error": "error_cell",
    "uncalculated": "formula_without_value",
    "impossible_date": "impossible_date",
    "impossible_number": "impossible_number",
    "boolean": "true_or_false",
    "time": "time_of_day",
    "duration": "time_of_day",
}


@dataclass(frozen=True)
class Converted:
    """value: typed, None when there is none. symbol: x, c or z when there is a reason for that."""

    value: Value = None
    symbol: str = ""
    remarks: tuple[Remark, ...] = ()


def plain(text: str) -> str:
    """A text without spaces at its ends, and with single plain spaces within."""
    return _SPACES.sub(" ", text).strip()


def _refused(check: str, **blanks: Any) -> Converted:
    return Converted(remarks=((check, {"hint": ""} | blanks),))


def convert(cell: Cell | None, column: Column, spec: Spec, areas: Areas) -> Converted:
    """The value of a cell for a column."""
    if cell is None or (cell.kind == "text" and not plain(str(cell.value))):
        return _missing(column)
    if cell.kind in _KINDS and not (cell.kind == "boolean" and column.type == "yesno"):
        return _refused(_KINDS[cell.kind], value=quoted(cell.value), label=column.label)
    symbol = _symbol(cell, column)
    if symbol is not None:
        return symbol
    result = _BY_TYPE[column.type](cell, column, spec, areas)
    return _with_formula(cell, column, result)


def _missing(column: Column) -> Converted:
    if not column.required:
        return Converted(symbol="x")
    return _refused("missing_count" if column.numeric else "missing_value", label=column.label)


def _symbol(cell: Cell, column: Column) -> Converted | None:
    """A mark that stands for no figure, None when the cell holds something else."""
    if cell.kind != "text":
        return None
    text = plain(str(cell.value)).lower()
    symbol = _SYMBOLS.get(text)
    blanks = {"value": quoted(cell.value), "label": column.label}
    if symbol:
        return Converted(symbol=symbol, remarks=_why_symbol(symbol, column, blanks))
    if column.numeric and text in _LOOSE_SYMBOLS:
        symbol = _LOOSE_SYMBOLS[text]
        return Converted(symbol=symbol, remarks=(("loose_symbol", blanks | {"symbol": f"[{symbol}]"}),))
    if column.numeric and text in _UNCLEAR:
        return _refused("unclear_mark", **blanks)
    return None


def _why_symbol(symbol: str, column: Column, blanks: dict[str, Any]) -> tuple[Remark, ...]:
    if column.key:
        return (("symbol_in_key", blanks),)
    if symbol == "c":
        return (("withheld", blanks),)
    return (("required_not_available", blanks),) if column.required else ()


def _with_formula(cell: Cell, column: Column, result: Converted) -> Converted:
    if not cell.formula or result.value is None:
        return result
    remark: Remark = ("formula_result", {"value": quoted(cell.value), "label": column.label})
    return Converted(result.value, result.symbol, (*result.remarks, remark))


def _numeric(cell: Cell, column: Column, spec: Spec, areas: Areas) -> Converted:  # noqa: ARG001
    if cell.kind == "date":
        return _refused("date_for_number", value=f"{cell.value:%d/%m/%Y}", label=column.label)
    if cell.kind == "number":
        if "%" in cell.number_format:
            return _refused("percent_as_count", value=f"‘{float(str(cell.value)) * 100:.4g}%’", label=column.label)
        return _bounded(float(str(cell.value)), column, ())
    return _number_in_text(str(cell.value), column)


def _number_in_text(raw: str, column: Column) -> Converted:
    text = plain(raw)
    blanks: dict[str, Any] = {"value": quoted(raw), "label": column.label}
    bare = text.lstrip("'£").strip() if column.type == "money" else text.lstrip("'")
    if _PLAIN.fullmatch(bare) or _COMMAS.fullmatch(bare):
        check = "thousands_comma" if "," in bare else "padded_number" if raw != text else "number_as_text"
        number = float(bare.replace(",", ""))
        return _bounded(number, column, ((check, blanks | {"read": f"{number:g}" if number % 1 else f"{number:.0f}"}),))
    for check, shape in _SHAPES:
        if shape.fullmatch(text):
            return _refused(check, **blanks)
    return _refused("text_for_number", **blanks)


def _bounded(number: float, column: Column, remarks: tuple[Remark, ...]) -> Converted:
    blanks = {"value": f"{number:g}", "label": column.label}
    if number < 0 and not (column.type == "number" and column.low is not None and column.low < 0):
        return Converted(remarks=(*remarks, ("negative", blanks)))
    if column.type == "count" and number % 1:
        return Converted(remarks=(*remarks, ("fractional_count", blanks)))
    if number > 1e12:
        return Converted(remarks=(*remarks, ("impossible_size", blanks)))
    return Converted(int(number) if column.type == "count" or not number % 1 else number, remarks=remarks)


def _text(cell: Cell, column: Column, spec: Spec, areas: Areas) -> Converted:  # noqa: ARG001
    if cell.kind == "date":
        return _refused("date_for_text", value=f"{cell.value:%d/%m/%Y}", label=column.label)
    raw = str(cell.value)
    text = plain(raw)
    blanks = {"value": quoted(raw), "label": column.label, "longest": column.longest}
    remarks: list[Remark] = []
    if cell.kind == "number":
        text = f"{cell.value:g}"
        remarks.append(("number_as_words", blanks))
    elif raw != text:
        remarks.append(("spaces", blanks))
    if text[0] in "=+@＝" and not cell.formula:
        remarks.append(("formula_like", blanks))
    if len(text) > column.longest:
        return Converted(remarks=(*remarks, ("too_long", blanks)))
    return Converted(text, remarks=tuple(remarks))


def _code(cell: Cell, column: Column, spec: Spec, areas: Areas) -> Converted:  # noqa: ARG001
    text = plain(str(cell.value))
    codes = spec.lists[column.codes]
    blanks: dict[str, Any] = {"value": quoted(cell.value), "label": column.label}
    found = code_of(text, column.codes, codes)
    if found is None:
        close = nearest_code(text, codes)
        hint = f"perhaps {quoted(codes[close])} was meant" if close else "see the code lists sheet"
        return _refused("unknown_code", **blanks, hint=hint)
    code, exact = found
    remarks = () if exact else (("alias", blanks | {"read": quoted(codes[code])}),)
    return Converted(code, remarks=remarks)


def _yes_no(cell: Cell, column: Column, spec: Spec, areas: Areas) -> Converted:  # noqa: ARG001
    text = plain(str(cell.value)).lower()
    blanks = {"value": quoted(cell.value), "label": column.label}
    if text in ("yes", "no"):
        return Converted(text == "yes")
    if text in ("y", "n", "true", "false", "1", "0"):
        answer = text in ("y", "true", "1")
        return Converted(answer, remarks=(("loose_yes_no", blanks | {"read": "Yes" if answer else "No"}),))
    return _refused("unknown_yes_no", **blanks)


def _area(cell: Cell, column: Column, spec: Spec, areas: Areas) -> Converted:  # noqa: ARG001
    text = plain(str(cell.value))
    blanks: dict[str, Any] = {"value": quoted(cell.value), "label": column.label}
    for kind in column.kinds:
        code = areas.code(kind, text)
        if code:
            name = areas.name(kind, code)
            exact = code == text.upper()
            return Converted(code, remarks=() if exact else (("area_by_name", blanks | {"read": f"{code} ({name})"}),))
    close = next(filter(None, (areas.suggest(kind, text) for kind in column.kinds)), None)
    hint = f"perhaps {quoted(close)} was meant" if close else "see the areas on the code lists sheet"
    return _refused("unknown_area", **blanks, hint=hint)


def _dated(cell: Cell, column: Column, spec: Spec, areas: Areas) -> Converted:  # noqa: ARG001
    reader = {"date": as_date, "month": as_month, "quarter": as_quarter}[column.type]
    value = cell.value if isinstance(cell.value, datetime | int | float) else plain(str(cell.value))
    day, check = reader(value)
    blanks = {"value": quoted(_shown(cell.value)), "label": column.label}
    read = f"{day.day} {day:%B %Y}" if day else ""
    return Converted(day, remarks=((check, blanks | {"read": read}),) if check else ())


def _shown(value: object) -> object:
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime) else value


_BY_TYPE: dict[str, Callable[[Cell, Column, Spec, Areas], Converted]] = {
    **dict.fromkeys(("count", "number", "money"), _numeric),
    **dict.fromkeys(("date", "month", "quarter"), _dated),
    "text": _text,
    "code": _code,
    "yesno": _yes_no,
    "area": _area,
}
