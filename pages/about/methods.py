"""Methods and glossary: every measure, filter, notice, event and term, from the catalogue."""

from html import escape
from typing import Any

import streamlit as st

from pages.parts.figure import said
from pages.parts.go_to import go_to
from pages.parts.tables import Column, html_table, missing
from queries.ask import ask
from queries.methods import chapters
from queries.returns.shelf import Spec, named, returns, rhythm, use

_FAMILIES = {
    "reoffending": "Reoffending",
    "youth": "Children and youth justice",
    "performance": "Probation and partners",
    "deprivation": "Deprivation",
    "population": "Population",
}
_DIRECTION = {"lower": "Lower is better.", "higher": "Higher is better.", "none": "No direction is better."}
_WHOSE = {"adult": "Adults", "child": "Children", "all": "Everybody"}
_PARTS = ("What is measured", "How sure we are", "Small numbers", "Events and breaks", "Glossary")
_KIND = {"event": "Event", "break": "Break: never compare across it", "care": "Read with care across it"}


def _measure(row: Any) -> str:
    lag = "" if missing(row.lag_months) else f"About {int(row.lag_months)} months after the period ends."
    facts = {
        "Definition": row.definition,
        "Worked out as": row.formula,
        "Counted": row.numerator,
        "Out of": row.denominator,
        "Said as": row.unit,
        "Direction": _DIRECTION[row.polarity],
        "Breaks": row.breaks or "None known.",
        "Available": lag,
        "Source": f"{row.publisher}, {row.source_title}. {row.licence}.",
        "Mind": row.caveat,
    }
    told = "".join(f"<dt>{name}</dt><dd>{escape(str(fact))}</dd>" for name, fact in facts.items() if fact)
    return f"<p>{escape(row.plain)}</p><dl class='notes'>{told}</dl>"


def _return(spec: Spec) -> str:
    columns = "".join(f"<dt>{escape(each.label)}</dt><dd>{escape(each.help)}</dd>" for each in spec.columns)
    about = f"{spec.purpose} One row is {spec.grain}; sent {rhythm(spec)}, usually by {use(spec.code).sender}."
    return f"<p>{escape(about)}</p><dl class='notes'>{columns}</dl>"


def _with_blanks(wording: str) -> str:
    """A notice with what each page fills in set in brackets: "changed in (date)"."""
    return wording.replace("{", "(").replace("}", ")")


st.title("Methods and glossary")
said("What every figure means, how it is worked out, and what it may not be compared with.")
go_to(*_PARTS)

st.header("What is measured")
measures = ask("measures").rows
for family, title in _FAMILIES.items():
    st.subheader(title)
    for row in measures[measures["family"] == family].itertuples():
        with st.expander(row.name):
            st.html(_measure(row))

for chapter in chapters():
    st.header(chapter.title)
    st.html("".join(f"<p>{escape(paragraph)}</p>" for paragraph in chapter.paragraphs))

st.header("What can be chosen")
filters = ask("filters").rows
for name, choices in filters.groupby("filter", sort=False):
    with st.expander(str(name)):
        st.html(f"<ul>{''.join(f'<li>{escape(choice)}</li>' for choice in choices['choice'])}</ul>")

st.header("Partners' returns")
st.html("<p>What partners send, column by column. Rules, lists and examples are on the page “Help with returns”.</p>")
for spec in returns().values():
    with st.expander(named(spec)):
        st.html(_return(spec))

st.header("Events and breaks")
timeline = ask("timeline").rows
st.html(
    html_table(
        timeline,
        [
            Column("date", "When", lambda value: f"{value:%-d %B %Y}"),
            Column("title", "What"),
            Column("sentence", "What it means for the figures"),
            Column("applies_to", "Whose figures", _WHOSE.__getitem__),
            Column("kind", "Kind", _KIND.__getitem__),
            Column("source", "Source"),
        ],
        "Dated events, and changes in how things are measured",
    )
)

st.header("Standing notices")
st.html(
    html_table(
        ask("notices").rows,
        [Column("title", "Notice"), Column("wording", "Wording", _with_blanks)],
        "Notices that stand beside figures, word for word",
    )
)

st.header("Glossary")
glossary = ask("glossary").rows
entries = "".join(f"<dt>{escape(row.term)}</dt><dd>{escape(row.meaning)}</dd>" for row in glossary.itertuples())
st.html(f"<dl class='notes'>{entries}</dl>")
