"""How the kept books were made: a small company with its orders, by the program that released their schema.

``python -m tests.books.make FOLDER`` writes ``schema_N.xlsm`` and its anchor for today's schema N. A kept book is never made again by a
later program: what it is good for is that yesterday's program made it.
"""

import sys
from datetime import datetime
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from macros.making import make_book
from order_logic.sample import sample_company
from workbook.keeping.anchor import anchor_path
from workbook.schema import SCHEMA

SEED, ORDERS, MAKER = 20261, 25, "admin"
MADE = datetime(2026, 11, 20, 9, 0)


def make(folder: Path) -> Path:
    """Writes today's book into ``folder``; the same program gives the same bytes on every computer."""
    path = folder / f"schema_{SCHEMA}.xlsm"
    rows = sample_company(SEED, ORDERS, MADE.date(), lang="zh", maker=MAKER).book_rows
    with patch.object(sys, "executable", "python"), patch("macros.making.uuid4", lambda: UUID(int=SEED)):
        make_book(path, rows, lang="zh", host="excel", maker=MAKER, now=MADE, sample=str(SEED))
    return path


if __name__ == "__main__":
    made = make(Path(sys.argv[1]))
    sys.stdout.write(f"{made} {made.stat().st_size:,} {anchor_path(made).name}\n")
