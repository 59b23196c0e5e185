"""verify: the book, its journal and its anchor held against each other."""

import json
from collections.abc import Sequence

from order_logic.book import Book
from order_logic.records import JournalRow
from order_logic.records.choices import Level
from workbook.halfway import STARTED
from workbook.journal.chain import Action
from workbook.journal.comparison import broken_seals, differences
from workbook.journal.evidence import Standing, chain_faults, standing
from workbook.journal.joining import Whole, joined
from workbook.journal.replay import Replay, replayed
from workbook.journal.rollback import opening_faults
from workbook.journal.segments import Sealed
from workbook.journal.verdict import Code, Found, Verdict
from workbook.keeping.anchor import Anchor

_AHEAD = frozenset({Code.UNSAVED, Code.OLDER_COPY})


def verify(book: Book, rows: Sequence[JournalRow], anchor: Anchor, sealed: Sealed | None = None) -> Verdict:
    """What book, journal and anchor say of each other.

    ``book`` holds every sheet whole; ``rows`` are those of its journal sheet, in any order (people sort sheets); ``sealed`` are the
    segments beside it, None where there can be none. Where the chain is broken the journal is no evidence, so cells are then only held
    against the seals.
    """
    whole = _whole([row for row in rows if not _begun(row)], anchor, sealed)
    half = [Found(Code.BROKE_OFF)] if any(row.state == STARTED for row in rows) else []
    rows = whole.rows
    chain = chain_faults(rows, whole.torn) or ([] if whole.torn else _no_opening(rows))
    broken = [*half, *_unreadable(book), *whole.findings, *chain]
    stands = standing(rows, anchor, sealed.book if sealed else _book_id(rows))
    if any(f.level is Level.BLOCK for f in broken):
        return Verdict((*broken, *(f for f in stands.findings if f.code is not Code.FORKED), *broken_seals(book, [])), stands.lost)
    try:
        replay = replayed(rows)
    except (ValueError, KeyError, TypeError, IndexError) as why:
        return Verdict((*broken, Found(Code.NOT_A_JOURNAL, {"why": str(why)}), *stands.findings, *broken_seals(book, [])), stands.lost)
    cells = _cells(book, replay)
    return Verdict((*broken, *_told_apart(stands, cells), *cells, *broken_seals(book, cells)), stands.lost)


def _begun(row: JournalRow) -> bool:
    """Whether the writing of this very row broke off: nothing that it was to tell of had been touched then."""
    return row.state == STARTED and not row.link


def _whole(rows: Sequence[JournalRow], anchor: Anchor, sealed: Sealed | None) -> Whole:
    if sealed is not None:
        return joined(sealed, rows, anchor.of(sealed.book))
    return Whole(sorted(rows, key=lambda row: row.number or 0))


def _cells(book: Book, replay: Replay) -> list[Found]:
    found = differences(book, replay)
    gone: frozenset[type] = frozenset(f.record for f in found if f.code is Code.ROW_GONE)
    return [*found, *opening_faults(book, replay, gone)]


def _told_apart(stands: Standing, cells: Sequence[Found]) -> list[Found]:
    """An older book agrees with its own journal; where it does not, only the journal is older, that is: cut."""
    effects = any(f.code is not Code.LIMIT_TYPED for f in cells)
    return [f._replace(code=Code.TAIL_CUT) if effects and f.code in _AHEAD else f for f in stands.findings]


def _unreadable(book: Book) -> list[Found]:
    faults = [f for f in book.faults if f.record is JournalRow]
    return [Found(Code.ROW_UNREADABLE, {"why": f.reason}, JournalRow, f.key, f.field) for f in faults]


def _no_opening(rows: Sequence[JournalRow]) -> list[Found]:
    return [] if rows and rows[0].action == Action.OPEN.value else [Found(Code.NO_OPENING)]


def _book_id(rows: Sequence[JournalRow]) -> str:
    try:
        return str(json.loads(rows[0].fields)["book"])
    except (IndexError, ValueError, KeyError, TypeError):
        return ""
