"""The workbook a person has given in this session, kept while they go to other pages and come back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime import exists, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from queries.returns.incoming import Attempt

_GIVEN, _ROUND = "returns_given", "returns_round"
_TICK = "returns_tick"

Look = Callable[[str, bytes], Attempt]


@dataclass(frozen=True)
class Given:
    """A workbook and what was made of it. file_id: Streamlit's name of the upload. same: it was given before,
    unchanged. was: the return it was first given as, where that was another."""

    attempt: Attempt
    file_id: str
    same: bool = False
    was: str = ""


def given() -> Given | None:
    """What was given last, if anything."""
    kept: Given | None = st.session_state.get(_GIVEN)
    return kept


def uploader_key() -> str:
    """The key of the box for the file; another one makes the box empty again."""
    return f"returns_file_{st.session_state.get(_ROUND, 0)}"


def take(file: UploadedFile, look: Look) -> None:
    """Look at a file that has just been given. One that may not be kept is gone from memory afterwards."""
    before = given()
    if before and before.file_id == file.file_id:
        return
    attempt = look(file.name, file.getvalue())
    same = before is not None and (before.attempt.digest, before.attempt.code) == (attempt.digest, attempt.code)
    st.session_state[_GIVEN] = Given(attempt, file.file_id, same)
    if not same:
        _forget_ticks()
    if attempt.personal:
        _forget(file)
        _empty_box()
        st.rerun()


def read_as(code: str, look: Look) -> None:
    """Read what was given as another return."""
    kept = given()
    if kept is None or kept.attempt.code == code:
        return
    old = kept.attempt
    attempt = look(old.name, old.content) if old.content else replace(old, code=code)
    st.session_state[_GIVEN] = Given(attempt, kept.file_id, was=old.code)
    _forget_ticks()


def start_again() -> None:
    """Forget what was given."""
    st.session_state.pop(_GIVEN, None)
    _forget_ticks()
    _empty_box()


def tick_key(number: int) -> str:
    """The key of the box that confirms a point."""
    return f"{_TICK}_{number}"


def _forget_ticks() -> None:
    for key in [key for key in st.session_state if str(key).startswith(_TICK)]:
        del st.session_state[key]


def _empty_box() -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _forget(file: UploadedFile) -> None:
    # Streamlit would hold the bytes until the visit ends, also after the box has gone.
    run = get_script_run_ctx()
    files = get_instance().uploaded_file_mgr if exists() else None
    if run is not None and isinstance(files, MemoryUploadedFileManager):
        files.remove_file(run.session_id, file.file_id)
