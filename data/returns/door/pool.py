"""The parent's side of the child processes: at most two, each replaced after some files.

A child is started when a file needs one and kept for the next; one that is stopped, killed or out
of time is thrown away with the file's refusal as the only trace. Nothing it sends is executed:
answers are JSON of bounded length.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from threading import BoundedSemaphore, Lock, Timer
from typing import IO, Any

from data.returns.door.grid import NO_COST, Cost, Finding, Grid, unpack
from data.returns.door.limits import MB, Limits
from data.returns.door.package import Source
from data.returns.door.refusals import Refused, refusal
from data.settings import ROOT

_LENGTH_BYTES = 8
# How a system says that it ended a process by the signal for used-up processor time.
_OUT_OF_PROCESSOR_TIME = -24
# How the child says that it has no memory left to say anything (`child.OUT_OF_MEMORY`, which is
# not imported here because that would load the readers into the server).
_OUT_OF_MEMORY = 77


@dataclass(frozen=True)
class Reply:
    """What a child made of a file: a grid, or a refusal."""

    outcome: Grid | Refused
    cost: Cost = NO_COST


def _environment() -> dict[str, str]:
    """No secrets of the server reach the child, only what Python needs to start."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore"}


class _OutOfTime(Exception):
    pass


class _Child:
    """One child process and the conversation with it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.served = 0
        self.out_of_time = False
        self.process = subprocess.Popen(
            [sys.executable, "-s", "-m", "data.returns.door.child", json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=_environment(),
        )

    @property
    def usable(self) -> bool:
        return self.process.poll() is None and self.served < self.limits.files_per_child

    def ask(self, job: dict[str, Any], content: bytes) -> dict[str, Any]:
        """The child's answer. EOFError when it died, _OutOfTime when it was stopped."""
        self.served += 1
        clock = Timer(self.limits.wall_seconds, self._stop)
        clock.daemon = True
        clock.start()
        try:
            return self._converse(json.dumps(job).encode("ascii") + b"\n" + content)
        except (OSError, EOFError) as error:
            self.close()
            raise _OutOfTime if self.out_of_time else EOFError from error
        finally:
            clock.cancel()

    def _stop(self) -> None:
        self.out_of_time = True
        self.process.kill()

    def _converse(self, message: bytes) -> dict[str, Any]:
        stdin, stdout = self._pipes()
        stdin.write(message)
        stdin.flush()
        length = int.from_bytes(_exactly(stdout, _LENGTH_BYTES), "big")
        if length > self.limits.answer_mb * MB:
            raise EOFError
        answer: dict[str, Any] = json.loads(_exactly(stdout, length))
        return answer

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self.process.stdin is None or self.process.stdout is None:
            raise EOFError
        return self.process.stdin, self.process.stdout

    def close(self) -> int:
        """End the process. Returns its exit code, negative for the signal that ended it."""
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        return code


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    received = pipe.read(count)
    if len(received) < count:
        raise EOFError
    return received


class Pool:
    """Children for one set of limits. Safe to use from many threads."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places = BoundedSemaphore(limits.children)
        self._lock = Lock()
        self._idle: list[_Child] = []

    def read(self, source: Source, content: bytes, today: date) -> Reply:
        """What a child makes of a file that has passed the gate. Never raises for the file's sake."""
        if not self._places.acquire(timeout=self.limits.wait_seconds):
            return Reply(refusal("busy"))
        try:
            return self._read(source, content, today)
        finally:
            self._places.release()

    def _read(self, source: Source, content: bytes, today: date) -> Reply:
        limits = asdict(self.limits)
        job = {"source": source, "size": len(content), "today": today.isoformat(), "limits": limits}
        child = self._take()
        try:
            answer = child.ask(job, content)
        except _OutOfTime:
            return Reply(refusal("took_too_long", limit=self.limits.wall_seconds))
        except EOFError:
            return Reply(self._death(child))
        except BaseException:
            child.close()
            raise
        self._give_back(child, answer)
        return _reply(answer)

    def _death(self, child: _Child) -> Refused:
        if child.process.returncode == _OUT_OF_PROCESSOR_TIME:
            return refusal("took_too_long", limit=self.limits.cpu_seconds)
        if child.process.returncode == _OUT_OF_MEMORY:
            return refusal("too_much_memory")
        return refusal("reader_stopped")

    def _take(self) -> _Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.usable:
                    return child
                child.close()
        return _Child(self.limits)

    def _give_back(self, child: _Child, answer: dict[str, Any]) -> None:
        # After a shortage of memory nothing in the process can be relied on.
        worn_out = "refused" in answer and answer["refused"][0] in ("too_much_memory", "internal")
        if worn_out or not child.usable:
            child.close()
            return
        with self._lock:
            self._idle.append(child)

    def close(self) -> None:
        """End every idle child."""
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            child.close()


def _findings(packed: list[list[Any]]) -> tuple[Finding, ...]:
    return tuple(
        Finding(code, severity, message, sheet, tuple(cells)) for code, severity, message, sheet, cells in packed
    )


def _reply(answer: dict[str, Any]) -> Reply:
    findings, cost = _findings(answer["findings"]), Cost(*answer["cost"])
    if "refused" in answer:
        code, sentence = answer["refused"]
        return Reply(Refused(code, sentence, findings), cost)
    return Reply(unpack(answer["grid"], findings, cost), cost)


_pools: dict[Limits, Pool] = {}
_pools_lock = Lock()


def pool_for(limits: Limits) -> Pool:
    """The one pool of this process for these limits."""
    with _pools_lock:
        if limits not in _pools:
            _pools[limits] = Pool(limits)
            _close_at_exit(_pools[limits].close)
        return _pools[limits]


def _close_at_exit(close: Callable[[], None]) -> None:
    atexit.register(close)
