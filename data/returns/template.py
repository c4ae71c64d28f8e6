"""The template of a return, made from its specification: what an officer downloads and fills in."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.areas import Areas
from data.returns.conversion import Value
from data.returns.layout import CHECK, CODE_LISTS, DATA, INSTRUCTIONS, LAST_TIME
from data.returns.spec import PERIODS, Column, Spec
from data.returns.workbook import fill, formula, heading, marking, put, saved

_DATE_FORMAT = "dd/mm/yyyy"
_FORMATS = {"text": "@", "code": "@", "area": "@", "yesno": "@", "count": "0", "money": "#,##0"}
_WIDTHS = {"text": 28, "code": 24, "area": 16}

Rows = Sequence[Mapping[str, Value]]


def template(spec: Spec, rows: Rows = (), last: Rows = (), areas: Mapping[str, str] | None = None) -> bytes:
    """A workbook to fill in. rows: what is known already, usually area and period of each row;
    last: figures of the period before, for comparison; areas: code to name of the sender's areas."""
    workbook = Workbook()
    _instructions(workbook.active, spec)
    _data(workbook.create_sheet(DATA), spec, rows, areas or {})
    _code_lists(workbook.create_sheet(CODE_LISTS), spec, areas or {})
    if spec.rates:
        _check(workbook.create_sheet(CHECK), spec)
    if last:
        _last_time(workbook.create_sheet(LAST_TIME), spec, last)
    workbook.active = 1
    workbook.properties.title = f"Return {spec.stamp}"
    workbook.properties.creator = "Reducing reoffending dashboard"
    return saved(workbook)


def _words() -> dict[str, Any]:
    words: dict[str, Any] = marking()["template"]
    return words


def _instructions(sheet: Any, spec: Spec) -> None:
    sheet.title = INSTRUCTIONS
    put(sheet, 1, 1, f"{spec.code} {spec.title}").font = Font(bold=True, size=14)
    put(sheet, 2, 1, spec.purpose)
    put(sheet, 3, 1, f"Return {spec.stamp}")
    for row, step in enumerate(_words()["steps"], 5):
        put(sheet, row, 1, step.format(grain=spec.grain))
    first = 6 + len(_words()["steps"])
    for at, words in enumerate(_words()["column_headings"], 1):
        heading(put(sheet, first, at, words), _words()["heading_fill"], _words()["heading_text"])
    for row, column in enumerate(spec.columns, first + 1):
        needed = "needed" if column.required else "if there is any"
        for at, words in enumerate((column.label, column.help, needed, _how_to_write(column)), 1):
            put(sheet, row, at, words).alignment = Alignment(wrap_text=True, vertical="top")
    _widths(sheet, (34, 60, 16, 44))
    sheet.protection.sheet = True


def _how_to_write(column: Column) -> str:
    example = f", for example {column.example}" if column.example is not None else ""
    kinds = {
        "area": "the area's code",
        "date": "a date",
        "month": "the first day of the month",
        "quarter": "the first day of the quarter",
        "text": f"words, {column.longest} letters at most",
        "code": "an entry of the list",
        "count": "a whole number",
        "number": "a number",
        "money": "pounds, without pence",
        "yesno": "Yes or No",
    }
    return kinds[column.type] + (example if column.type not in ("code", *PERIODS) else "")


def _widths(sheet: Any, widths: Sequence[float]) -> None:
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def _data(sheet: Any, spec: Spec, rows: Rows, areas: Mapping[str, str]) -> None:
    for at, column in enumerate(spec.columns, 1):
        colour = _words()["heading_fill" if column.required else "optional_fill"]
        heading(put(sheet, 1, at, column.label), colour, _words()["heading_text"])
        whole = sheet.column_dimensions[get_column_letter(at)]
        whole.width = max(_WIDTHS.get(column.type, 14), 12)
        whole.number_format = _DATE_FORMAT if column.type in PERIODS else _FORMATS.get(column.type, "General")
        whole.protection = Protection(locked=False)
        _validate(sheet, spec, column, get_column_letter(at), areas)
    _filled_rows(sheet, spec, rows)
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.insertRows = sheet.protection.deleteRows = False


def _filled_rows(sheet: Any, spec: Spec, rows: Rows) -> None:
    for number, values in enumerate(rows, 2):
        for at, column in enumerate(spec.columns, 1):
            value = values.get(column.name)
            cell = put(sheet, number, at, _as_listed(spec, column, value))
            cell.number_format = sheet.column_dimensions[get_column_letter(at)].number_format
            cell.protection = Protection(locked=False)


def _as_listed(spec: Spec, column: Column, value: Value) -> Value:
    """A value as the officer would choose it: wordings for codes, Yes and No."""
    if column.type == "code" and value is not None:
        return spec.lists[column.codes].get(str(value), value)
    return ("Yes" if value else "No") if isinstance(value, bool) else value


def _validate(sheet: Any, spec: Spec, column: Column, letter: str, areas: Mapping[str, str]) -> None:
    rule = _validation(spec, column, letter, areas)
    if rule is None:
        return
    rule.allow_blank = True
    rule.showErrorMessage = rule.showInputMessage = True
    rule.errorTitle, rule.promptTitle, rule.prompt = column.label[:32], column.label[:32], column.help[:255]
    rule.add(f"{letter}2:{letter}{_words()['rows'] + 1}")
    sheet.add_data_validation(rule)


def _validation(spec: Spec, column: Column, letter: str, areas: Mapping[str, str]) -> DataValidation | None:
    words = _words()
    if column.numeric:
        whole = f",{letter}2=INT({letter}2)" if column.type == "count" else ""
        lowest = "" if column.low is not None and column.low < 0 else f",{letter}2>=0"
        test = f'=OR(AND(ISNUMBER({letter}2){lowest}{whole}),{letter}2="[x]",{letter}2="[c]")'
        return DataValidation("custom", formula1=test[1:], error=words["count_error" if whole else "number_error"])
    if column.type == "yesno":
        return DataValidation("list", formula1='"Yes,No"', error=words["list_error"])
    if column.type in PERIODS:
        return DataValidation("date", operator="between", formula1="32874", formula2="73415", error=words["date_error"])
    if column.type == "code" or (column.name == "area" and areas):
        return DataValidation("list", formula1=_list_range(spec, column, areas), error=words["list_error"])
    return None


def _lists(spec: Spec, areas: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """The columns of the code lists sheet: a heading and what may be chosen."""
    lists = [(name, list(codes.values())) for name, codes in spec.lists.items()]
    return lists + ([("areas", list(areas)), ("area names", list(areas.values()))] if areas else [])


def _list_range(spec: Spec, column: Column, areas: Mapping[str, str]) -> str:
    names = [name for name, _ in _lists(spec, areas)]
    at = names.index(column.codes or "areas")
    letter, length = get_column_letter(at + 1), len(_lists(spec, areas)[at][1])
    return f"'{CODE_LISTS}'!${letter}$2:${letter}${length + 1}"


def _code_lists(sheet: Any, spec: Spec, areas: Mapping[str, str]) -> None:
    for at, (name, entries) in enumerate(_lists(spec, areas), 1):
        label = next((column.label for column in spec.columns if column.codes == name), name.capitalize())
        heading(put(sheet, 1, at, label), _words()["heading_fill"], _words()["heading_text"])
        for row, entry in enumerate(entries, 2):
            put(sheet, row, at, entry)
        sheet.column_dimensions[get_column_letter(at)].width = 36
    sheet.protection.sheet = True


def _check(sheet: Any, spec: Spec) -> None:
    """Totals of the counts, then every percentage row by row, in locked formula cells."""
    put(sheet, 1, 1, _words()["check"]).font = Font(bold=True)
    letters = {column.name: get_column_letter(at) for at, column in enumerate(spec.columns, 1)}
    headings = ["Row", *(rate.label for rate in spec.rates)]
    for at, words in enumerate(headings, 1):
        heading(put(sheet, 3, at, words), _words()["heading_fill"], _words()["heading_text"])
    put(sheet, 4, 1, "All rows")
    last = _words()["rows"] + 1
    for at, rate in enumerate(spec.rates, 2):
        part, whole = letters[rate.numerator], letters[rate.denominator]
        sums = f"SUM({DATA}!{part}2:{part}{last})/SUM({DATA}!{whole}2:{whole}{last})*100"
        formula(sheet, 4, at, f'=IFERROR(ROUND({sums},1),"")', "0.0")
        for row in range(2, _words()["check_rows"] + 2):
            one = f'=IFERROR(IF({DATA}!{part}{row}="","",ROUND({DATA}!{part}{row}/{DATA}!{whole}{row}*100,1)),"")'
            formula(sheet, row + 3, at, one, "0.0")
    for row in range(2, _words()["check_rows"] + 2):
        put(sheet, row + 3, 1, row)
    _grey(sheet, len(headings))
    sheet.protection.sheet = True


def _grey(sheet: Any, columns: int) -> None:
    for row in sheet.iter_rows(min_row=4, max_col=columns):
        for cell in row:
            cell.fill = fill(_words()["locked_fill"])
    _widths(sheet, (12, *([22] * (columns - 1))))


def _last_time(sheet: Any, spec: Spec, last: Rows) -> None:
    put(sheet, 1, 1, _words()["last_time"]).font = Font(bold=True)
    for at, column in enumerate(spec.columns, 1):
        heading(put(sheet, 3, at, column.label), _words()["optional_fill"], _words()["heading_text"])
        for row, values in enumerate(last, 4):
            date_format = _DATE_FORMAT if column.type in PERIODS else ""
            put(sheet, row, at, _as_listed(spec, column, values.get(column.name)), date_format)
    sheet.protection.sheet = True


def prefilled(spec: Spec, codes: Sequence[str], period: Mapping[str, Value], areas: Areas | None = None) -> Rows:
    """One row for each area, with its name and the period, for the officer to complete."""
    known = areas or Areas.load()
    kinds = spec.column("area").kinds
    named = ((code, next(filter(None, (known.name(kind, code) for kind in kinds)), "")) for code in codes)
    return [{"area": code, "area_name": name, **period} for code, name in named]
