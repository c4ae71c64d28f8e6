"""The button that puts what is decided on everybody's screens."""

import streamlit as st

from queries import desk
from queries.access import Viewer
from queries.returns.shelf import words

_PUBLISHED = "returns_published"


def published_message() -> None:
    """What the last publication brought, once."""
    if message := st.session_state.pop(_PUBLISHED, None):
        st.success(message)


def publish_button(who: Viewer) -> None:
    """The button, and what it does; draw it for those who may publish."""
    if st.button(words("publish"), type="primary", help=words("publish_wait")):
        _publish(who)


def _publish(who: Viewer) -> None:
    bar = st.progress(0.0, words("publish_wait"))

    def tell(share: float, step: str) -> None:
        bar.progress(share, f"{words('publish_wait')} {step}.")

    try:
        number = desk.publish(who, tell)
    except desk.Declined as declined:
        st.error(str(declined))
        return
    st.session_state[_PUBLISHED] = words("published", number=number)
    st.rerun()
