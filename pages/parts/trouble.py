"""When something goes wrong, people get a sentence; the log gets the rest."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException

from queries.warehouse import NoWarehouse

SORRY = (
    "This page could not be shown. Nothing you did is lost. Reload the page; if it happens again, "
    "tell whoever looks after this dashboard at what time you saw it."
)
log = logging.getLogger(__name__)


@contextmanager
def shown_kindly() -> Iterator[None]:
    """Turn any fault of a page into a plain message; Streamlit's own control flow passes through."""
    try:
        yield
    except (RerunException, StopException):
        raise
    except NoWarehouse as absence:
        st.warning(str(absence))
    except Exception:
        log.exception("A page could not be shown")
        st.error(SORRY)
