"""One version of a return: what is in it, what happened to it, and what may be done with it."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.parts.moments import day, moment
from pages.parts.return_effect import draw_effect
from pages.parts.tables import Column, html_table
from queries import desk
from queries.access import Viewer, may
from queries.desk import Version
from queries.returns.shelf import act_words, area_name, counted, joined, named, returns, words

_DONE = "returns_done"
_LISTED_AREAS = 5
_MIDNIGHT = ", 00:00"
_HISTORY = [
    Column("at", "When", moment),
    Column("action", "What", act_words),
    Column("by", "By"),
    Column("note", "Note"),
]
_FOUND = [Column("message", "What was found"), Column("severity", "Kind", lambda name: words(str(name)))]

Act = Callable[[Viewer, str, str], Version]


def state_words(version: Version) -> str:
    """How a version stands."""
    if version.state == "approved" and not version.in_force:
        return words("state_replaced")
    if version.state == "approved" and version.held and version.not_before:
        return words("state_held", when=moment(version.not_before).removesuffix(_MIDNIGHT))
    return words(f"state_{version.state}")


def areas_words(version: Version) -> str:
    """The areas of a version by name, the first few of many."""
    names = [area_name(code) for code in version.areas]
    rest = len(names) - _LISTED_AREAS
    return joined([*names[:_LISTED_AREAS], *([f"{rest} more"] if rest > 0 else [])]) if names else ""


def period_words(version: Version) -> str:
    """The days a version is about."""
    if version.first is None or version.last is None:
        return words("period_none")
    return f"{day(version.first)} to {day(version.last)}"


def version_rows(versions: Sequence[Version]) -> list[dict[str, Any]]:
    """Versions as rows of a table."""
    return [
        {
            "version": version.version_id,
            "title": named(returns()[version.code]),
            "areas": areas_words(version),
            "period": period_words(version),
            "rows": version.rows,
            "sent_at": version.sent_at,
            "by": version.sent_by.post,
            "state": state_words(version),
        }
        for version in versions
    ]


VERSION_COLUMNS = [
    Column("version", "Number"),
    Column("title", "Return"),
    Column("areas", "Areas"),
    Column("period", "Period"),
    Column("rows", "Rows", number=True),
    Column("sent_at", "Sent", moment),
    Column("by", "By (post)"),
    Column("state", "Standing"),
]


def done_message() -> None:
    """What was done on the last click, once."""
    if message := st.session_state.pop(_DONE, None):
        st.success(message)


def draw_waiting(version: Version, who: Viewer) -> None:
    """A version that waits: its facts, its findings, what it would change, and the decision."""
    st.subheader(f"{version.version_id}: {named(returns()[version.code])}")
    _facts(version)
    for other in desk.rivals_of(who, version):
        st.warning(rival_words(f"rival_{other.state}", other))
    _findings(version, who)
    if all(may(who, "see_unsuppressed", area) for area in version.areas):
        draw_effect(desk.effect(who, version.version_id, "approve"), words("effect_approve"))
    _file(version, who)
    _decide(version, who)


def rival_words(name: str, other: Version) -> str:
    """That there is another version about the same area and period, in the words of that name."""
    return words(name, version=other.version_id, day=day(other.sent_at.date()), post=other.sent_by.post)


def _facts(version: Version) -> None:
    facts = {
        "Areas": areas_words(version),
        "Period": period_words(version),
        "Sent": f"{moment(version.sent_at)} by {version.sent_by.post}, {counted('rows', version.rows)}",
        "Note": version.note,
        "Not to be shown before": moment(version.not_before).removesuffix(_MIDNIGHT) if version.not_before else "",
    }
    told = "".join(f"<dt>{name}</dt><dd>{escape(fact)}</dd>" for name, fact in facts.items() if fact)
    st.html(f"<dl class='notes'>{told}</dl>")


def _findings(version: Version, who: Viewer) -> None:
    if not may(who, "see_quality_log"):
        return
    found = desk.findings(who, version.version_id)
    with st.expander(f"{words('version_findings')} ({len(found)})"):
        rows = [{"message": each.message, "severity": each.severity} for each in found]
        title = words("version_findings")
        st.html(html_table(rows, _FOUND, title) if rows else f"<p>{words('version_findings_none')}</p>")


def _file(version: Version, who: Viewer) -> None:
    if not all(may(who, "take_received_file", area) for area in version.areas):
        return
    st.download_button(
        words("version_file"),
        lambda: desk.received_file(who, version.version_id),
        version.file_name,
        key=f"file_{version.version_id}",
        on_click="ignore",
    )
    st.html(f'<p class="caption">{escape(words("version_digest", digest=version.sha256))}</p>')


def _decide(version: Version, who: Viewer) -> None:
    if desk.is_sender(who, version):
        st.info(words("own"))
        _act("take_back", version, who, desk.take_back, asks_why=False)
    elif all(may(who, "approve", area) for area in version.areas):
        _act("approve", version, who, desk.approve, asks_why=False)
        _act("send_back", version, who, desk.send_back)
    else:
        st.html(f"<p>{words('decide_role')}</p>")


def _act(name: str, version: Version, who: Viewer, act: Act, *, asks_why: bool = True) -> None:
    """A form with one box for words and one button; what was done is said on the next run."""
    label = words({"approve": "approve_note"}.get(name, f"{name}_reason"))
    with st.form(f"{name}_{version.version_id}"):
        said = st.text_input(label, max_chars=300)
        asked = st.form_submit_button(
            words(name, version=version.version_id), type="primary" if name == "approve" else "secondary"
        )
    if asked and asks_why and not said.strip():
        st.error(words("reason_needed"))
    elif asked:
        _do(name, version, lambda: act(who, version.version_id, said.strip()))


def _do(name: str, version: Version, act: Callable[[], object]) -> None:
    try:
        act()
    except desk.Declined as declined:
        st.error(str(declined))
        return
    st.session_state[_DONE] = words(f"done_{name}", version=version.version_id)
    st.rerun()


def draw_version(version: Version, who: Viewer) -> None:
    """Any version: its facts, its history, and what may be undone."""
    st.subheader(f"{version.version_id}: {state_words(version)}")
    _facts(version)
    _history(version, who)
    _findings(version, who)
    _file(version, who)
    if not all(may(who, "withdraw", area) for area in version.areas):
        return
    if version.in_force:
        draw_effect(desk.effect(who, version.version_id, "withdraw"), words("effect_withdraw"))
        _act("withdraw", version, who, desk.withdraw)
    elif version.state in ("approved", "withdrawn"):
        draw_effect(desk.effect(who, version.version_id, "restore"), words("effect_restore"))
        _act("restore", version, who, desk.restore)


def _history(version: Version, who: Viewer) -> None:
    names = may(who, "see_audit")
    rows = [
        {"at": event.at, "action": event.action, "by": _person(event.by, names), "note": event.note}
        for event in version.history
    ]
    st.html(html_table(rows, _HISTORY, words("version_history")))


def _person(by: desk.Person, names: bool) -> str:
    """A post; with the name only for those who may see who did what."""
    return f"{by.post} ({by.name})" if names and by.name else by.post
