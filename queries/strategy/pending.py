"""Changes made in the app that the public does not see yet, as those see them who may make them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pandas as pd

from queries.ask import Answer, ask
from queries.places import Place
from queries.publication import Made
from queries.strategy.goals import plain_number
from queries.strategy.words import british
from queries.strategy.words import told as strategy_told
from queries.wordings import sayings

told = sayings("strategy_changes")

_DAYS = ("start_date", "due_date", "opened", "closed", "due_back", "target_date")
_NUMBERS = ("cost", "baseline", "target")
_CODED = {"status": "state", "pathway": "pathway"}
_OWN_PART, _AFTER_ALL = "own", 1000
Words = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Change:
    """The last change of one target, action or consultation. words: field and new value; None: what its source says.

    before: the words that come back when it is taken back. public: it is on everybody's screens.
    """

    subject: str
    key: str
    words: Words
    before: Words
    made_at: datetime
    made_by: str
    public: bool

    @property
    def note(self) -> str:
        """ "Changed by Head of Housing on 2 November 2026; shown to the public from the next publication." """
        return told("waiting", "changed", post=self.made_by, date=british(self.made_at.date()))


def waiting(found: Iterable[Change], subject: str = "") -> tuple[Change, ...]:
    """Those the public does not see yet."""
    return tuple(each for each in found if not each.public and subject in ("", each.subject))


def changes(made: Sequence[Made]) -> list[Change]:
    """For each target, action or consultation what waits to be made public or, where nothing does, its last change."""
    by_subject: dict[tuple[str, str], list[Made]] = {}
    for each in made:
        by_subject.setdefault((each.edit.subject, each.edit.key), []).append(each)
    return [change for each in by_subject.values() if (change := _unseen(each) or _last(each))]


def _unseen(made: list[Made]) -> Change | None:
    now, public = _words(made), _words(each for each in made if each.public)
    words = {field: value for field, value in now.items() if value != public.get(field)}
    return _change(made[-1], words, public, public=False) if words else None


def _last(made: list[Made]) -> Change | None:
    """The last change, unless everything was taken back to what the source says."""
    public = [each for each in made if each.public]
    words = _words(each for each in public if each.event == public[-1].event)
    before = _words(each for each in public if each.event != public[-1].event)
    standing = any(value is not None for value in words.values())
    return _change(public[-1], words, before, public=True) if standing else None


def _words(made: Iterable[Made]) -> dict[str, str | None]:
    return {each.edit.field: each.edit.value for each in made}


def _change(last: Made, words: Mapping[str, str | None], before: Mapping[str, str | None], *, public: bool) -> Change:
    edit = last.edit
    back = tuple((field, before.get(field)) for field in words)
    return Change(edit.subject, edit.key, tuple(words.items()), back, edit.made_at, edit.made_by, public)


# As it will read ------------------------------------------------------------------------------------


def typed(field: str, value: str | None) -> Any:
    """A word of the register as the questions answer it."""
    if not value:
        return None
    if field in _DAYS:
        return pd.to_datetime(value, errors="coerce")
    return float(value) if field in _NUMBERS else value


def _given(change: Change) -> dict[str, Any]:
    return {field: typed(field, value) for field, value in change.words if value is not None}


def plan_as_changed(answer: Answer, found: Iterable[Change], place: Place, subject: str) -> Answer:
    """Actions or consultations as they will read; the column pending says who changed a row."""
    key, name = f"{subject}_id", {"action": "action", "consultation": "title"}[subject]
    records = [record | {"pending": ""} for record in answer.rows.to_dict("records")]
    own = {record[key]: record for record in records if record["area_id"] == place.area_id}
    for change in waiting(found, subject):
        given = _given(change) | {"pending": change.note}
        if change.key in own:
            own[change.key].update(given)
        elif given.get(name):
            records.append(_new_row(place, subject) | {key: change.key} | given)
    return replace(answer, rows=pd.DataFrame(records, columns=[*answer.rows.columns, "pending"]))


def _new_row(place: Place, subject: str) -> dict[str, Any]:
    source = ask("sources_named", source_ids=("return_r12",)).rows.iloc[0]
    titled = "title" if subject == "action" else "source_title"
    mine = {"area_id": place.area_id, "area": place.name, "area_code": place.code, "lane": "return"}
    return mine | {
        "source_id": "return_r12",
        "place": "added in the app",
        "publisher": source.publisher,
        titled: source.title,
    }


def targets_as_changed(rows: pd.DataFrame, found: Iterable[Change], place: Place) -> pd.DataFrame:
    """Rows of framework.sql as they will read; the column pending says who changed a target."""
    records = [record | {"pending": ""} for record in rows.to_dict("records")]
    known = {f"{record['measure_id']}/{record['measured_in']}": record for record in records}
    for change in waiting(found, "target"):
        record = known.get(change.key) or _new_measure(change, rows, place)
        if record is not None:
            record.update(_goal(record, change, place) | {"pending": change.note})
            if change.key not in known:
                records.append(record)
    return pd.DataFrame(records, columns=[*rows.columns, "pending"])


def _goal(record: Mapping[str, Any], change: Change, place: Place) -> dict[str, Any]:
    """The columns of a target as changed: one of the area's own stays what it was in all else."""
    given = _given(change)
    renamed = {"definition", "numerator", "denominator", "name"}
    columns = {f"target_{field}" if field in renamed else field: value for field, value in given.items()}
    emptied = {"baseline_printed": None} if "baseline" in given else {}
    if record.get("target_area_id") == place.area_id:
        return columns | emptied
    terms = {f"target_{field}": record[field] for field in renamed}
    blank = dict.fromkeys(("baseline", "baseline_printed", "baseline_period", "target", "target_date", "owner", "note"))
    mine = {"target_area": place.name, "target_area_id": place.area_id}
    return terms | blank | mine | {"source_id": "return_r13", "place": "set in the app"} | columns


def _new_measure(change: Change, rows: pd.DataFrame, place: Place) -> dict[str, Any] | None:
    """A row for a measure that the framework does not have; none where the change does not say what it is."""
    measure_id, _, lane = change.key.rpartition("/")
    terms = next((row for row in targetable() if row["measure_id"] == measure_id and lane == "published"), None)
    given = terms or _given(change)
    if not given.get("name"):
        return None
    reads = {"reads": "youth", "read_measure": measure_id} if terms else {"reads": "nothing"}
    known = {
        field: given.get(field) for field in ("name", "definition", "numerator", "denominator", "unit", "polarity")
    }
    set_by = {"asked_by": f"Set by {place.name}", "awaits": "the next publication", "chart": "none", "did": ""}
    row = {"measure_id": measure_id, "measured_in": lane, "sort": _AFTER_ALL, "part": _OWN_PART}
    plain = {"plain": given.get("plain") or given.get("definition") or ""}
    return dict.fromkeys(rows.columns) | row | known | plain | set_by | reads


def targetable() -> list[dict[str, Any]]:
    """Published measures beside the framework's that a target can be set for."""
    return [
        {str(name): value for name, value in row.items()} for row in ask("strategy/targetable").rows.to_dict("records")
    ]


# In words ------------------------------------------------------------------------------------------


def sentence(change: Change, place: Place) -> str:
    """What a change changed, beside what the public sees while it waits."""
    before = _in_public(change, place)
    name = name_of(change, place)
    words = [(field, value) for field, value in change.words if value != name] or change.words
    fields = "; ".join(_field(field, value, before.get(field)) for field, value in words)
    subject = told("subject", change.subject, name=name)
    if change.public:
        date = british(change.made_at.date())
        return told("earlier", "item", name=subject, fields=fields, post=change.made_by, date=date)
    return told("waiting", "item", name=subject, fields=fields)


def name_of(change: Change, place: Place) -> str:
    """What a target, action or consultation is called; its reference where nothing gives it a name."""
    named = {"action": "action", "consultation": "title", "target": "name"}[change.subject]
    measures = {f"{row['measure_id']}/published": row["name"] for row in targetable()}
    return str(
        _in_public(change, place).get(named) or _given(change).get(named) or measures.get(change.key, change.key)
    )


_ASKED = {"target": "strategy/framework", "action": "strategy/actions", "consultation": "strategy/consultations"}


def _in_public(change: Change, place: Place) -> dict[str, Any]:
    """The row of a target, action or consultation as the public sees it; empty where it is new."""
    rows = ask(_ASKED[change.subject], area_id=place.area_id).rows.to_dict("records")
    if change.subject == "target":
        found = [row for row in rows if f"{row['measure_id']}/{row['measured_in']}" == change.key]
    else:
        found = [row for row in rows if (row["area_id"], row[f"{change.subject}_id"]) == (place.area_id, change.key)]
    return {str(name): value for name, value in found[0].items()} if found else {}


def _field(field: str, value: str | None, before: Any) -> str:
    label = told("field", field)
    if value is None:
        return told("waiting", "back", label=label)
    shown = in_words(field, typed(field, value))
    was = in_words(field, before)
    if was == told("waiting", "nothing"):
        return told("waiting", "added", label=label, after=shown)
    return told("waiting", "field", label=label, before=was, after=shown)


def in_words(field: str, value: Any) -> str:
    """A value of a field as people read it."""
    if value is None or value == "" or pd.isna(value):
        return told("waiting", "nothing")
    if field in _DAYS:
        return british(value.date() if isinstance(value, datetime) else value)
    if field in _NUMBERS:
        return plain_number(float(value))
    return strategy_told(_CODED[field], value) if field in _CODED else str(value)
