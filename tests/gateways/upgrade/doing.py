"""What the tests of upgrade do with a book: press, upgrade, verify, look."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from macros.edge import Said, Wish, press
from macros.keeper import keeper_of
from macros.upgrading import upgrade_book
from order_logic.records import RECORDS, JournalRow
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.journal.verdict import Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import Way, anchor_path, read_anchor
from workbook.upgrade import Upgraded

NOW = datetime(2026, 11, 20, 10, 0)
WAITING = "SO20261120-0001"
"""An order of the kept book that waits for its first audit."""


def a_copy(folder: Path, kept: Path, name: str = "订单台账.xlsm") -> Path:
    """A kept book with its anchor, as a person has it."""
    shutil.copy(anchor_path(kept), anchor_path(folder / name))
    return Path(shutil.copy(kept, folder / name))


def presses(path: Path, button: str, *orders: str) -> Said:
    """The administrator presses a button with these orders selected."""

    def opened() -> tuple[FileWorkbook, Any]:
        workbook = FileWorkbook(path, orders)
        return workbook, keeper_of(workbook, Way.FILE, NOW)

    return press(button, opened, Wish("admin", NOW), "zh", path)


def upgraded(path: Path, **options: Any) -> Upgraded:
    """The administrator upgrades the book."""
    return upgrade_book(path, user="admin", now=NOW, **options)


def verified(path: Path) -> Verdict:
    """What verify says of the book."""
    book = FileWorkbook(path).read(dict.fromkeys(RECORDS, Reach.WHOLE))
    return verify(book, list(book.all(JournalRow)), read_anchor(anchor_path(path)))


def seen(path: Path) -> Workbook:
    """The book as another program reads it."""
    return load_workbook(path, keep_vba=True)


def member(path: Path, name: str) -> bytes:
    """One part of the book."""
    with ZipFile(path) as book:
        return book.read(name)
