"""Questions to ask, as a numbered list with the figure behind each and who could answer."""

from html import escape

import streamlit as st

from queries.questions import Question


def draw_questions(questions: list[Question]) -> None:
    """An ordered list; a plain sentence where no rule found anything to ask."""
    if not questions:
        st.html('<p class="said">Nothing in these figures stands out enough to ask about.</p>')
        return
    st.html(f'<ol class="questions">{"".join(_item(question) for question in questions)}</ol>')


def _item(question: Question) -> str:
    return (
        f"<li><strong>{escape(question.text)}</strong>"
        f"<p>{escape(question.because)}</p>"
        f'<p class="source">Who could answer: {escape(question.who)}. Source: {escape(question.source)}.</p></li>'
    )
