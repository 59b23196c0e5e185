"""备份: a copy of the book before each click, the last few kept."""

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from workbook.keeping.safely import copy_whole

FOLDER = "备份"
_STAMP = "%Y%m%d-%H%M%S"


class Backup(NamedTuple):
    """One copy: its running number, when it was made, and where it lies."""

    number: int
    made: datetime
    path: Path


def backup_folder(book: Path) -> Path:
    """The folder beside the book in which its copies lie."""
    return book.parent / FOLDER


def backups(book: Path) -> list[Backup]:
    """The copies of this book, the newest first; files that we did not name are none of them."""
    shape = re.compile(rf"{re.escape(book.stem)}\.(\d{{8}}-\d{{6}})\.(\d{{4,}}){re.escape(book.suffix)}")
    folder = backup_folder(book)
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        named = shape.fullmatch(path.name)
        made = _moment(named[1]) if named and path.is_file() else None
        if named and made:
            found.append(Backup(int(named[2]), made, path))
    return sorted(found, reverse=True)


def snapshot(book: Path, keep: int, at: datetime) -> Backup:
    """Copies the file as it was last saved, and clears away our copies of it beyond the ``keep`` newest (at least this one stays).

    Raises OSError when the folder cannot be written; then nothing was cleared away.
    """
    made = at.replace(microsecond=0)
    folder = backup_folder(book)
    folder.mkdir(exist_ok=True)
    number = max((b.number for b in backups(book)), default=0) + 1
    copy = Backup(number, made, folder / f"{book.stem}.{made.strftime(_STAMP)}.{number:04d}{book.suffix}")
    copy_whole(book, copy.path)
    for old in backups(book)[max(keep, 1) :]:
        old.path.unlink(missing_ok=True)
    return copy


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP)
    except ValueError:
        return None
