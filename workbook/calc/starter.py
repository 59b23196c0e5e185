"""The starter: a small script by which workbooks find this machine's Python, whoever made them."""

import shlex
import sys
from pathlib import Path

STARTER = ".local/share/orderdesk/python"
"""Below the home folder; the macro of the workbook knows this place."""


def starter_path(home: Path | None = None) -> Path:
    return (home or Path.home()) / STARTER


def put_starter(home: Path | None = None, python: str = sys.executable) -> Path | None:
    """Writes the starter of this Python; gives its path, or None when it was there already."""
    path, script = starter_path(home), _script(python)
    if path.exists() and path.read_text("utf-8") == script:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, "utf-8")
    path.chmod(0o755)
    return path


def started_python(home: Path | None = None) -> Path | None:
    """The Python that the starter starts; None when there is no starter, or none of ours."""
    path = starter_path(home)
    called = [line for line in path.read_text("utf-8", "replace").splitlines() if line.startswith("exec ")] if path.is_file() else []
    words = shlex.split(called[-1]) if called else []
    return Path(words[1]) if len(words) > 1 else None


def remove_starter(home: Path | None = None) -> Path | None:
    """Takes the starter away; None when there was none."""
    path = starter_path(home)
    if not path.exists():
        return None
    path.unlink()
    return path


def _script(python: str) -> str:
    quoted = "'" + python.replace("'", "'\\''") + "'"
    return f'#!/bin/sh\n# orderdesk install-libreoffice\nunset PYTHONHOME LD_LIBRARY_PATH\nexec {quoted} "$@"\n'
