"""Percentages that officers print beside their counts, and rates beside what is known."""

import math
import re
from collections.abc import Iterator, Mapping

from data.returns.context import Context
from data.returns.conversion import Value
from data.returns.door import Cell
from data.returns.found import At, Mark, mark, quoted
from data.returns.periods import span
from data.returns.reading import Received, Row
from data.returns.spec import Rate

_PRINTED = re.compile(r"(\d+)(?:\.(\d+))?\s*%?")
_PLACES = re.compile(r"\.([0#?]+)%")
_GROUP_SMALL = 30
_STANDARD_ERRORS = 3.0
_TIMES_NATIONAL = 1.5
_BAND = (0.5, 1.7)  # offenders per head of an area, as multiples of the national figure (DQ-05)
_NATIONAL_RATE, _NATIONAL_COUNT = "reoffending_rate", "n_offenders"
_TELLING_PLACES, _ODDLY_LARGE = 2, 100  # two decimals name a small group; one this large is a slip or no small group
_ABOUT_100 = (95.0, 105.0, 0.1)  # a sum in this range is meant to be 100; how far off is rounding


def rate_marks(received: Received, context: Context) -> Iterator[Mark]:
    """Everything to be said about percentages."""
    for rate in received.spec.rates:
        for row in received.rows:
            yield from _printed_marks(received, row, rate)
            yield from _everybody(received, row, rate)
            if rate.name == _NATIONAL_RATE:
                yield from _national_marks(received, row, rate, context)
        yield from _share_marks(received, rate)
    for row in received.rows:
        yield from _band_marks(received, row, context)
        yield from _last_marks(received, row, context)


def counts(values: Mapping[str, Value], rate: Rate) -> tuple[float, float] | None:
    """Numerator and denominator; None unless there are both, and somebody to count out of."""
    part, whole = values.get(rate.numerator), values.get(rate.denominator)
    if isinstance(part, int | float) and isinstance(whole, int | float) and whole > 0:
        return float(part), float(whole)
    return None


def _printed_cell(received: Received, row: int, rate: Rate) -> Cell | None:
    if received.table is None or rate.name not in received.table.headings.rates:
        return None
    return received.table.sheet.cells.get((row, received.table.headings.rates[rate.name]))


def printed_percentage(cell: Cell) -> tuple[float, int, str] | None:
    """A printed percentage, its decimal places, and its look; None when the cell holds none."""
    if cell.kind == "number":
        if "%" in cell.number_format:
            shape = _PLACES.search(cell.number_format)
            places = len(shape[1]) if shape else 0
            number = round(float(str(cell.value)) * 100, 10)
            return round(number, places), places, f"{number:.{places}f} %"
        text = f"{cell.value}"
        number = float(text)
        percent = number * 100 if 0 < number < 1 else number
        places = max(0, len(text.partition(".")[2]) - (2 if number != percent else 0)) if number % 1 else 0
        return round(percent, places), places, f"{percent:.{places}f} %"
    found = _PRINTED.fullmatch(str(cell.value).strip()) if cell.kind == "text" else None
    return (float(found[0].rstrip("% ")), len(found[2] or ""), str(cell.value).strip()) if found else None


def half_up(number: float, places: int) -> float:
    """Rounded as people round: halves away from nought."""
    scale = float(10**places)
    return math.floor(number * scale + 0.5 + 1e-9) / scale


def cut_off(number: float, places: int) -> float:
    """With the further digits dropped."""
    scale = float(10**places)
    return math.floor(number * scale + 1e-9) / scale


def possible(percent: float, places: int, whole: float) -> bool:
    """Whether some count out of the whole gives the printed percentage, rounded or cut off."""
    near = (math.floor(percent * whole / 100), math.ceil(percent * whole / 100))
    shares = [count / whole * 100 for count in near if 0 <= count <= whole]
    return any(percent in (half_up(share, places), cut_off(share, places)) for share in shares)


def _printed_marks(received: Received, row: Row, rate: Rate) -> Iterator[Mark]:
    cell = _printed_cell(received, row.number, rate)
    if cell is None:
        return
    place = (row.sheet, cell.row, cell.column)
    read = printed_percentage(cell)
    if read is None:
        yield mark("rate_unreadable", place, printed=quoted(cell.value), label=rate.label)
        return
    percent, places, look = read
    if percent > 100:
        yield mark("rate_over_hundred", place, printed=look, label=rate.label)
        return
    both = counts(row.values, rate)
    if both:
        yield from _compared(percent, places, look, both, rate, place)
    elif places == _TELLING_PLACES and (least := smallest_group(percent, places)) >= _ODDLY_LARGE:
        yield mark("rate_smallest_group", place, printed=look, label=rate.label, least=least)


def smallest_group(percent: float, places: int) -> int:
    """The fewest people among whom some count gives the percentage (DQ-07)."""
    return next(whole for whole in range(1, 10**4 + 1) if possible(percent, places, whole))


def _compared(
    percent: float, places: int, look: str, both: tuple[float, float], rate: Rate, place: At
) -> Iterator[Mark]:
    part, whole = both
    true = part / whole * 100
    blanks = {"printed": look, "label": rate.label}
    given = {"numerator": f"{part:,g}", "denominator": f"{whole:,g}", "computed": f"{half_up(true, max(places, 1))}"}
    if percent == half_up(true, places):
        return
    if percent == cut_off(true, places):
        yield mark("rate_truncated", place, **blanks, **given)
    elif places == 2 and whole % 1 == 0 and not possible(percent, places, whole):
        yield mark("rate_implied", place, **blanks, denominator=f"{whole:,g}")
    else:
        yield mark("rate_disagrees", place, **blanks, **given)


def _share_marks(received: Received, rate: Rate) -> Iterator[Mark]:
    """Percentages down a column that are meant to be parts of a whole (a sum close to 100)."""
    cells = [cell for cell in (_printed_cell(received, row.number, rate) for row in received.rows) if cell]
    read = [found[0] for found in map(printed_percentage, cells) if found]
    low, high, slack = _ABOUT_100
    total = sum(read)
    if len(read) > 1 and low <= total <= high and abs(total - 100) > slack + 1e-9:
        yield mark(
            "shares_do_not_add",
            (received.rows[0].sheet, cells[0].row, cells[0].column),
            label=rate.label,
            total=f"{total:g}",
        )


def _everybody(received: Received, row: Row, rate: Rate) -> Iterator[Mark]:
    both = counts(row.values, rate)
    if both and both[1] < _GROUP_SMALL and both[0] in (0, both[1]):
        blanks = {"numerator": f"{both[0]:g}", "denominator": f"{both[1]:g}"}
        label = received.spec.column(rate.numerator).label
        yield mark("all_or_nobody", received.at(row, rate.numerator), label=label, **blanks)


def _national_marks(received: Received, row: Row, rate: Rate, context: Context) -> Iterator[Mark]:
    both = counts(row.values, rate)
    if both is None or context.national_rate is None:
        return
    share, national = both[0] / both[1], context.national_rate / 100
    error = math.sqrt(national * (1 - national) / both[1])
    apart = max(share, national) / max(min(share, national), 1e-9)
    if abs(share - national) > _STANDARD_ERRORS * error and apart > _TIMES_NATIONAL:
        label = received.spec.column(rate.numerator).label
        blanks = {"rate": f"{half_up(share * 100, 1)}", "national": f"{context.national_rate:g}"}
        yield mark("far_from_national", received.at(row, rate.numerator), label=label, **blanks)


def _band_marks(received: Received, row: Row, context: Context) -> Iterator[Mark]:
    people = row.values.get(_NATIONAL_COUNT)
    residents = context.population.get(str(row.values.get("area")))
    if not isinstance(people, int | float) or not residents or not context.national_per_1000:
        return
    per_1000 = people / residents * 1000
    # A cohort that is split (by offence, need, organisation) may lie below the band, never above it.
    if per_1000 > _BAND[1] * context.national_per_1000:
        label = received.spec.column(_NATIONAL_COUNT).label
        blanks = {"per_1000": f"{per_1000:.1f}", "usual": f"{context.national_per_1000:.1f}"}
        yield mark("population_band", received.at(row, _NATIONAL_COUNT), label=label, **blanks)


def _latest_before(received: Received, row: Row, context: Context) -> Mapping[str, Value] | None:
    """The approved row about the same people in the latest period before the row's own."""
    keys = [name for name in received.spec.keys if name not in ("period_start", "period_end", "month", "quarter")]
    wanted, days = [row.values.get(name) for name in keys], span(row.values, received.spec)
    alike = (old for old in context.approved if [old.get(name) for name in keys] == wanted)
    dated = [(then, old) for old in alike if (then := span(old, received.spec)) is not None]
    before = [each for each in dated if days is not None and each[0] < days]
    return max(before, key=lambda each: each[0])[1] if before else None


def _last_marks(received: Received, row: Row, context: Context) -> Iterator[Mark]:
    last = _latest_before(received, row, context)
    if last is None:
        return
    figures = [
        column.name for column in received.spec.columns if column.numeric and row.values.get(column.name) is not None
    ]
    if len(figures) > 1 and all(row.values[name] == last.get(name) for name in figures):
        yield mark("unchanged", received.at(row, figures[0]))
        return
    for rate in received.spec.rates:
        yield from _jump(received, row, rate, last)


def _jump(received: Received, row: Row, rate: Rate, last: Mapping[str, Value]) -> Iterator[Mark]:
    now, before = counts(row.values, rate), counts(last, rate)
    if now is None or before is None or now[0] > now[1] or before[0] > before[1]:
        return
    pooled = (now[0] + before[0]) / (now[1] + before[1])
    error = math.sqrt(pooled * (1 - pooled) * (1 / now[1] + 1 / before[1]))
    shares = now[0] / now[1], before[0] / before[1]
    if error and abs(shares[0] - shares[1]) > _STANDARD_ERRORS * error:
        blanks = {"rate": f"{half_up(shares[0] * 100, 1)}", "before": f"{half_up(shares[1] * 100, 1)}"}
        label = received.spec.column(rate.numerator).label
        yield mark("jump", received.at(row, rate.numerator), label=label, **blanks)
