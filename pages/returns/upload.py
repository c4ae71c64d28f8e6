"""Upload a return: template, workbook, findings, what would change, send. Nothing is stored before it is sent."""

from datetime import date
from html import escape

import streamlit as st

from pages.parts.area_bar import chosen
from pages.parts.choices import one_of
from pages.parts.figure import said
from pages.parts.given import given, read_as, start_again, take, tick_key, uploader_key
from pages.parts.return_effect import draw_effect
from pages.parts.return_findings import STYLE, places_html, points_html
from pages.parts.return_version import rival_words
from pages.parts.viewer import ask_who, presenting
from queries import desk
from queries.access import Viewer, may
from queries.returns.incoming import SEVERITIES, Attempt, largest_mb, look_at, marked, marked_name, summary
from queries.returns.shelf import Spec, counted, joined, named, returns, rhythm, sensitivity, use, words
from queries.returns.templates import Period, areas_of, file_name, periods, template_file

_RETURN, _SENT = "return", "returns_sent"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LISTED_AREAS = 6


def _paragraph(text: str) -> None:
    st.html(f"<p>{escape(text)}</p>")


def _about(spec: Spec) -> None:
    said(words("purpose", purpose=spec.purpose, grain=spec.grain, rhythm=rhythm(spec), sender=use(spec.code).sender))
    _paragraph(sensitivity(spec))


def _template(spec: Spec, who: Viewer) -> None:
    """The template of the chosen area and period."""
    choice = chosen()
    place = choice.place if choice else None
    areas = areas_of(spec, place) if place else {}
    offered = {period.label: period for period in periods(spec, date.today())}
    period = one_of(words("which_period"), offered, "period") if offered else None
    last = _last_time(spec, who, tuple(areas), period)
    st.html(f'<p class="caption">{escape(_template_words(list(areas.values())))} {_last_words(last)}</p>')
    st.download_button(
        words("download_template"),
        lambda: template_file(spec, areas, period, last),
        file_name(spec, place, period),
        _XLSX,
        on_click="ignore",
    )


def _template_words(names: list[str]) -> str:
    if not names:
        return words("template_areas_none")
    listed = joined([*names[:_LISTED_AREAS], *(["others"] if len(names) > _LISTED_AREAS else [])])
    return counted("template_areas", len(names), areas=listed)


def _last_time(spec: Spec, who: Viewer, areas: tuple[str, ...], period: Period | None) -> list[desk.Row]:
    if not areas or not all(may(who, "take_template", area) for area in areas):
        return []
    return desk.last_rows(who, spec.code, areas, period.start if period else None)


def _last_words(last: list[desk.Row]) -> str:
    return words("template_last") if last else ""


def _workbook(spec: Spec, who: Viewer) -> Attempt | None:
    """What was given and what was made of it."""

    def look(name: str, content: bytes) -> Attempt:
        with st.spinner(words("reading")):
            return look_at(spec.code, name, content, desk.context(who, spec.code), date.today())

    limit = largest_mb()
    label = words("file_label", limit=limit)
    # Any kind of file is let in as far as the door, which says what is wrong with it better than the browser would.
    file = st.file_uploader(label, max_upload_size=limit, key=uploader_key())
    st.html(f'<p class="caption">{words("privacy")}</p>')
    if file is not None:
        take(file, look)
    read_as(spec.code, look)
    kept = given()
    if kept is None:
        return None
    if kept.same:
        st.info(words("same_again"))
    if kept.was:
        _paragraph(words("other_return", name=kept.attempt.name, was=kept.was, now=kept.attempt.code))
    return kept.attempt


def _findings(attempt: Attempt) -> None:
    st.header(words("findings"))
    st.html(f'<p class="said" role="status">{escape(summary(attempt))}</p>')
    if attempt.refused:
        _refused(attempt)
        return
    if other := attempt.meant_for:
        st.button(words("read_as", spec=named(returns()[other])), on_click=_choose, args=(other,))
    _marked(attempt)
    number = 1
    for severity in SEVERITIES:
        number = _points(attempt, severity, number)


def _refused(attempt: Attempt) -> None:
    st.html(f'<p class="banner" role="alert">{escape(attempt.refused)}</p>')
    if attempt.places:
        st.subheader(words("refused_places"))
        st.html(places_html(attempt.places))


def _choose(code: str) -> None:
    st.session_state[_RETURN] = named(returns()[code])


def _marked(attempt: Attempt) -> None:
    if not attempt.findings:
        return
    st.download_button(
        words("download_marked"), lambda: marked(attempt), marked_name(attempt), _XLSX, on_click="ignore"
    )
    st.html(f'<p class="caption">{words("marked_meaning")}</p>')


def _points(attempt: Attempt, severity: str, first: int) -> int:
    """The findings of one severity, numbered on from first; returns the next number."""
    found = attempt.of(severity)
    if not found:
        return first
    st.subheader(f"{words(severity)} ({len(found)})")
    st.html(f'<p class="caption">{words(f"{severity}_meaning")}</p>')
    if severity != "confirm":
        st.html(points_html(found, first))
        return first + len(found)
    for number, each in enumerate(found, first):
        st.html(points_html([each], number))
        st.checkbox(words("confirm_tick", number=number), key=tick_key(number), persist_state="session")
    return first + len(found)


def _open_points(attempt: Attempt) -> list[str]:
    """Numbers of what still wants a tick."""
    return [str(number) for number in _to_confirm(attempt) if not st.session_state.get(tick_key(number))]


def _to_confirm(attempt: Attempt) -> range:
    """Numbers of the findings to confirm."""
    first = len(attempt.of("block")) + 1
    return range(first, first + len(attempt.of("confirm")))


def _ticked(attempt: Attempt) -> str:
    """What the register keeps of the ticks where the sender wrote no note; nothing where there was nothing to tick."""
    points = [str(number) for number in _to_confirm(attempt)]
    return words("ticked", points=counted("ticked_point", len(points), points=joined(points))) if points else ""


def _known(attempt: Attempt, who: Viewer) -> bool:
    """Whether this very file is in the register already; says so."""
    before = next((each for each in desk.versions(who, attempt.code) if each.sha256 == attempt.digest), None)
    if before is None:
        return False
    state = words(f"state_{before.state}").lower()
    day = f"{before.sent_at:%-d %B %Y}"
    st.info(words("file_known", day=day, version=before.version_id, state=state))
    return before.state in ("submitted", "approved")


def _send(attempt: Attempt, who: Viewer) -> None:
    st.header(words("send"))
    with st.form("send"):
        note = st.text_area(words("send_note"), help=words("send_note_help"), max_chars=500)
        hold = st.date_input(words("send_hold"), value=None, help=words("send_hold_help"), format="DD/MM/YYYY")
        asked = st.form_submit_button(words("send_button"), type="primary")
    still_open = _open_points(attempt)
    if asked and still_open:
        st.error(counted("send_ticks", len(still_open), points=joined(still_open)))
    elif asked:
        _sent(attempt, who, note, hold)


def _sent(attempt: Attempt, who: Viewer, note: str, hold: date | None) -> None:
    try:
        with st.spinner(words("sending")):
            version = desk.submit(who, attempt, note.strip() or _ticked(attempt), hold)
    except desk.Declined as declined:
        st.error(str(declined))
        return
    start_again()
    st.session_state[_SENT] = words("sent", version=version.version_id, rows=counted("rows", version.rows))
    st.rerun()


st.html(STYLE)
st.title(words("upload_title"))
said(words("upload_lead"))
if message := st.session_state.pop(_SENT, None):
    st.success(message)
if presenting():
    st.warning(words("presenting"))
    st.stop()

kept = given()
if kept and _RETURN not in st.session_state and _RETURN not in st.query_params:
    _choose(kept.attempt.code)
st.header(words("choose"))
spec = one_of(words("which_return"), {named(spec): spec for spec in returns().values()}, _RETURN)
_about(spec)
template_place = st.container()

st.header(words("who"))
who = ask_who()
with template_place:
    _template(spec, who)
if not may(who, "submit"):
    _paragraph(words("not_your_task" if who.named else "who_first"))
    st.stop()

st.header(words("give"))
attempt = _workbook(spec, who)
if attempt is not None:
    st.button(words("start_again"), on_click=start_again)
    _findings(attempt)
    st.header(words("change"))
    if attempt.acceptable and not _known(attempt, who):
        draw_effect(desk.preview(who, attempt), words("change_lead"))
        for other in desk.rivals(who, attempt):
            st.warning(rival_words("change_waiting", other))
        _send(attempt, who)
    elif not attempt.acceptable:
        _paragraph(words("change_blocked"))
