"""Watching a page draw: when its figures last changed, and what came over the wire meanwhile."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.bench.changes import Action
from tests.browser.driving import settled

# A signature of everything drawn: the shapes and words of every chart, the words of every table and title. It is read
# again at the next frame whenever something in the page has changed, and the time is kept when it differs. Maps are
# painted outside the document: for them, painting after data were handed to the graphics card counts as drawing.
WATCH = """
() => {
  const seen = {signature: null, at: 0, asked: 0, painted: 0, uploaded: false, pending: false};
  window.cspSeen = seen;
  const all = (css) => [...document.querySelectorAll(css)];
  const shape = (e) => ['d', 'transform', 'fill', 'stroke'].map((name) => e.getAttribute(name)).join() + e.textContent;
  const drawn = () => [
    ...all('[data-testid=stVegaLiteChart] svg').flatMap((svg) => [...svg.querySelectorAll('path, line, text')])
      .map(shape),
    ...all('[data-testid=stMain] table, [data-testid=stMain] h3').map((e) => e.textContent),
  ].join(';');
  const look = () => {
    seen.pending = false;
    const now = drawn();
    if (now !== seen.signature) { seen.signature = now; seen.at = performance.now(); }
  };
  const soon = () => { if (!seen.pending) { seen.pending = true; requestAnimationFrame(look); } };
  new MutationObserver(soon).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  for (const kind of ['click', 'keydown']) {
    window.addEventListener(kind, () => { seen.asked = performance.now(); }, {capture: true});
  }
  const bytes = (given) => Math.max(...given.map((value) => (value && value.byteLength) || 0));
  const watch = (own, name, noticed) => {
    const before = own[name];
    own[name] = function (...given) { noticed(given); return before.apply(this, given); };
  };
  for (const context of [window.WebGL2RenderingContext, window.WebGLRenderingContext].filter(Boolean)) {
    for (const name of ['bufferData', 'bufferSubData']) {
      watch(context.prototype, name, (given) => { if (bytes(given) > 512) seen.uploaded = true; });
    }
    for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
      watch(context.prototype, name, () => {
        if (seen.uploaded) { seen.uploaded = false; seen.painted = performance.now(); }
      });
    }
  }
}
"""


@dataclass
class Wire:
    """What a page received, with the server's own time: from a request leaving to the last answer."""

    session: CDPSession
    received: int = 0
    sent_at: float | None = None
    last_at: float = 0.0
    _fetched: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, page: Page) -> "Wire":
        """Listen to everything that a page receives, by socket or by request."""
        wire = cls(page.context.new_cdp_session(page))
        wire.session.send("Network.enable")
        wire.session.on("Network.webSocketFrameReceived", wire._frame)
        wire.session.on("Network.webSocketFrameSent", wire._sent)
        wire.session.on("Network.loadingFinished", wire._loaded)
        return wire

    def _frame(self, event: dict[str, Any]) -> None:
        payload, binary = event["response"]["payloadData"], event["response"]["opcode"] == 2
        self.received += len(payload) * 3 // 4 if binary else len(payload)
        self.last_at = event["timestamp"]

    def _sent(self, event: dict[str, Any]) -> None:
        if self.sent_at is None:
            self.sent_at = event["timestamp"]

    def _loaded(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def forget(self) -> None:
        """Start counting anew."""
        self.received, self.sent_at, self.last_at = 0, None, 0.0

    @property
    def server_ms(self) -> float:
        return (self.last_at - self.sent_at) * 1000 if self.sent_at else float("nan")


@dataclass(frozen=True)
class Timing:
    """One change, or the first load: milliseconds to the last figure drawn; of these, from the request to the
    last answer; milliseconds that the server worked; bytes received; whether anything was drawn anew."""

    what: str
    drawn_ms: float
    server_ms: float
    cpu_ms: float
    received: int
    redrawn: bool


def worked_ms(process: int) -> float:
    """Milliseconds of processor time that a process has used so far; nought where the system does not tell."""
    try:
        numbers = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return 1000 * (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def first_load(page: Page, address: str, process: int) -> Timing:
    """Open a page and wait until nothing is drawn any more."""
    wire = Wire.of(page)
    page.goto(address)
    settled(page)
    drawn = page.evaluate("Math.max(cspSeen.at, cspSeen.painted)")
    return Timing("first load", drawn, wire.server_ms, worked_ms(process), wire.received, True)


def change(page: Page, wire: Wire, action: Action, process: int) -> Timing:
    """Do one thing that changes what is drawn; what prepares it (opening a list) is not counted."""
    action.prepare(page)
    settled(page)
    before = page.evaluate("() => { cspSeen.painted = 0; cspSeen.uploaded = false; return cspSeen.signature; }")
    wire.forget()
    worked = worked_ms(process)
    action.act(page)
    settled(page)
    seen = page.evaluate("({...cspSeen})")
    redrawn = seen["signature"] != before or seen["painted"] > seen["asked"]
    drawn = max(seen["at"], seen["painted"]) - seen["asked"]
    return Timing(action.what, drawn, wire.server_ms, worked_ms(process) - worked, wire.received, redrawn)
