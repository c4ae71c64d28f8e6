"""Forms that change actions and consultations, for officers; every change is kept with its author's post."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.tables import missing
from pages.parts.viewer import ask_who, presenting, viewer
from queries.access import may
from queries.places import Place
from queries.strategy.edits import changes, keep
from queries.strategy.goals import text
from queries.strategy.plan import PATHWAYS, STATUSES, Plan
from queries.strategy.words import told

_KEPT, _TIMES = "strategy_kept", "strategy_kept_times"
Fields = dict[str, Any]


def may_edit(place: Place) -> bool:
    """Whether the person of this session may change the strategy of an area; says why not, and who may."""
    if presenting():
        return False
    if may(viewer(), "edit", place.code):
        return True
    known = may(viewer(), "edit")
    st.html(f"<p>{told('edit', 'own_areas', area=place.title) if known else told('edit', 'may_not')}</p>")
    with st.expander(told("edit", "who")):
        ask_who()
    return False


def done() -> None:
    """What the last form said, once."""
    message = st.session_state.pop(_KEPT, None)
    if message:
        st.success(message)


def submit(place: Place, subject: str, key: str, before: Fields, after: Fields, unit: str = "in 100 people") -> None:
    """Keep what differs and draw the page anew with it; say what stands in the way. unit: that of a target."""
    fields = changes(before, after)
    wrong = keep(viewer(), subject, place.code, key, fields, unit) if fields else [told("edit", "nothing")]
    for sentence in wrong:
        st.error(sentence)
    if not wrong:
        st.session_state[_KEPT] = told("edit", "kept")
        st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
        st.rerun()


def form_name(subject: str, key: str) -> str:
    """The name of a form: another after each change that was kept, so that its boxes begin anew."""
    return f"{subject}_{key}_{st.session_state.get(_TIMES, 0)}"


def as_day(value: Any) -> Any:
    """A day for a box; None where there is none."""
    return None if missing(value) else pd.Timestamp(value).date()


def as_number(value: Any) -> float | None:
    """A number for a box; None where there is none."""
    return None if missing(value) else float(value)


_ACTION_FIELDS = ("action", "outcome", "owner", "provider", "progress_note", "evidence", "funder", "priority")


def action_form(place: Place, plan: Plan) -> None:
    """One action of the area itself, or a new one."""
    own = {f"{row.action_id}: {row.action}": row for row in _own(plan.answer.rows, place)}
    new = told("edit", "new_action")
    chosen = st.selectbox(told("edit", "which_action"), [new, *own], key="edit_action")
    row = own.get(chosen)
    before = _action_before(row)
    st.html(f"<p>{told('edit', 'close_action')}</p>")
    with st.form(form_name("action", row.action_id if row else "new")):
        reference = row.action_id if row else st.text_input(told("edit", "reference"), max_chars=20)
        after = _action_boxes(before)
        pressed = st.form_submit_button(told("edit", "keep"))
    named = pressed and _complete(reference, str(after["action"]), "no_action")
    if named and _free(reference, row, _ids(own, "action_id")):
        submit(place, "action", reference.strip(), before, after)


def _own(rows: pd.DataFrame, place: Place) -> list[Any]:
    return list(rows[rows["area_id"] == place.area_id].itertuples())


def _action_before(row: Any) -> Fields:
    texts = {field: text(getattr(row, field, None)) for field in (*_ACTION_FIELDS, "pathway", "status")}
    days = {field: as_day(getattr(row, field, None)) for field in ("start_date", "due_date")}
    return {**texts, **days, "cost": as_number(getattr(row, "cost", None))}


def _action_boxes(before: Fields) -> Fields:
    left, right = st.columns(2)
    return {
        "action": left.text_area("What will be done", str(before["action"]), max_chars=500),
        "outcome": right.text_area("What will be better", str(before["outcome"]), max_chars=500),
        "owner": left.text_input("Owner: a post, never a name", str(before["owner"]), max_chars=80),
        "provider": right.text_input("Provider", str(before["provider"]), max_chars=120),
        "pathway": _one(left, "Pathway", PATHWAYS, before["pathway"], lambda code: told("pathway", code)),
        "status": _one(right, "How far it is", STATUSES, before["status"], lambda code: told("state", code)),
        "start_date": left.date_input("Starts", before["start_date"], format="DD/MM/YYYY"),
        "due_date": right.date_input("Due", before["due_date"], format="DD/MM/YYYY"),
        "progress_note": left.text_area("Progress", str(before["progress_note"]), max_chars=1000),
        "evidence": right.text_area("Evidence: a link, or where it is kept", str(before["evidence"]), max_chars=500),
        "cost": left.number_input("Cost in pounds", value=before["cost"], min_value=0.0),
        "funder": right.text_input("Funder", str(before["funder"]), max_chars=120),
        "priority": left.text_input("Priority it serves", str(before["priority"]), max_chars=120),
    }


def _one(column: Any, label: str, codes: tuple[str, ...], before: str, words: Callable[[str], str]) -> str:
    index = codes.index(str(before)) if before in codes else None
    chosen = column.selectbox(label, codes, index=index, format_func=words, placeholder="Not said")
    return chosen or ""


def _complete(reference: str, sentence: str, missing_sentence: str) -> bool:
    wrong = [key for key, given in (("no_reference", reference), (missing_sentence, sentence)) if not given.strip()]
    for key in wrong:
        st.error(told("edit", key))
    return not wrong


def _ids(own: dict[str, Any], field: str) -> set[str]:
    return {str(getattr(row, field)) for row in own.values()}


def _free(reference: str, row: Any, references: set[str]) -> bool:
    """What is new does not write over what has its reference."""
    taken = row is None and reference.strip() in references
    if taken:
        st.error(told("edit", "reference_taken", reference=reference.strip()))
    return not taken


_CONSULTATION_TEXTS = ("title", "asked", "whom", "heard", "changed")


def consultation_form(place: Place, rows: pd.DataFrame) -> None:
    """One consultation of the area itself, or a new one."""
    own = {f"{row.consultation_id}: {row.title}": row for row in _own(rows, place)}
    new = told("edit", "new_consultation")
    chosen = st.selectbox(told("edit", "which_consultation"), [new, *own], key="edit_consultation")
    row = own.get(chosen)
    before: Fields = {field: text(getattr(row, field, None)) for field in _CONSULTATION_TEXTS}
    before |= {field: as_day(getattr(row, field, None)) for field in ("opened", "closed", "due_back")}
    with st.form(form_name("consultation", row.consultation_id if row else "new")):
        reference = row.consultation_id if row else st.text_input(told("edit", "reference"), max_chars=20)
        after = _consultation_boxes(before)
        pressed = st.form_submit_button(told("edit", "keep"))
    named = pressed and _complete(reference, str(after["title"]), "no_title")
    if named and _free(reference, row, _ids(own, "consultation_id")):
        submit(place, "consultation", reference.strip(), before, after)


def _consultation_boxes(before: Fields) -> Fields:
    left, right = st.columns(2)
    dates = {"opened": (left, "Opened"), "closed": (right, "Closed"), "due_back": (left, "To be reported back on")}
    labels = {"title": "What it is called", "asked": "What was asked", "whom": "Who was asked"}
    labels |= {"heard": "What was heard", "changed": "What changed because of it"}
    places = {field: (left, right)[number % 2] for number, field in enumerate(labels)}
    texts: Fields = {
        field: places[field].text_area(label, str(before[field]), max_chars=1000) for field, label in labels.items()
    }
    days = {
        field: column.date_input(label, before[field], format="DD/MM/YYYY") for field, (column, label) in dates.items()
    }
    return texts | days
