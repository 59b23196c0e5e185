"""The first row of the journal: a digest of the book as it was made or imported."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any

from order_logic.book import Add, Book, Key, key_of
from order_logic.columns import Column, Owner, Seal
from order_logic.records import JournalRow
from order_logic.spelling import spelled
from workbook.codes import packed
from workbook.journal.chain import Action, chained
from workbook.journal.touched import journalled
from workbook.nameplate import Nameplate

MODULUS = 1 << 256
LEFT = "left"
"""What an opening row calls the orders whose papers have left the book."""


@cache
def guarded(record: Any) -> tuple[Column, ...]:
    """The columns that only buttons fill, and the limits: what must be as the journal left it."""
    return tuple(c for c in journalled(record) if c.owner is Owner.DESK or c.seal is Seal.ALWAYS)


def group_of(record: type, column: Column) -> str:
    """The name under which a column counts: its record, or for a limit that people set the column itself."""
    return record.__name__ if column.owner is Owner.DESK else f"{record.__name__}.{column.name}"


def weight(record: type, key: Key, field: str, value: Any) -> int:
    """The number that one cell adds to the digest of its group."""
    said = packed([record.__name__, [spelled(part) for part in key], field, spelled(value)])
    return int.from_bytes(sha256(said.encode()).digest(), "big")


def cells(record: type, key: Key, row: Any) -> Iterator[tuple[Column, Any]]:
    """The guarded cells of a row that are not blank; a row that still waits for its number has none."""
    if str(key[0]).startswith("#"):
        return
    for column in guarded(record):
        value = getattr(row, column.name)
        if value != column.blank:
            yield column, value


def digests(book: Book) -> dict[str, str]:
    """For each group the sum of its cells' digests (mod 2^256, in hex), whatever the order of rows; groups without a cell are left out."""
    sums: dict[str, int] = {}
    for record in book.records():
        rows: Iterable[Any] = book.all(record)
        for row in rows:
            key = key_of(row)
            for column, value in cells(record, key, row):
                group = group_of(record, column)
                sums[group] = sums.get(group, 0) + weight(record, key, column.name, value)
    return spelt_sums(sums)


def spelt_sums(sums: dict[str, int]) -> dict[str, str]:
    """Sums as they stand in the first row."""
    return {group: f"{total % MODULUS:064x}" for group, total in sorted(sums.items()) if total % MODULUS}


def first_row(
    book: Book, plate: Nameplate, *, at: datetime, user: str, button: str, click: str, last: JournalRow | None = None, reason: str = "",
    left: Sequence[str] = (),
) -> Add:  # fmt: skip
    """The row that opens the journal: the book's id and its digests. With ``last`` it opens a new chapter, after an upgrade.

    ``left`` are orders whose papers have left the book for the archive.
    """
    told = {"book": plate.book, "schema": plate.schema, "digests": digests(book)}
    fields = packed(told | {LEFT: sorted(left)} if left else told)
    moment = at.replace(microsecond=0)
    row = JournalRow(number=None, at=moment, user=user, button=button, click=click, action=Action.OPEN.value, fields=fields, reason=reason)
    return Add(JournalRow, chained([row], last)[0])
