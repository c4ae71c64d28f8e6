"""The real dashboard, started on a free port over a folder of its own."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTING = 300  # looks, a fifth of a second apart


class DidNotStart(Exception):
    """The dashboard could not be started; the message carries what it said."""


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard: where it answers, where it keeps its things, what it has said, and its process."""

    port: int
    store: Path
    log: Path
    process: int = 0

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def said(self) -> str:
        """The last lines of the server's log."""
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-40:])


def environment(folder: Path) -> dict[str, str]:
    """Environment of a dashboard that keeps everything in this folder."""
    settings = folder / "settings.toml"
    settings.write_text(f'[warehouse]\nstore = "{(folder / "store").as_posix()}"\n', "utf-8")
    return {**os.environ, "CSP_SETTINGS": str(settings), "STREAMLIT_SERVER_HEADLESS": "true"}


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    folder: Path, warehouse: Path, script: str = "app.py", surroundings: Mapping[str, str] | None = None
) -> Iterator[Dashboard]:
    """The dashboard over a copy of this warehouse in a store of its own, for the length of the block.

    Another script, and more environment for it, may be named: the benchmarks serve a page to compare with.
    """
    dashboard = Dashboard(free_port(), folder / "store", folder / "server.log")
    dashboard.store.mkdir()
    shutil.copy(warehouse, dashboard.store)
    command = [sys.executable, "-m", "streamlit", "run", script]
    env = environment(folder) | {"STREAMLIT_SERVER_PORT": str(dashboard.port)} | dict(surroundings or {})
    with (
        dashboard.log.open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT) as server,
    ):
        try:
            _wait_until_ready(server, dashboard)
            yield replace(dashboard, process=server.pid)
        finally:
            server.terminate()


def _wait_until_ready(server: subprocess.Popen[bytes], dashboard: Dashboard) -> None:
    for _ in range(STARTING):
        if _healthy(dashboard.port):
            return
        if _ended(server):
            raise DidNotStart(f"The dashboard stopped while starting.\n{dashboard.said()}")
    raise DidNotStart(f"The dashboard did not answer in a minute.\n{dashboard.said()}")


def _healthy(port: int) -> bool:
    try:
        asked = HTTPConnection("localhost", port, timeout=5)
        asked.request("GET", "/_stcore/health")
        return asked.getresponse().status == 200
    except (OSError, HTTPException):
        return False


def _ended(server: subprocess.Popen[bytes]) -> bool:
    # Waiting for the end of the process is also the pause between two looks.
    try:
        server.wait(timeout=0.2)
    except subprocess.TimeoutExpired:
        return False
    return True
