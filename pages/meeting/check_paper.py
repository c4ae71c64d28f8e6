"""Check a paper: every figure of a draft recomputed and held against the others, before the meeting does it."""

from html import escape

import pandas as pd
import streamlit as st

from pages.parts.figure import said
from pages.parts.paper_findings import STYLE, finding_html
from pages.parts.tables import Column, html_table
from queries.paper.drafts import (
    ENDINGS,
    CannotReadPaper,
    check_file,
    check_text,
    example,
    largest_mb,
    screen,
)
from queries.paper.findings import SEVERITIES
from queries.paper.published import Match
from queries.paper.report import Report

_TEXT, _REPORT = "paper_text", "paper_report"
_BOX_HEIGHT = 220


def _checked() -> Report | None:
    """The report on what was given: the file if there is one, else the text; None with a message where it fails."""
    try:
        if file is not None:
            return check_file(file.name, file.getvalue())
        if text.strip():
            return check_text(text)
        st.warning(screen("nothing_given"))
    except CannotReadPaper as refused:
        st.error(str(refused))
    return None


def _beside(matches: tuple[Match, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [(match.figure.text, match.what, match.published, match.verdict, match.source) for match in matches],
        columns=["printed", "what", "published", "verdict", "source"],
    )


st.html(STYLE)
st.title(screen("title"))
said(screen("lead"))
st.html(f'<p class="caption">{escape(screen("privacy"))}</p>')

if st.button(screen("try_it")):
    st.session_state[_TEXT] = example()
with st.form("draft"):
    text = st.text_area(screen("text_label"), height=_BOX_HEIGHT, key=_TEXT)
    file = st.file_uploader(screen("file_label"), type=list(ENDINGS), max_upload_size=largest_mb())
    asked = st.form_submit_button(screen("button"), type="primary")
if asked:
    with st.spinner(screen("busy")):
        st.session_state[_REPORT] = _checked()

report: Report | None = st.session_state.get(_REPORT)
if report is not None:
    said(report.summary)
    for severity in SEVERITIES:
        if findings := report.of(severity):
            st.header(f"{screen(severity)} ({len(findings)})")
            st.html(f'<p class="caption">{escape(screen(f"{severity}_meaning"))}</p>')
            for found in findings:
                st.html(finding_html(found))
    st.header(screen("published_title"))
    if report.matches:
        columns = [
            Column("printed", "In the draft"),
            Column("what", "Area and months"),
            Column("published", "Published"),
            Column("verdict", "Verdict"),
            Column("source", "Source"),
        ]
        st.html(html_table(_beside(report.matches), columns, screen("published_caption")))
    else:
        st.html(f"<p>{escape(screen('published_none'))}</p>")
    st.html(f'<p class="caption">{escape(screen("limits"))}</p>')
