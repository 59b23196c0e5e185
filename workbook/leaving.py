"""Takes the papers of archived orders out of the book, once they lie in the archive; the order's own row stays with its sums."""

import secrets
import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from order_logic.book import Book, Edit, key_of, order_field
from order_logic.flows.commercial import Commercial
from order_logic.records import (
    RECORDS,
    FoundProblem,
    Invoice,
    InvoiceLine,
    JournalRow,
    Matching,
    Order,
    OutboundNote,
    Receipt,
    Return,
    Setting,
)
from order_logic.seals import sealing
from order_logic.settings import read_settings
from order_logic.text import Text
from workbook.file import CHANGED_MEANWHILE, FileWorkbook
from workbook.gateway import Reach, Stale
from workbook.journal import first_row
from workbook.keeping.anchor import Entry, Way, anchor_path, append
from workbook.keeping.backup import snapshot
from workbook.package import Package, fingerprint
from workbook.upgrade.holding import held

STAYS = frozenset({Order, OutboundNote, Return, Invoice, InvoiceLine, Receipt, Matching, JournalRow, FoundProblem})
"""What the customer's account looks at, and the register that keeps numbers from being given twice (R-06, R-07)."""
_BUTTON = "archive"
_REASON = Text("归档：{orders} 单的单据移入归档册", "archived: the papers of {orders} orders moved into the archive")
_AGAIN = Text("单据仍在册内，未丢失；请再按一次「归档」", "their papers are still in the book; press Archive again")


class Leaving(NamedTuple):
    """How many orders' papers went, and how many rows of the sheets."""

    orders: int = 0
    rows: int = 0


def papers_leave(path: Path, user: str, now: datetime) -> Leaving:
    """Takes every row of archived orders but those of STAYS out of the closed book, in one step, with a backup before.

    The journal opens a new chapter, so that verify holds the book against what is left. Raises Unusable, with the file as it was, while
    the book is open elsewhere or where people's own formulas or pictures hang on the rows.
    """
    seen = fingerprint(path)
    with held(path), tempfile.TemporaryDirectory(prefix="orderdesk-", ignore_cleanup_errors=True) as folder:
        staged = Path(folder) / path.name
        shutil.copyfile(path, staged)
        reader = FileWorkbook(staged)
        book = _whole(reader)
        orders = [o.number for o in book.all(Order) if o.commercial is Commercial.ARCHIVED]
        rows = _rows(reader, book, frozenset(orders))
        if not rows:
            return Leaving()
        reader.drop_rows(rows, lambda: None)
        _new_chapter(staged, orders, user, now)
        if fingerprint(path) != seen:
            raise Stale(CHANGED_MEANWHILE, _AGAIN, path=path.name)
        snapshot(path, read_settings(book.all(Setting))[0].backups_kept, now)
        with Package(staged) as package:
            package.rewrite(path, {})
    _note(path, now)
    return Leaving(len(orders), sum(len(numbers) for numbers in rows.values()))


def _whole(workbook: FileWorkbook) -> Book:
    return workbook.read(dict.fromkeys(RECORDS, Reach.WHOLE))


def _rows(reader: FileWorkbook, book: Book, orders: frozenset[str]) -> dict[type, list[int]]:
    """The sheet rows to take out; of a sheet that would be left with none, one stays."""
    found: dict[type, list[int]] = {}
    for record in RECORDS:
        name = order_field(record)
        if not name or record in STAYS:
            continue
        every: Sequence[Any] = list(book.all(record))
        numbers = [reader.places[record].row_of(key_of(row)) for row in every if getattr(row, name) in orders]
        doomed = [number for number in numbers if number is not None]
        kept = doomed[:-1] if len(doomed) == len(every) else doomed
        if kept:
            found[record] = kept
    return found


def _new_chapter(staged: Path, orders: Sequence[str], user: str, now: datetime) -> None:
    """Fresh seals for orders without papers, and the row that opens the chapter."""
    reader = FileWorkbook(staged)
    book = _whole(reader)
    seals: list[Edit] = sealing(book, orders)
    last = max(book.all(JournalRow), key=lambda row: row.number or 0, default=None)
    said: dict[str, Any] = {"at": now, "user": user, "button": _BUTTON, "click": secrets.token_hex(4)}
    reason = _REASON.say(reader.lang, orders=len(orders))
    opening = first_row(book.after(seals), reader.nameplate, last=last, reason=reason, left=orders, **said)
    reader.write([*seals, opening])


def _note(path: Path, now: datetime) -> None:
    reader = FileWorkbook(path)
    row = max(reader.read({JournalRow: Reach.WHOLE}).all(JournalRow), key=lambda row: row.number or 0)
    append(anchor_path(path), Entry(reader.nameplate.book, row.number or 0, row.link, Way.FILE, now.replace(microsecond=0), _BUTTON))
