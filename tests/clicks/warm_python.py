"""A Python for many clicks: what a click loads is loaded once, and each click runs in a copy of it.

LibreOffice starts the small script that ``starter`` writes; it hands its arguments over and ends. A click then costs what it does, not what
Python needs to start; the clicks that are measured start a Python of their own.
"""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from types import SimpleNamespace
from typing import Self

SITTING = "sitting"
"""A file beside the script: the login of who sits at the computer, what its clock says, and the token that the click is given."""
GATE = "gate"
"""A file beside the script: as long as it is there, a click waits before the order with the number that it says, counted from 0."""
WAITS = "waits"
"""A file that is put there by a click that waits."""


def serve(fifo: str) -> None:
    """Waits for arguments, a line each and an empty line after the last, and runs what they say in a copy of this process."""
    _warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies
    handle = os.open(fifo, os.O_RDWR)  # held open, so that it never ends
    Path(f"{fifo}.ready").touch()
    with os.fdopen(handle, encoding="utf-8") as lines:
        words: list[str] = []
        for line in lines:
            if line != "\n":
                words.append(line.removesuffix("\n"))
            else:
                if os.fork() == 0:
                    _sit_down(Path(fifo).with_name(SITTING))
                    _put_up(Path(fifo).with_name(GATE))
                    _press(words)
                words = []


def _warm_up() -> None:
    """Loads what a click loads, by pressing buttons on a workbook in memory where nothing is to be done."""
    import weasyprint

    from macros.edge import Wish, press
    from order_logic.book import Book
    from order_logic.records import User
    from workbook.calc.bridge import load_uno
    from workbook.live.excel import load
    from workbook.memory import MemoryWorkbook

    assert weasyprint
    load()
    load_uno()
    import macros.live
    import workbook.calc.program

    assert macros.live and workbook.calc.program
    empty = MemoryWorkbook(Book.of(User(login="admin", name="admin")), ["SO20990101-0001"])
    for name in ("register", "check", "allocate", "list_overdue", "undo", "order_confirmation"):
        press(name, lambda: (empty, None), Wish("admin"), "zh")
    gc.collect()
    gc.freeze()  # what is loaded stays one with its copies


def _sit_down(told: Path) -> None:
    """The person who is told of sits at the computer, whose clock and dice say what is told."""
    if not told.exists():
        return
    import macros.keeper
    import macros.live

    login, moment, token = told.read_text("utf-8").split()
    os.environ["LOGNAME"] = login
    stands = datetime.fromisoformat(moment)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.combine(stands.date(), stands.time(), tz)

    vars(macros.live)["datetime"] = Clock
    vars(macros.keeper)["secrets"] = SimpleNamespace(token_hex=lambda _: token)


def _put_up(gate: Path) -> None:
    """Between two orders of this click there is a gate, where somebody put one."""
    if not gate.exists():
        return
    from macros.progress import Progress

    order, between = int(gate.read_text("utf-8")), Progress.between

    def held(progress: Progress, done: int, of: int) -> bool:
        if done == order:
            gate.with_name(WAITS).touch()
            while gate.exists():
                time.sleep(0.02)
        return between(progress, done, of)

    Progress.between = held  # type: ignore[assignment]  # in this copy of the process, which ends with the click


def _press(words: list[str]) -> None:
    """As ``python -c CODE …`` does it; the copy ends with the click."""
    _, code, *rest = words
    sys.argv = ["-c", *rest]
    try:
        exec(compile(code, "<click>", "exec"), {"__name__": "__main__"})  # noqa: S102 - the macro's own words
    except SystemExit as left:
        sys.stderr.write(f"{left.code}\n")
    finally:
        sys.stderr.flush()
        os._exit(0)


@contextmanager
def warm_python(folder: Path, environment: dict[str, str]) -> Iterator[Path]:
    """Starts the server; gives the script that LibreOffice starts in place of Python."""
    fifo, script = folder / "clicks", folder / "python"
    os.mkfifo(fifo)
    script.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" '' > '{fifo}'\n", "utf-8")
    script.chmod(0o755)
    command = [sys.executable, "-m", "tests.clicks.warm_python", str(fifo)]
    with (folder / "clicks.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield script
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(20)


if __name__ == "__main__":
    serve(sys.argv[1])
