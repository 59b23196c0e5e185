"""A journal sheet that grew too long gives its oldest rows to a sealed segment, and says why when it cannot."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from order_logic.book import Book
from order_logic.records import JournalRow
from order_logic.text import Text
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable
from workbook.grid import Places
from workbook.journal.chain import same
from workbook.journal.evidence import chain_faults
from workbook.journal.rows import LIMIT
from workbook.journal.segments import Sealed, read_segments, segment_folder, write_segment
from workbook.keeping.safely import write_whole

KEPT = 25_000
"""What the sheet keeps: the latest rows, so that an undo and a look at the last months need no other file."""
PATIENCE = 1_000  # rows by which the sheet must grow before a removal that failed is tried again

_UNSORTED = Text("「操作日志」没有按序号从小到大排列，或中间有空行", "the journal is not sorted by number, or has blank rows")
_SORT = Text("请按「序号」升序排列，删去空行", "sort it by No., smallest first, without blank rows")
_NOT_WHOLE = Text("日志链不完整，或读不全", "the journal's chain is broken, or it cannot all be read")
_VERIFY = Text("请运行 orderdesk verify 查明", "run orderdesk verify to find out")
_ONE_CLICK = Text("这些行都是同一次操作的", "these rows are all of one click")
_WAIT = Text("无需处理", "nothing to do")


class Held(NamedTuple):
    """Why the oldest rows could not go, and with how many rows in the sheet that was."""

    rows: int
    why: Text


def shorten(path: Path, limit: int = LIMIT, kept: int = KEPT) -> int:
    """Moves the oldest rows of the journal sheet beyond ``kept`` into a sealed segment when it holds more than ``limit``.

    Gives how many rows went. Never raises what the book or the disk may be in the way with: the rows then stay, which ``held`` tells.
    """
    rows = 0
    try:
        gateway = FileWorkbook(path)
        book = gateway.read({JournalRow: Reach.WHOLE})
        rows = sum(1 for _ in book.all(JournalRow))
        return _moved(gateway, book, kept) if rows > limit else 0
    except Unusable as why:
        note(path, Held(rows, Text(why.say("zh"), why.say("en"))))
    except OSError as why:
        note(path, Held(rows, Text(str(why), str(why))))
    return 0


def _moved(gateway: FileWorkbook, book: Book, kept: int) -> int:
    """Raises Unusable when the rows cannot go, OSError when the segment cannot be written; then all is as it was."""
    rows, path, own = _in_order(book, gateway.places[JournalRow]), gateway.path, gateway.nameplate.book
    first = rows[0].number or 0
    sealed = read_segments(path, own, first - 1)
    known = {row.number: row for row in sealed.rows}
    previous = known.get(first - 1)
    if chain_faults(rows, link=previous.link if previous else "") or not (first == 1 or previous) or _damaged(sealed):
        raise Unusable(_NOT_WHOLE, _VERIFY)
    count = _whole_clicks(rows, len(rows) - max(kept, 1))
    fresh = [row for row in rows[:count] if row.number not in known or not same(row, known[row.number])]
    at = count - len(fresh)
    link = rows[at - 1].link if at else previous.link if previous else ""
    first = gateway.places[JournalRow].header + 1
    gateway.drop_rows({JournalRow: range(first, first + count)}, lambda: _seal(path, own, fresh, link))
    with suppress(OSError):
        _note_path(path).unlink(missing_ok=True)
    return count


def _in_order(book: Book, places: Places) -> list[JournalRow]:
    """The rows as they stand, one below the other from the headings on."""
    rows = list(book.all(JournalRow))
    numbers = [row.number or 0 for row in rows]
    standing = [places.rows.get((number,)) for number in numbers]
    if book.faults:
        raise Unusable(_NOT_WHOLE, _VERIFY)
    if numbers != sorted(numbers) or standing != list(range(places.header + 1, places.header + 1 + len(rows))):
        raise Unusable(_UNSORTED, _SORT)
    return rows


def _damaged(sealed: Sealed) -> bool:
    return any(not segment.whole for segment in sealed.segments)


def _whole_clicks(rows: Sequence[JournalRow], count: int) -> int:
    """``count``, or less so that no click is cut in two: an undo finds it whole in the sheet."""
    while 0 < count < len(rows) and rows[count - 1].click == rows[count].click:
        count -= 1
    if count <= 0:
        raise Unusable(_ONE_CLICK, _WAIT)
    return count


def _seal(path: Path, own: str, fresh: Sequence[JournalRow], link: str) -> None:
    """A click that broke off between segment and book left the rows in both: what lies sealed already is not sealed again."""
    if fresh:
        write_segment(path, own, fresh, link)


def _note_path(book: Path) -> Path:
    return segment_folder(book) / "held.json"


def note(book: Path, stopped: Held) -> None:
    """Writes down why the oldest rows stayed; where that cannot be written either, the next click tries again."""
    with suppress(OSError):
        segment_folder(book).mkdir(exist_ok=True)
        said = json.dumps({"rows": stopped.rows, "zh": stopped.why.zh, "en": stopped.why.en}, ensure_ascii=False).encode()
        write_whole(_note_path(book), lambda out: out.write(said))


def held(book: Path) -> Held | None:
    """Why the oldest rows stayed when they were last to go; None when nothing was in the way."""
    try:
        said = json.loads(_note_path(book).read_text(encoding="utf-8"))
        return Held(int(said["rows"]), Text(str(said["zh"]), str(said["en"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def too_long(book: Path, rows: int, limit: int = LIMIT) -> bool:
    """Whether a sheet of so many rows is to be shortened now: soon after a failure it is not tried again."""
    if rows <= limit:
        return False
    stopped = held(book)
    return stopped is None or not stopped.rows <= rows < stopped.rows + PATIENCE
