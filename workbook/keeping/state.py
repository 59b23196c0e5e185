"""Where the program keeps its own notes: the user's state folder, and a log of clicks that never grows too long."""

import logging
import os
import sys
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "orderdesk"
_MEGABYTE = 1_000_000


def state_folder(system: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Path:
    """The folder for logs: LocalAppData on Windows, Library/Logs on macOS, XDG_STATE_HOME elsewhere (XDG Base Directory 0.8)."""
    own = home or Path.home()
    if system == "win32":
        return Path(environment.get("LOCALAPPDATA") or own / "AppData" / "Local") / "OrderDesk"
    if system == "darwin":
        return own / "Library" / "Logs" / "OrderDesk"
    named = environment.get("XDG_STATE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else own / ".local" / "state") / NAME


def log_path(folder: Path | None = None) -> Path:
    """The file of the click log."""
    return (folder or state_folder()) / f"{NAME}.log"


def click_log(folder: Path | None = None) -> logging.Logger:
    """The log of clicks: five files of a megabyte at most. Where it cannot be written the desk works on without it."""
    log = logging.getLogger(f"{NAME}.clicks")
    path = log_path(folder)
    if any(getattr(handler, "baseFilename", "") == str(path.absolute()) for handler in log.handlers):
        return log
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    log.addHandler(_handler(path))
    log.setLevel(logging.INFO)
    log.propagate = False  # nothing of it is shown on a screen
    return log


def _handler(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_MEGABYTE, backupCount=4, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
