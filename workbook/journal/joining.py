"""The sealed segments and the sheet put together: one journal, its rows each once."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from order_logic.records import JournalRow
from workbook.journal.chain import same
from workbook.journal.segments import Sealed, Segment
from workbook.journal.verdict import Code, Found
from workbook.keeping.anchor import BACKWARDS, Entry


class Whole(NamedTuple):
    """The journal by number, what is wrong with its pieces, and the numbers of rows whose predecessors are not at hand."""

    rows: list[JournalRow]
    findings: tuple[Found, ...] = ()
    torn: frozenset[int] = frozenset()


def joined(sealed: Sealed, rows: Sequence[JournalRow], entries: Iterable[Entry]) -> Whole:
    """Segments and the sheet's ``rows``; what stands in two places counts once, and where they differ the later place counts.

    ``entries`` are the anchor's of this book: behind a row to which it was taken back knowingly, another future is no fault.
    """
    back = {entry.number for entry in entries if entry.way in BACKWARDS}
    findings, kept, starts = list(sealed.findings), list[JournalRow](), set[int]()
    lain: dict[int, str] = {}  # number -> the file it lay in
    for name, layer in [*((s.name, s.rows) for s in sealed.segments if s.rows), ("", tuple(sorted(rows, key=_number)))]:
        if not layer:
            continue
        first = _number(layer[0])
        differs = _differing([row for row in kept if _number(row) >= first], layer)
        if differs and differs - 1 not in back:
            findings.append(Found(Code.SEGMENT_DIFFERS, {"number": differs, "file": lain[differs]}, JournalRow, (differs,), "link"))
        kept = [*(row for row in kept if _number(row) < first), *layer]
        lain |= dict.fromkeys(map(_number, layer), name)
        starts = {start for start in starts if start < first} | {first}
    torn, missing = _gaps(kept, starts, sealed)
    return Whole(kept, (*findings, *missing), torn)


def _number(row: JournalRow) -> int:
    return row.number or 0


def _differing(older: Sequence[JournalRow], newer: Sequence[JournalRow]) -> int:
    """The first number under which the two say something else; 0 when there is none. Rows beyond the end of ``newer`` were given up."""
    now = {_number(row): row for row in newer}
    return next((n for row in older if (n := _number(row)) in now and not same(row, now[n])), 0)


def _gaps(rows: Sequence[JournalRow], starts: set[int], sealed: Sealed) -> tuple[frozenset[int], list[Found]]:
    """The rows at which a piece begins that does not follow on the one before, and the stretches that lack."""
    torn, missing, last = set[int](), list[Found](), 0
    for row in rows:
        number = _number(row)
        if number in starts and number > last + 1:
            torn.add(number)
            if not _explained(last + 1, number - 1, sealed.segments):
                missing.append(Found(Code.SEGMENT_MISSING, {"first": last + 1, "last": number - 1, "folder": sealed.folder}))
        last = number
    return frozenset(torn), missing


def _explained(first: int, last: int, segments: Iterable[Segment]) -> bool:
    """Whether a damaged file, told of already, held these rows."""
    return any(not s.whole and s.first <= first and last <= s.last for s in segments)
