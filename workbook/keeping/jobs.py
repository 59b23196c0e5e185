"""Which click works on an open book: one at a time. Others may hear whose it is, and ask it to stop."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.keeping.state import state_folder

_BUSY = Text(
    "「{button}」还在处理（{user}，{at} 开始），这次没有执行", "{button} is still at work ({user}, since {at}); this click did nothing"
)
_WAIT = Text("请等它完成；要它停下请点「停止」", "wait for it to end, or press Stop")
_SOMETHING = Text("前一次点击", "the click before")


class Job(NamedTuple):
    """A click at work: what its button is called, who pressed it and when."""

    button: Text
    user: str
    began: datetime


class _Place(NamedTuple):
    """The files of one book's job, in the user's own folder."""

    lock: Path
    note: Path
    stop: Path


def _place(book: Path) -> _Place:
    name = hashlib.sha256(os.path.normcase(book.resolve()).encode()).hexdigest()[:16]
    folder = state_folder() / "jobs"
    return _Place(*(folder / f"{name}.{end}" for end in ("lock", "job", "stop")))


@contextmanager
def alone(book: Path, job: Job) -> Iterator[Callable[[], bool]]:
    """Works on a book while no other click does; gives whether somebody wants it to stop. Raises Unusable that says which job runs.

    Where the user's folder cannot be written there is no lock, and the click goes on without.
    """
    place = _place(book)
    lock = FileLock(place.lock, timeout=0)
    try:
        place.lock.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        other = _read(place.note) or Job(_SOMETHING, "?", job.began)
        raise Unusable(_BUSY, _WAIT, button=other.button, user=other.user, at=f"{other.began:%H:%M:%S}") from None
    except OSError:
        yield lambda: False
        return
    try:
        place.stop.unlink(missing_ok=True)
        _write(place.note, job)
        yield place.stop.exists
    finally:
        for note in (place.note, place.stop):
            with suppress(OSError):
                note.unlink(missing_ok=True)
        lock.release()


def ask_to_stop(book: Path) -> Job | None:
    """Asks the click at work on this book to stop before its next order; gives that click, None when none is at work."""
    place = _place(book)
    if not place.note.exists() or _is_free(place.lock):
        return None
    job = _read(place.note)
    if job is not None:
        place.stop.touch()
    return job


def _is_free(path: Path) -> bool:
    """Whether nobody holds the lock: a note without its lock was left by a click that broke off."""
    try:
        with FileLock(path, timeout=0):
            return True
    except Timeout:
        return False


def _write(path: Path, job: Job) -> None:
    with suppress(OSError):
        path.write_text(json.dumps({"button": list(job.button), "user": job.user, "began": job.began.isoformat()}), "utf-8")


def _read(path: Path) -> Job | None:
    try:
        found = json.loads(path.read_text("utf-8"))
        return Job(Text(*found["button"]), found["user"], datetime.fromisoformat(found["began"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
