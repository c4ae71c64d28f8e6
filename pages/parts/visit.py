"""Whether somebody is looking on, or a file is being made behind the screens."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def visited() -> bool:
    """True while a page is run for a visitor; False in a test, or where a file is made that somebody asked for."""
    return get_script_run_ctx(suppress_warning=True) is not None
