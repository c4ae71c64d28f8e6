"""What each return asks for: columns, rules, lists and a worked example, from the returns' own specifications."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.parts.choices import one_of
from pages.parts.export import csv_file
from pages.parts.figure import said
from pages.parts.tables import Column, html_table
from queries.returns.shelf import Entry, dictionary_rows, help_of, named, returns, rhythm, sensitivity, use, words
from queries.returns.templates import file_name, template_file

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _table(entries: Sequence[Entry], caption: str) -> None:
    st.html(html_table(entries, [Column(name, name) for name in entries[0]], caption))


def _checks(entries: Sequence[Entry], caption: str) -> None:
    told = [entry | {"Severity": words(f"severity_{entry['Severity']}")} for entry in entries]
    columns = [
        Column("Expected", "What is expected"),
        Column("Severity", "Otherwise"),
        Column("What to do", "What to do"),
    ]
    st.html(html_table(told, columns, caption))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dictionary() -> bytes:
    entries = dictionary_rows()
    return csv_file(list(entries[0]), [list(entry.values()) for entry in entries])


st.title(words("help_title"))
said(words("help_lead", count=len(returns())))
with st.container(horizontal=True):
    st.download_button(
        words("download_dictionary"), _dictionary, "returns-data-dictionary.csv", "text/csv", on_click="ignore"
    )
spec = one_of(words("which_return"), {named(spec): spec for spec in returns().values()}, "return")
about = help_of(spec)
purpose = use(spec.code)

st.header(named(spec))
said(words("purpose", purpose=spec.purpose, grain=spec.grain, rhythm=rhythm(spec), sender=purpose.sender))
st.html(f"<p>{escape(sensitivity(spec))}</p>")
st.subheader(words("help_uses"))
st.html(
    f"<dl class='notes'><dt>Question it answers</dt><dd>{escape(purpose.asks)}</dd>"
    f"<dt>Shown on</dt><dd>{escape(', '.join(purpose.screens))}</dd>"
    f"<dt>What waits without it</dt><dd>{escape(purpose.stops)}</dd></dl>"
)
st.download_button(
    words("help_template"), lambda: template_file(spec, {}, None), file_name(spec, None, None), _XLSX, on_click="ignore"
)
st.subheader(words("help_columns"))
shown = [{name: text for name, text in entry.items() if name != "Entries"} for entry in about.columns]
_table(shown, f"{named(spec)}: columns")
st.subheader(words("help_example"))
_table(about.example, f"{named(spec)}: one row as it may be filled in")
st.subheader(words("help_percentages"))
if about.percentages:
    _table(about.percentages, f"{named(spec)}: percentages worked out from counts")
else:
    st.html(f"<p>{words('help_percentages_none')}</p>")
st.subheader(words("help_rules"))
if about.own_checks:
    _checks(about.own_checks, f"{named(spec)}: checks")
else:
    st.html(f"<p>{words('help_rules_none')}</p>")
if about.lists:
    st.subheader(words("help_lists"))
for label, entries in about.lists.items():
    with st.expander(f"{label}: {len(entries)}"):
        st.html(f"<ul>{''.join(f'<li>{escape(entry)}</li>' for entry in entries)}</ul>")
st.header(words("help_shared"))
st.html(f"<p>{words('help_shared_lead', count=len(about.shared_checks))}</p>")
with st.expander(words("help_shared")):
    _checks(about.shared_checks, words("help_shared"))
