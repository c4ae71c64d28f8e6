"""The pieces of the IOM page: the picture of before and after, its tables, and the boxes for four counts."""

from collections.abc import Iterable
from dataclasses import asdict
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.alt import in_100, listed_alt
from pages.parts.charts.dots import dots_spec
from pages.parts.choices import one_of
from pages.parts.figure import Figure, bullets, figure, said
from pages.parts.notices import notice, notices
from pages.parts.palette import theme_name
from pages.parts.strategy.quoted import quoted_html
from pages.parts.tables import Column, html_table, missing
from queries.ask import Answer
from queries.places import Place
from queries.strategy.iom import (
    AFTER,
    Cohort,
    Window,
    change,
    detectable,
    followed,
    pairs,
    printed,
    share_fits,
    told,
    windows,
    words,
)

# Wording, name in the address, and the worked example of each box.
_COUNTS = (
    ("try_both", "both", 22),
    ("try_before", "before-only", 31),
    ("try_after", "after-only", 12),
    ("try_neither", "neither", 12),
)
_TOPIC = "integrated offender management"
# Of another area only what can be set beside one's own: people and shares, not how its police are organised.
_COMPARABLE = ("people", "%")


def _count(value: Any) -> str:
    return "[c]" if missing(value) else f"{int(value):,}"


def _each(value: Any) -> str:
    return "[x]" if missing(value) else f"{value:,.1f}"


def _share(value: Any) -> str:
    return "[c]" if missing(value) else in_100(value)


def _pounds(value: Any) -> str:
    return "[x]" if missing(value) else f"£{value:,.0f}"


_WINDOWS = [
    Column("label", "When"),
    Column("offended", "People who offended", _count, number=True),
    Column("shown", "Rate", lambda value: value or "[c]", number=True),
    Column("could_be", "Could be", lambda value: value or "[x]", number=True),
    Column("offences", "Offences", _count, number=True),
    Column("offences_each", "Offences for each person", _each, number=True),
    Column("cost", "Cost", _pounds, number=True),
    Column("cost_each", "Cost for each person", _pounds, number=True),
]


def always_said(cohort: Cohort | None) -> None:
    """The notice that belongs to every figure here, never folded and never closed (domain 4.4)."""
    if cohort is not None and cohort.people is not None and drawable(cohort):
        notices("iom")
    else:
        notice(told("iom", "notice_no_chart"))


def drawable(cohort: Cohort) -> bool:
    """Whether any rate of a cohort may be drawn."""
    return any(window.rate is not None for months in AFTER.values() for window in windows(cohort, months))


def before_and_after(cohort: Cohort, answer: Answer) -> None:
    """The picture, its sentences, and the table; a sentence where nothing may be drawn."""
    if not drawable(cohort):
        said(_why_not(cohort))
        return
    months = one_of(told("iom", "choose_after"), AFTER, "after", side_by_side=True)
    changed = change(cohort, months)
    figure(windows_figure(cohort, months, answer))
    cost = [] if missing(cohort.whole.cost_before) else [_basis(cohort.whole.cost_basis)]
    if changed.sentences:
        said(changed.sentences[0])
    bullets([*changed.sentences[1:], *_outcomes(cohort), *cost, told("iom", "custody")])


def _outcomes(cohort: Cohort) -> list[str]:
    """How many completed, and how many were taken off before the end."""
    counts = {name: getattr(cohort.whole, name) for name in ("completed", "deselected")}
    return [told("iom", name, **{name: int(count)}) for name, count in counts.items() if not missing(count)]


def _basis(basis: Any) -> str:
    return told("iom", "cost_basis", basis=basis) if isinstance(basis, str) else told("iom", "cost_no_basis")


def _why_not(cohort: Cohort) -> str:
    reason = cohort.whole.reason
    if isinstance(reason, str):
        return told("iom", "no_rates", reason=reason)
    return told("iom", "not_sent" if missing(cohort.whole.before) else "too_small")


def windows_figure(cohort: Cohort, months: int, answer: Answer) -> Figure:
    """Before, during and so many months after, of a cohort of which something may be drawn."""
    found, row = windows(cohort, months), cohort.whole
    rows = pd.DataFrame([_drawn(window) for window in found if window.rate is not None])
    window = None if missing(row.window_months) else int(row.window_months)
    wording = "caption" if window else "caption_no_window"
    return Figure(
        key="iom_windows",
        title=change(cohort, months).title,
        caption=told("iom", wording, figure_area=row.figure_area, cohort=cohort.label, window=window),
        alt=listed_alt(rows, "label"),
        spec=dots_spec(theme_name(), len(rows), "label"),
        rows=rows,
        table=pd.DataFrame([_listed(window) for window in found]),
        columns=_WINDOWS,
        sources=answer.sources,
    )


def _drawn(window: Window) -> dict[str, Any]:
    return {
        "label": window.label,
        "rate": window.rate,
        "rate_lo": window.limits.lo,
        "rate_hi": window.limits.hi,
        "benchmark_rate": None,
        "standing": "uncompared",
        "strength": "full",
        "shown": window.shown,
        "sentence": window.sentence,
    }


def _listed(window: Window) -> dict[str, Any]:
    lo, hi = window.limits.lo, window.limits.hi
    could_be = "" if lo is None or hi is None else f"{100 * lo:.0f} to {100 * hi:.0f}"
    return asdict(window) | {"could_be": could_be}


_PARTS = [
    Column("name", "Taking part"),
    Column("people", "People", _count, number=True),
    Column("share", "Of the cohort", _share, number=True),
    Column("before", "Offended before", _count, number=True),
    Column("after_6", "Offended in the 6 months after", _count, number=True),
    Column("after_12", "Offended in the 12 months after", _count, number=True),
]


def by_status(cohort: Cohort) -> None:
    """Statutory beside voluntary, never as a test of one against the other."""
    if not cohort.parts:
        st.html(f"<p>{escape(told('iom', 'status_none'))}</p>")
        return
    st.html(_parts_table(cohort, cohort.parts, "status"))
    st.html(f"<p>{escape(told('iom', 'status_note'))}</p>")


def by_tier(cohort: Cohort) -> None:
    """The tiers, for those who may see them."""
    shown = [row for row in cohort.tiers if not missing(row.people)]
    if shown:
        st.header(told("iom", "tier_header"))
        st.html(_parts_table(cohort, cohort.tiers, "tier"))


def _parts_table(cohort: Cohort, rows: Iterable[Any], heading: str) -> str:
    """Counts by status or tier; columns of which nothing may be shown are left out."""
    names = words(heading)
    table = [row._asdict() | {"name": names.get(getattr(row, heading), getattr(row, heading))} for row in rows]
    columns = [
        column
        for column in _PARTS
        if not all(missing(row[column.field]) for row in table) and (heading == "status" or column.field != "share")
    ]
    by = told("iom", f"parts_{heading}")
    return html_table(table, columns, told("iom", "parts_caption", cohort=cohort.label, by=by))


def printed_here(place: Place) -> bool:
    """Whether a paper has printed about IOM in this very area or council."""
    rows = printed(place, (_TOPIC,)).rows
    return bool((rows["here"] & (rows["area_text"] == place.name)).any())


def in_print(place: Place) -> None:
    """What papers printed about IOM: about this area first, and folded away what is about others."""
    rows = printed(place, (_TOPIC,)).rows
    here, elsewhere = rows[rows["here"]], rows[~rows["here"] & rows["unit"].isin(_COMPARABLE)]
    st.header(told("iom", "printed_header"))
    st.html(_quoted(here) if len(here) else f"<p>{escape(told('iom', 'printed_none', area=place.title))}</p>")
    if len(elsewhere):
        note = escape(told("iom", "printed_elsewhere_note", area=place.title))
        st.html(
            f'<details class="more"><summary>{escape(told("iom", "printed_elsewhere"))}</summary>'
            f"<p>{note}</p>{_quoted(elsewhere)}</details>"
        )


def _quoted(rows: pd.DataFrame) -> str:
    """Printed figures, with the counts that do not fit their percentages and what the paper left out."""
    shares = rows[rows["category"] == "statutory"]
    said = [share_fits(share.value, int(share.denominator)) for share in shares.itertuples()]
    said += [told("iom", "printed_all")] if len(shares) else []
    return quoted_html(rows, headed=False) + "".join(f"<p>{escape(sentence)}</p>" for sentence in said)


def long_enough(people: int | None) -> None:
    """The councillors' question, answered by what a group of that size can show."""
    said(told("iom", "six_answer"))
    st.html(f"<p>{escape(told('iom', 'six_people'))}</p>")
    columns = [
        Column("people", told("iom", "six_column_people")),
        Column("fall", told("iom", "six_column_fall"), number=True),
    ]
    rows = [{"people": size, "fall": fall} for size, fall in detectable(people)]
    st.html(html_table(rows, columns, told("iom", "six_caption")))
    st.html(f"<p>{escape(told('iom', 'six_lab'))}</p><p>{escape(followed())}</p>")


def four_counts() -> None:
    """Four boxes that are part of the address, and the answer."""
    st.html(f"<p>{escape(told('iom', 'try_intro'))}</p>")
    given = [
        column.number_input(told("iom", wording), 0, 100_000, start, key=key, bind="query-params")
        for column, (wording, key, start) in zip(st.columns(4), _COUNTS, strict=True)
    ]
    said(pairs(*(int(count) for count in given)))
