"""The journal with its sealed files, and the words of its buttons: what a time line needs of the macros."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from macros.edge import buttons
from order_logic.book import Book
from order_logic.records import JournalRow
from order_logic.text import Text


def whole_journal(book: Book, path: Path | None, gateway: Any) -> Sequence[JournalRow]:
    """Every row of the journal: those of the sheet, and those sealed beside the book where its first row is no longer in the sheet."""
    rows = sorted(book.all(JournalRow), key=lambda row: row.number or 0)
    plate = getattr(gateway, "nameplate", None)
    if path is None or plate is None or not rows or rows[0].number == 1:
        return rows
    from workbook.journal.joining import joined
    from workbook.journal.segments import read_segments

    return joined(read_segments(path, plate.book), rows, ()).rows


def captions() -> dict[str, Text]:
    """The words on every button, by the name that the journal keeps."""
    return {name: one.caption for name, one in buttons().items()}
