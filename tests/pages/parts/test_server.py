"""Security headers and warming up, without a running server."""

import asyncio
import gc
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.parts.server import SecurityHeaders, content_security_policy, inline_script_hashes, ready


def test_the_hash_is_that_of_the_script_text() -> None:
    # The digest of alert('Hello, world.'); is the example of the Content Security Policy specification.
    page = "<html><script>alert('Hello, world.');</script><script src='x.js'></script></html>"
    assert inline_script_hashes(page) == ["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]


def test_the_policy_allows_nobody_else_and_nothing_evaluated() -> None:
    policy = content_security_policy()
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert not [word for word in ("http", "*", "eval", "frame-src") if word in policy]


def done(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine to its end, on a thread of its own because the browser tests keep a loop on this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def answered(kind: str) -> list[Message]:
    """What reaches the visitor when the page behind the layer answers with one header of its own."""
    sent: list[Message] = []

    async def page(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": kind, "status": 200, "headers": [(b"content-type", b"text/html")]})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    done(SecurityHeaders(page)({"type": "http"}, receive, send))
    return sent


def test_headers_are_added_to_what_the_page_said() -> None:
    headers = dict(answered("http.response.start")[0]["headers"])
    assert headers[b"content-type"] == b"text/html"
    assert headers[b"x-frame-options"] == b"DENY"


def test_other_messages_pass_untouched() -> None:
    assert answered("websocket.accept")[0]["headers"] == [(b"content-type", b"text/html")]


@pytest.fixture
def thawed() -> Iterator[None]:
    """Give frozen objects back to the garbage collector when the test is over."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_the_warm_up_runs_before_the_first_visitor() -> None:
    warmed: list[str] = []

    async def start() -> None:
        application: Any = object()
        async with ready(lambda: warmed.append("figures"))(application):
            warmed.append("open")

    done(start())
    assert warmed == ["figures", "open"]
    assert gc.get_freeze_count() > 0
