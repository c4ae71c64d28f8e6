"""The web server around the pages: security headers on every answer, and memory set in order once at the start.

Streamlit sends no security headers of its own. `app.py` hands both parts of this module to `st.App`.
"""

import base64
import gc
import hashlib
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

FRONT_PAGE = "area"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_script_hashes(page: str) -> list[str]:
    """Content-Security-Policy sources that allow exactly the scripts written inside this HTML page."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy() -> str:
    """The policy: this server and nobody else, no frames, no evaluated text.

    Streamlit's one inline script is allowed by its hash, read from the installed page so that an upgrade needs no edit
    here. Inline styles stay allowed because Streamlit's own components are styled that way.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *inline_script_hashes(page)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "media-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def security_headers() -> dict[str, str]:
    """Every header that is added to every answer."""
    return {
        "content-security-policy": content_security_policy(),
        "x-frame-options": "DENY",  # for browsers that do not know frame-ancestors
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


class SecurityHeaders:
    """ASGI layer that adds the security headers to each HTTP answer and leaves WebSocket traffic alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class FrontPageByName:
    """ASGI layer that sends /area to /, with its query: Streamlit knows its first page by the bare address only."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == f"{scope.get('root_path', '')}/{FRONT_PAGE}":
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(f"./?{query}" if query else "./")(scope, receive, send)
        else:
            await self.app(scope, receive, send)


MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(FrontPageByName)]


def ready(warm_up: Callable[[], object]) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Lifespan for st.App: run `warm_up` before the first visitor, then freeze what is loaded.

    Frozen objects are skipped by Python's garbage collector, which would otherwise walk every imported library again
    and again while people wait.
    """

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        # Streamlit would take files in pages/ for pages of its own until st.navigation has run once, and greet the
        # first visitor of any other address with "Page not found".
        PagesManager.uses_pages_directory = False
        warm_up()
        gc.collect()
        gc.freeze()
        yield

    return lifespan
