"""Who is looking at this session, and as whom the screens should answer.

With `[auth]` set up (docs/operations.md) identity comes from the council's own sign-in. Without it,
somebody at this very computer may give name and post; nobody checks that, and the screens say so.
Everybody else is the public.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from pages.parts.visit import visited
from queries.access import Role, Viewer
from queries.people import introduced, may_introduce_themselves, signed_in

_WHO, _PRESENTING = "who", "presenting"
_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
# A web server in front passes on other people's visits as if they came from here.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
_ROLES_WITHOUT_SIGN_IN: dict[str, Role] = {"Send returns": "officer", "Approve returns": "approver"}


def viewer() -> Viewer:
    """The person of this session; the public until somebody signs in or gives name and post."""
    if sign_in_is_set_up():
        claims = dict(st.user.to_dict())
        return signed_in(claims) if claims.get("is_logged_in") is True else Viewer()
    who = st.session_state.get(_WHO)
    return who if isinstance(who, Viewer) and at_this_computer() else Viewer()


def presenting() -> bool:
    """Whether the screen is being shared, and so shows everybody only what the public may see."""
    return bool(st.session_state.get(_PRESENTING, False))


def start_presenting() -> None:
    """From now on this session shows on every page what the public may see, until somebody ends it."""
    st.session_state[_PRESENTING] = True


def stop_presenting() -> None:
    """The session shows again what its viewer may see."""
    st.session_state[_PRESENTING] = False


@contextmanager
def as_public() -> Iterator[None]:
    """Inside the block figures are those of the public: for what leaves the session, such as a kept figure."""
    before = presenting()
    start_presenting()
    try:
        yield
    finally:
        st.session_state[_PRESENTING] = before


def audience() -> str:
    """For whom questions over returns are answered: the viewer's role, or the public while presenting; the public too
    where a file is made and nobody looks on."""
    return "public" if not visited() or presenting() else viewer().role


def sign_in_is_set_up() -> bool:
    """Whether `[auth]` is configured, so that people sign in with the council's provider."""
    return "is_logged_in" in st.user.to_dict()


def at_this_computer() -> bool:
    """Whether this visit comes from a browser on the server's own computer, and nobody passed it on."""
    if not may_introduce_themselves() or st.context.ip_address is not None:
        return False
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    if any(name in headers for name in _PASSED_ON):
        return False
    return _is_here(headers.get("origin", "")) and _is_here(f"//{headers.get('host', '')}")


def _is_here(address: str) -> bool:
    return (urlsplit(address).hostname or "") in _THIS_COMPUTER


def identity_words() -> str:
    """How sure the product is of who this is, in a sentence for every screen that acts."""
    who = viewer()
    if who.verified:
        return f"Signed in as {who.name}{f', {who.post}' if who.post else ''}."
    if sign_in_is_set_up():
        return "Sign in to send or approve returns." if not who.name else _no_role(who)
    if who.named:
        return f"You gave your name as {who.name}, {who.post}. No sign-in is set up, so your identity is not verified."
    if at_this_computer():
        return "No sign-in is set up. Give your name and post to send or approve returns; identity is not verified."
    return "No sign-in is set up, so returns can be sent and approved only at the dashboard's own computer."


def _no_role(who: Viewer) -> str:
    return f"You are signed in as {who.name}, but no role is set for you. Ask whoever looks after this dashboard."


def ask_who() -> Viewer:
    """Draw what this session needs to know who acts: a sign-in button, or boxes for name and post."""
    st.html(f'<p class="caption">{escape(identity_words())}</p>')
    if sign_in_is_set_up():
        _sign_in_or_out()
    elif at_this_computer():
        _introduction()
    return viewer()


def _sign_in_or_out() -> None:
    if st.user.is_logged_in:
        st.button("Sign out", on_click=st.logout)
    else:
        st.button("Sign in", on_click=st.login, type="primary")


def _introduction() -> None:
    if viewer().named:
        st.button("I am somebody else", on_click=forget_who)
        return
    with st.form("who_are_you"):
        name = st.text_input("Your name", max_chars=80)
        post = st.text_input("Your post", max_chars=80, help="Only the post is ever shown to others.")
        task = st.radio("What you are here to do", list(_ROLES_WITHOUT_SIGN_IN), horizontal=True)
        given = st.form_submit_button("Continue")
    if given and name.strip() and post.strip():
        introduce(name, post, _ROLES_WITHOUT_SIGN_IN[task])
        st.rerun()
    elif given:
        st.error("Give both your name and your post: the register keeps who did what.")


def introduce(name: str, post: str, role: Role) -> None:
    """Remember what somebody at this computer said about themselves, for this session."""
    st.session_state[_WHO] = introduced(name, post, role)


def forget_who() -> None:
    """Back to being the public."""
    st.session_state.pop(_WHO, None)
