"""What a decision does to the figures that count: new, revised, removed, unchanged, and what follows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection

from data.returns.check_rates import counts, half_up
from data.returns.conversion import Value
from data.returns.periods import british
from data.returns.register.accepted import Acceptance, acceptances, accepted_rows, counting
from data.returns.register.clock import now
from data.returns.register.declined import words
from data.returns.register.rows import Kept, rows_of, spec_of
from data.returns.register.shapes import Effect, Revision
from data.returns.register.words import figure, item_columns, shown, where
from data.returns.spec import Column, Rate
from data.settings import settings
from data.spoken import filled

_MOST_SENTENCES = 12
_TARGETS = "R13"

Cells = dict[tuple[str, str], tuple[Kept, Column]]


def of_accepting(con: Connection, rows: list[Kept]) -> Effect:
    """What accepting these rows would do."""
    before, _ = accepting(con, rows)
    return between(_within(rows, before), rows, _targets(con, rows))


def accepting(con: Connection, rows: list[Kept]) -> tuple[list[Kept], list[Kept]]:
    """All of the return that counts now, and all that would count if these rows were accepted."""
    before = accepted_rows(con, rows[0].code) if rows else []
    replaced = {row.scope for row in rows}
    return before, [*(row for row in before if row.scope not in replaced), *rows]


def _within(rows: list[Kept], others: Iterable[Kept]) -> list[Kept]:
    """Those of the others that these rows would take the place of."""
    touched = {row.scope for row in rows}
    return [row for row in others if row.scope in touched]


def of_deciding(con: Connection, version_id: str, code: str, action: str) -> Effect:
    """What approving, restoring or withdrawing a version in the register would do to what it is about."""
    own = rows_of(con, code, [version_id])
    before, after = (_within(own, state) for state in deciding(con, version_id, code, action))
    return between(before, after, _targets(con, own))


def deciding(con: Connection, version_id: str, code: str, action: str) -> tuple[list[Kept], list[Kept]]:
    """All of the return that counts now, and all that would count after the action."""
    held = acceptances(con, code=code)
    others = [each for each in held if each.version_id != version_id]
    last = max((each.turn for each in held), default=0)
    new = [] if action == "withdraw" else [_next(version_id, code, last + 1)]
    return counting(con, held), counting(con, [*others, *new])


def _next(version_id: str, code: str, turn: int) -> Acceptance:
    """The acceptance there would be: only its place in the order matters."""
    return Acceptance(version_id, code, turn, now(), "")


def between(before: Iterable[Kept], after: Iterable[Kept], targets: Iterable[str] = ()) -> Effect:
    """The difference between two states of one return."""
    old_rows, new_rows = list(before), list(after)
    old, new = _cells(old_rows), _cells(new_rows)
    both = [key for key in new if key in old]
    revised = [key for key in both if _content(*new[key]) != _content(*old[key])]
    changes = [Revision(figure(*new[key]), _shown(*old[key])) for key in revised]
    added = [figure(*new[key]) for key in new if key not in old]
    removed = [figure(*old[key]) for key in old if key not in new]
    follows = tuple(_rate_sentences(old_rows, new_rows))
    if changes or added or removed:
        follows += tuple(targets)
    return Effect(tuple(added), tuple(changes), tuple(removed), len(both) - len(revised), follows)


def _cells(rows: Iterable[Kept]) -> Cells:
    return {(row.key, column.name): (row, column) for row in rows for column in item_columns(spec_of(row))}


def _content(row: Kept, column: Column) -> tuple[Value, str]:
    cell = row.cells[column.name]
    return cell.value, cell.symbol


def _shown(row: Kept, column: Column) -> str:
    return shown(spec_of(row), column, row.cells[column.name])


def _rate_sentences(before: list[Kept], after: list[Kept]) -> Iterator[str]:
    old = {row.key: row for row in before}
    new = {row.key: row for row in after}
    sentences = []
    for key in {**old, **new}:
        row = new.get(key) or old[key]
        for rate in spec_of(row).rates:
            sentences += _rate_sentence(rate, where(row), old.get(key), new.get(key))
    yield from sentences[:_MOST_SENTENCES]
    if len(sentences) > _MOST_SENTENCES:
        yield words("effect", "more").format(count=len(sentences) - _MOST_SENTENCES)


def _rate_sentence(rate: Rate, place: str, old: Kept | None, new: Kept | None) -> list[str]:
    before, after = (_counts(row, rate) for row in (old, new))
    blanks = {"label": rate.label, "where": place, "before": _percent(before), "after": _percent(after)}
    if blanks["before"] == blanks["after"] and _size(before) == _size(after):
        return []
    if not before or not after:
        said = filled(words("effect", "rate_new" if after else "rate_gone"), blanks)
    elif _size(before) != _size(after):
        people = {"people": f"{before[1]:,g}", "then": f"{after[1]:,g}", "what": words("effect", _size(after))}
        said = filled(words("effect", "rate_crosses"), blanks | people)
    else:
        said = filled(words("effect", "rate"), blanks)
    return [said] if blanks["before"] or blanks["after"] or (before and after) else []


def _counts(row: Kept | None, rate: Rate) -> tuple[float, float] | None:
    return counts(row.values(), rate) if row else None


def _size(both: tuple[float, float] | None) -> str:
    """How a rate of so many people is shown."""
    small = settings().small_numbers
    if both is None or both[1] < small["no_rate_below"]:
        return "too_few"
    return "grey" if both[1] < small["unreliable_below"] else "plain"


def _percent(both: tuple[float, float] | None) -> str:
    """The percentage as it would be printed; nothing where none is given."""
    if both is None or _size(both) == "too_few":
        return ""
    places = 1 if both[1] >= settings().small_numbers["one_decimal_from"] else 0
    return f"{half_up(both[0] / both[1] * 100, places):.{places}f} %"


def _targets(con: Connection, rows: list[Kept]) -> list[str]:
    """Targets of the same areas whose source names the return."""
    if not rows or rows[0].code == _TARGETS:
        return []
    areas, name = {row.area for row in rows}, rows[0].code
    targets = [row for row in accepted_rows(con, _TARGETS) if row.area in areas and _names(row, name)]
    return list(dict.fromkeys(_target(row) for row in targets))


def _names(target: Kept, code: str) -> bool:
    return code in str(target.values().get("source") or "").replace(",", " ").replace(".", " ").split()


def _target(row: Kept) -> str:
    values = row.values()
    day = values.get("target_date")
    when = british(day) if day is not None and not isinstance(day, str | int | float) else "a day not given"
    return words("effect", "target").format(name=values.get("name"), target=values.get("target"), day=when)


def with_screens(effect: Effect, screens: Iterable[str], verdicts: Iterable[str] = ()) -> Effect:
    """The same with the verdicts that would change, and the screens on which it would be seen."""
    named = ", ".join(screens)
    if effect.nothing:
        return effect
    said = [words("effect", "screens").format(screens=named)] if named else []
    return replace(effect, consequences=(*effect.consequences, *verdicts, *said))
