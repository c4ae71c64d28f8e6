"""The parts of the Pathways screen."""

import re
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.charts.dots import dots_spec
from pages.parts.charts.steps import steps_spec
from pages.parts.figure import Figure, bullets, figure, sources_line
from pages.parts.key import mark_key
from pages.parts.palette import theme_name
from pages.parts.strategy.kpi import label
from pages.parts.strategy.quoted import quoted_html
from pages.parts.tables import Column, html_table, missing, whole
from queries.ask import Answer
from queries.places import Place
from queries.strategy.pathways import SEVEN, Way, official_outcomes, pathway_facts
from queries.strategy.performance import Kpi
from queries.strategy.quoted import quoted
from queries.strategy.words import in_100, span, told
from queries.verdict_change import quoted_gap


def _share(value: Any) -> str:
    return "[x]" if missing(value) else f"{in_100(value)} in 100"


def _uncoded(measure: str) -> str:
    """The name of an official measure without the publisher's code for it."""
    return re.sub(r" \(MI\w+\)$", "", measure)


def draw_way(way: Way) -> None:
    """The steps after prison, with how many outcomes are not known."""
    figure(way_figure(way))
    st.html(f"<p>{escape(told('pathways', 'way_note'))}</p>")


def way_figure(way: Way) -> Figure:
    """The steps after prison as bars."""
    words = [f"{row.step}: {row.shown} of {row.base}, {row.unknown:,.0f} not known" for row in way.table.itertuples()]
    return Figure(
        key="way_from_prison",
        title=way.title,
        caption=told("pathways", "way_caption", area=way.area, period=way.period),
        alt=f"Bars for {len(way.table)} steps. {'; '.join(words)}.",
        spec=steps_spec(theme_name(), len(way.table)),
        rows=way.rows,
        table=way.table,
        columns=[
            Column("step", "Step"),
            Column("base", "Out of"),
            Column("people", "People", whole, number=True),
            Column("yes", "Yes", whole, number=True),
            Column("unknown", "Not known", whole, number=True),
            Column("no", "No", whole, number=True),
            Column("shown", "Rate", number=True),
        ],
        sources=way.answer.sources,
        key_html=mark_key([("Yes", "■", "focus"), ("Not known", "■", "faint"), ("No", "■", "band")], theme_name()),
    )


def draw_official(place: Place) -> None:
    """Official outcomes after prison as a table that names whose they are."""
    answer = official_outcomes(place)
    if answer.rows.empty:
        return
    area = _figure_area(answer.rows)
    columns = [
        Column("measure", "Measure", _uncoded),
        Column("newest", area),
        Column("before", "Before"),
    ]
    st.html(
        f"<h3>{escape(told('pathways', 'official'))}</h3>"
        f"<p>{escape(told('pathways', 'official_whose', area=place.name))}</p>"
        + html_table(_by_measure(answer.rows), columns, told("pathways", "official_caption", figure_area=area))
    )
    sources_line(answer.sources)


def _by_measure(rows: pd.DataFrame) -> list[dict[str, str]]:
    """One row for each measure: its newest figure, and those before."""
    found = []
    for measure, periods in rows.groupby("measure", sort=False):
        newest, *before = [f"{_share(row.rate)}, {row.period}" for row in periods[::-1].itertuples()]
        found.append({"measure": str(measure), "newest": newest, "before": "; ".join(before) or "none"})
    return found


def _figure_area(rows: pd.DataFrame) -> str:
    first: Any = next(rows.itertuples())
    region = first.figure_kind == "probation_region"
    return told("performance", "region_short", figure_area=first.figure_area) if region else str(first.figure_area)


def draw_sentences(answer: Answer, sentences: tuple[str, ...], awaited: str) -> None:
    """What is known as a list with its source, or what is waited for."""
    if not sentences:
        st.html(f"<p>{escape(awaited)}</p>")
        return
    bullets(list(sentences))
    st.html(f'<p class="caption">{escape(told("lane", "return"))}.</p>')
    sources_line(answer.sources)


def draw_quoted(place: Place, topic: str) -> None:
    """What a paper of the area printed on one topic, where any did."""
    rows = quoted(place, topic).rows
    printed = rows[rows["topic"] == topic]
    if len(printed):
        st.html(quoted_html(printed))


def draw_printed_needs(answer: Answer, area: str) -> None:
    """The rates by need that a paper printed, with the expected ones; no verdict, for there are no counts."""
    figure(printed_needs_figure(answer, area))
    st.html(f"<p>{escape(told('pathways', 'needs_note'))}</p>")


def printed_needs_figure(answer: Answer, area: str) -> Figure:
    """The same as a figure."""
    rows = answer.rows.assign(
        rate=answer.rows["value"] / 100,
        benchmark_rate=answer.rows["comparator"] / 100,
        rate_lo=None,
        rate_hi=None,
        standing="uncompared",
        strength="full",
        shown=answer.rows["printed"],
        sentence=[_gap(row) for row in answer.rows.itertuples()],
        drawn=answer.rows["category"].replace(told("needs_drawn", "long"), told("needs_drawn", "short")),
    )
    return _needs_figure(rows, answer, area)


def _gap(row: Any) -> str:
    if missing(row.needed):
        return f"{row.printed}, as printed; no expected rate was printed."
    return quoted_gap(row.printed, f"{row.comparator:.2f}%", int(row.needed))


def _needs_figure(rows: pd.DataFrame, answer: Answer, area: str) -> Figure:
    top = rows.loc[rows["value"].idxmax()]
    first: Any = next(rows.itertuples())
    period = span(first.start_date, first.end_date)
    said = "; ".join(f"{row.category}: {row.printed}" for row in rows.itertuples())
    return Figure(
        key="printed_needs",
        title=told("pathways", "needs_printed_title", category=top["category"], printed=top["printed"]),
        caption=told("pathways", "needs_caption", area=area, period=period),
        alt=f"Dots for {len(rows)} groups, as printed. {said}.",
        spec=dots_spec(theme_name(), len(rows), "drawn"),
        rows=rows,
        table=rows,
        columns=[
            Column("category", "Group"),
            Column("printed", "Printed", number=True),
            Column("comparator", "Expected", lambda value: "none" if missing(value) else f"{value:.2f}%", number=True),
            Column("sentence", "What may be said"),
            Column("note", "Note", lambda value: str(value) if isinstance(value, str) else ""),
        ],
        sources=answer.sources,
        key_html=mark_key([("Printed rate", "●", "quiet"), ("Expected rate", "|", "quiet")], theme_name()),
    )


_NEEDS = [
    Column("factor", "Need", lambda code: told("factor", code)),
    Column("people", "People", whole, number=True),
    Column("reoffenders", "Reoffended", whole, number=True),
    Column("rate", "Rate", _share, number=True),
    Column("expected_rate", "Expected", _share, number=True),
    Column("other_rate", "Without the need", _share, number=True),
]


def draw_needs(answer: Answer) -> None:
    """Need groups of return R2 as a table."""
    area = str(answer.rows["figure_area"].iloc[0])
    st.html(html_table(answer.rows, _NEEDS, told("pathways", "needs_local_caption", area=area)))
    st.html(f"<p>{escape(told('pathways', 'needs_sets'))}</p>")
    sources_line(answer.sources)


def draw_seven(found: tuple[Kpi, ...], services: pd.DataFrame) -> None:
    """Each pathway as a line that opens: its measures, its services, and what the strategy says of it."""
    facts = pathway_facts()
    st.html("".join(_pathway(code, found, services, facts.rows) for code in SEVEN))
    sources_line(facts.sources)


def _pathway(code: str, found: tuple[Kpi, ...], services: pd.DataFrame, facts: pd.DataFrame) -> str:
    measures = [kpi for kpi in found if any(reading.row.pathway == code for reading in kpi.readings)]
    lines = [_measure(kpi) for kpi in measures]
    own = services[services["pathway"] == code]
    lines += [_service(row) for row in own.itertuples()] or [escape(told("pathways", "no_service"))]
    stated = facts[facts["pathway"] == code]
    lines += [
        escape(told("pathways", "fact", label=_small(row.label), printed=row.printed)) for row in stated.itertuples()
    ]
    items = "".join(f"<li>{line}</li>" for line in lines)
    return (
        f'<details class="action"><summary><strong>{escape(told("pathway", code))}</strong>'
        f"<span>{_headline(measures)}</span></summary><ul>{items}</ul></details>"
    )


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _headline(measures: list[Kpi]) -> str:
    known = [kpi for kpi in measures if kpi.has_figure]
    return _measure(known[0]) if known else escape(told("pathways", "no_figure"))


def _measure(kpi: Kpi) -> str:
    return escape(label(kpi, marked=False))


def _service(row: Any) -> str:
    counts = {name: whole(getattr(row, name)) for name in ("need", "referred", "started", "completed")}
    said = [told("pathways", "service", service=row.service, **counts)]
    if not missing(row.wait):
        said.append(told("pathways", "service_wait", days=f"{row.wait:g}"))
    if not missing(row.gap):
        key = "service_gap" if row.gap else "service_enough"
        said.append(told("pathways", key, capacity=whole(row.capacity), gap=whole(row.gap)))
    return escape(" ".join(said))


_RESOLUTIONS = [
    Column("kind", "Kind"),
    Column("offered", "Offered", whole, number=True),
    Column("accepted", "Accepted", whole, number=True),
    Column("completed", "Completed", whole, number=True),
    Column("completed_words", "Completed, of accepted", number=True),
    Column("satisfied_words", "Victims satisfied", number=True),
    Column("later", "Later proven offence", whole, number=True),
]


def draw_resolutions(answer: Answer) -> None:
    """Restorative justice and out-of-court resolutions as a table."""
    rows = answer.rows.assign(
        kind=[f"{told('type', row.type)}, {told('mode', row.mode)}" for row in answer.rows.itertuples()],
        completed_words=[_with_range(row) for row in answer.rows.itertuples()],
        satisfied_words=[_of_asked(row) for row in answer.rows.itertuples()],
    )
    first: Any = next(rows.itertuples())
    period = span(first.start_date, first.end_date)
    caption = told("pathways", "resolutions_caption", area=first.figure_area, period=period)
    st.html(html_table(rows, _RESOLUTIONS, caption))
    st.html(f"<p>{escape(told('pathways', 'resolutions_note'))}</p>")
    sources_line(answer.sources)


def _with_range(row: Any) -> str:
    if missing(row.completed_rate):
        return "[c]"
    return f"{in_100(row.completed_rate)} in 100 (could be {in_100(row.completed_lo)} to {in_100(row.completed_hi)})"


def _of_asked(row: Any) -> str:
    return "[x]" if missing(row.satisfied) or missing(row.asked) else f"{row.satisfied:,.0f} of {row.asked:,.0f}"


def draw_families(services: pd.DataFrame, awaited: str) -> None:
    """Services for families of prisoners, or what is waited for."""
    items = "".join(f"<li>{_service(row)}</li>" for row in services.itertuples())
    st.html(f"<ul>{items}</ul>" if items else f"<p>{escape(awaited)}</p>")
