"""How the register takes kills, a log cut short, and a restore.

    python -m tests.bench.bench_register [ROUNDS]

Prints kills and what was lost, truncations and what was lost, and how long the restore drill took.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from data.settings import settings

ROOT = Path(__file__).resolve().parents[2]
TRUNCATIONS = 100


def settings_in(folder: Path) -> dict[str, str]:
    """The environment of a dashboard that keeps everything in this folder."""
    (folder / "settings.toml").write_text(f'[warehouse]\nstore = "{(folder / "store").as_posix()}"\n', "utf-8")
    return {**os.environ, "CSP_SETTINGS": str(folder / "settings.toml")}


def kills(rounds: int) -> None:
    """Kill -9 at every step of sending, approving and building, in several rounds."""
    seen: list[dict[str, Any]] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            command = [sys.executable, "-m", "tests.returns.killing", str(folder / "store")]
            done = subprocess.run(
                command, cwd=ROOT, env=settings_in(folder), capture_output=True, text=True, check=True
            )
            seen += [json.loads(line) for line in done.stdout.splitlines()]
    killed = [each for each in seen if not each["through"]]
    register = [each for each in killed if "said" in each]
    torn = [each for each in register if not (each["whole"] and each["consistent"])]
    lost = [each for each in register if not {word.split()[1] for word in each["said"]} <= set(each["sent"])]
    print(f"{len(killed)} kills ({len(register)} of the register): {len(torn)} torn, {len(lost)} acknowledged and lost")


def truncations(folder: Path) -> None:
    """Cut the write-ahead log at random lengths while somebody has the register open."""
    from data.returns.register.database import path
    from tests.returns.registered import approved, delivery

    approved(delivery(900))
    held = sqlite3.connect(path())
    held.execute("select count(*) from version").fetchone()
    names = {approved(delivery(901 + number)) for number in range(5)}
    log = path().with_name(f"{path().name}-wal")
    content, lost, torn = (log.read_bytes() if log.exists() else b""), 0, 0
    for number in range(TRUNCATIONS):
        copy = folder / f"copy-{number}.sqlite"
        shutil.copy(path(), copy)
        copy.with_name(f"{copy.name}-wal").write_bytes(content[: random.Random(number).randint(0, len(content))])  # noqa: S311
        with sqlite3.connect(copy) as con:
            torn += con.execute("pragma integrity_check").fetchone() != ("ok",)
            lost += not names <= {name for (name,) in con.execute("select version_id from version")}
        copy.unlink()
    held.close()
    print(f"{TRUNCATIONS} truncations of a log of {len(content):,} bytes: {torn} torn, {lost} acknowledged and lost")


def cuts_of_a_full_log(folder: Path) -> None:
    """Cut a log that holds acknowledged acts, which the product's own log does only for an instant."""
    from tests.returns.cutting import held_in_log

    held, torn, lost, behind = held_in_log(folder, acts=20), 0, 0, 0
    for number in range(TRUNCATIONS):
        length = random.Random(number).randint(0, len(held.log))  # noqa: S311
        left, kept = held.cut_to(length, folder), set(held.within(length))
        there = {f"sent {name}" for name in left["sent"]} | {f"approved {name}" for name in left["approved"]}
        torn += not (left["whole"] and left["consistent"])
        lost += not kept <= there
        behind += len(held.acts) - len(kept)
    print(f"{TRUNCATIONS} cuts of a log of {len(held.log):,} bytes with {len(held.acts) - 2} acknowledged acts in it:")
    print(f"  {torn} torn; {lost} times was an act lost that lay before the cut or was in the main file.")
    print(f"  {behind:,} times an act lay behind the cut. Such an act is gone, as anything is whose file is cut away;")
    print("  no crash does that: an act is acknowledged only after the disc has it (synchronous = full).")


def restore_drill(folder: Path) -> None:
    """Lose the register and every warehouse; put the copy back; check; build; compare."""
    from data import build as building
    from data.returns.publish import approved
    from data.returns.register.__main__ import backup, check
    from data.returns.register.database import path

    before = approved().digest()
    backup(folder / "copy.sqlite")
    shutil.rmtree(path().parent)
    started = time.perf_counter()
    path().parent.mkdir()
    shutil.copy(folder / "copy.sqlite", path())
    faults = check()
    building.build(quiet=True)
    seconds = time.perf_counter() - started
    same = approved().digest() == before
    print(f"Restore drill: {seconds:.1f} s, {len(faults)} faults, {'the same' if same else 'OTHER'} figures")


def main() -> None:
    """Everything, in a folder of its own."""
    kills(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
    with tempfile.TemporaryDirectory() as name:
        os.environ.update(settings_in(Path(name)))
        truncations(Path(name))
    with tempfile.TemporaryDirectory() as name:
        os.environ.update(settings_in(Path(name)))
        settings.cache_clear()
        cuts_of_a_full_log(Path(name))
        restore_drill(Path(name))


if __name__ == "__main__":
    main()
