"""Register of returns: what is due, what waits for a second person, everything sent in, and what counted when."""

from datetime import date
from typing import Any

import streamlit as st

from pages.parts.area_bar import chosen
from pages.parts.choices import one_of
from pages.parts.export import csv_file
from pages.parts.figure import bullets, said
from pages.parts.moments import day, moment
from pages.parts.publishing import publish_button, published_message
from pages.parts.return_due import draw_due, draw_gaps
from pages.parts.return_version import (
    VERSION_COLUMNS,
    done_message,
    draw_version,
    draw_waiting,
    version_rows,
)
from pages.parts.tables import Column, html_table
from pages.parts.viewer import ask_who, identity_words, presenting, viewer
from queries import desk
from queries.access import Viewer, may
from queries.returns.gaps import due_summary
from queries.returns.shelf import act_words, words

_AUDIT = [
    Column("at", "When", moment),
    Column("action", "What", act_words),
    Column("version", "Number"),
    Column("by", "By"),
    Column("role", "Role"),
    Column("verified", "Identity"),
    Column("note", "Note"),
]


def _due(who: Viewer) -> None:
    choice = chosen()
    if choice is None:
        st.info(words("due_choose"))
        return
    expected = desk.due(choice.place.code)
    said(due_summary(choice.place.title, expected))
    if expected:
        draw_due(expected, choice.place.title)
    counting = {version.code for version in desk.versions(who, area=choice.place.code) if version.in_force}
    draw_gaps(expected, counting)


def _waiting(who: Viewer) -> None:
    if presenting() or not may(who, "see_drafts"):
        st.info(words("waiting_not_shown", who=identity_words()))
        return
    waiting = desk.waiting(who)
    said(words("waiting_lead") if waiting else words("waiting_none"))
    for version in waiting:
        draw_waiting(version, who)


def _sent(who: Viewer) -> None:
    versions = desk.versions(who)
    if not versions:
        st.info(words("sent_none" if may(who, "see_drafts") else "sent_none_public"))
        return
    st.html(html_table(version_rows(versions), VERSION_COLUMNS, words("versions_caption")))
    offered = {words("version_choose_none"): None} | {each.version_id: each for each in versions}
    picked = one_of(words("version_choose"), offered, "version")
    if picked is not None:
        draw_version(picked, who)


def _past(who: Viewer) -> None:
    asked = st.date_input(words("past_day"), value=date.today(), max_value=date.today(), format="DD/MM/YYYY")
    versions = desk.shown_on(who, asked)
    if not versions:
        st.info(words("past_none", day=day(asked)))
        return
    st.html(html_table(version_rows(versions), VERSION_COLUMNS, words("past_caption", day=day(asked))))


def _audit(who: Viewer) -> None:
    rows = [_event(event) for event in desk.audit(who)]
    if not rows:
        st.info(words("audit_none"))
        return
    headings = [column.heading for column in _AUDIT]
    lines = [[column.write(row[column.field]) for column in _AUDIT] for row in rows]
    st.download_button(
        words("audit_download"), lambda: csv_file(headings, lines), "returns-audit.csv", "text/csv", on_click="ignore"
    )
    st.html(html_table(rows, _AUDIT, words("audit_caption")))


def _event(event: desk.Event) -> dict[str, Any]:
    return {
        "at": event.at,
        "action": event.action,
        "version": event.version_id,
        "by": f"{event.by.name}, {event.by.post}",
        "role": event.by.role,
        "verified": "signed in" if event.by.verified else "not verified",
        "note": event.note,
    }


def _unpublished(who: Viewer) -> None:
    """What is decided and not yet on the screens, and the button that puts it there."""
    published_message()
    waiting = desk.unpublished()
    if presenting() or not waiting or not may(who, "publish"):
        return
    st.header(words("unpublished"))
    bullets(waiting)
    publish_button(who)


def _who(unfold: bool) -> None:
    """Who acts, out of the way once it is known."""
    label = words("register_who_named", name=who.name, post=who.post) if who.named else words("register_who")
    with st.expander(label, expanded=unfold):
        ask_who()


st.title(words("register_title"))
said(words("register_lead"))
done_message()
who = viewer()
who_place = st.container()
_unpublished(who)
sections = {"show_due": _due, "show_waiting": _waiting, "show_sent": _sent, "show_past": _past}
if may(who, "see_audit") and not presenting():
    sections["show_audit"] = _audit
offered = {words(name): (name, draw) for name, draw in sections.items()}
name, draw = one_of(words("show"), offered, "show", side_by_side=True)
with who_place:
    _who(unfold=name == "show_waiting" and not who.named)
st.header(words(name))
draw(who)
