"""A Python for many clicks: what a click loads is loaded once, and each click runs in a copy of it.

LibreOffice starts the small script that ``starter`` writes; it hands its arguments over and ends. A click then costs what it does, not what
Python needs to start; the clicks that are measured start a Python of their own.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
                    _press(words)
                words = []


def _warm_up() -> None:
    import macros.buttons
    from macros.edge import buttons
    from workbook.calc.bridge import load_uno
    from workbook.live.excel import load

    assert macros.buttons
    buttons()
    load()
    load_uno()


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
