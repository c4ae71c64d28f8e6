"""Figures under embargo come onto the screens by themselves once their day has come.

No clockwork runs behind the dashboard: whoever opens a page has it looked, in passing and at most once a
minute, whether an embargo has ended since the figures were built. Then the next warehouse is built, and every
page shows it from its next question on. Starting with `make run` does the same: what is due is built first.
"""

import logging
import subprocess
import sys
from datetime import datetime
from threading import Lock, Thread
from time import monotonic

from data.returns.register.clock import now
from data.returns.register.database import exists, reading
from data.returns.register.declined import Declined
from data.returns.register.told import embargoes_ended
from data.settings import ROOT
from queries.ask import ask
from queries.warehouse import NoWarehouse

# Two processes that see it at once take turns, and the second finds that there is nothing left to build.
BUILD = [sys.executable, "-m", "data.build", "--if-needed"]
_EVERY, _AFTER_FAILURE = 60.0, 3600.0
_log = logging.getLogger(__name__)
_looking = Lock()
_next_look = 0.0


def look_out() -> None:
    """Have it looked whether an embargo has ended. Nobody waits: neither for the look nor for the build."""
    if monotonic() >= _next_look and _looking.acquire(blocking=False):
        Thread(target=_look, name="embargo", daemon=True).start()


def _look() -> None:
    global _next_look
    pause = _EVERY
    try:
        if ended(now()):
            pause = _EVERY if _published() else _AFTER_FAILURE
    except (Declined, OSError) as error:
        _log.warning("Whether an embargo has ended could not be looked up: %s", error)
    finally:
        _next_look = monotonic() + pause
        _looking.release()


def ended(at: datetime) -> list[str]:
    """The approved versions whose embargo ended after the warehouse was built, and by a time (UTC)."""
    try:
        built_at = ask("build").rows["built_at"][0].to_pydatetime()
    except NoWarehouse:
        return []
    if not exists():
        return []
    with reading() as con:
        return embargoes_ended(con, built_at, at)


def _published() -> bool:
    """Build the next warehouse; a build that fails is not tried again at once, since it would fail again."""
    done = subprocess.run(BUILD, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        _log.error("Figures whose embargo has ended could not be put on the screens: %s", done.stderr[-2000:])
    return done.returncode == 0
