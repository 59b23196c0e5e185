"""What the journal and its anchor say of themselves: is the chain whole, and is this the newest book?"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from order_logic.records import JournalRow
from workbook.journal.chain import link_of
from workbook.journal.verdict import Code, Found
from workbook.keeping.anchor import BACKWARDS, Anchor, Entry, Way, in_force


def chain_faults(rows: Sequence[JournalRow], torn: Collection[int] = (), link: str = "") -> list[Found]:
    """The first row at which the chain breaks, and how; empty when it is whole.

    ``torn`` are the numbers of rows whose predecessor is not at hand, so that their own link cannot be told; ``link`` is that of the row
    before the first one, when the chain does not begin here.
    """
    number = (rows[0].number or 1) - 1 if rows and link else 0
    for at, row in enumerate(rows):
        if row.number is not None and row.number in torn and row.number > number:
            link, number = row.link, row.number
            continue
        if row.number != number + 1 or row.link != link_of(link, row):
            return [Found(_break(rows, at, link, number), {"number": row.number}, JournalRow, (row.number,), "link")]
        link, number = row.link, row.number
    return []


def _break(rows: Sequence[JournalRow], at: int, link: str, number: int) -> Code:
    row = rows[at]
    following = rows[at + 1] if at + 1 < len(rows) else None
    if following is not None and following.number == number + 1 and following.link == link_of(link, following):
        return Code.ROW_INSERTED
    if (row.number or 0) > number + 1:
        return Code.ROWS_REMOVED
    return Code.ROW_EDITED if row.number == number + 1 else Code.ROW_INSERTED


class Standing(NamedTuple):
    """How the journal stands to its anchor: what was found, and the clicks that only the anchor knows."""

    findings: tuple[Found, ...] = ()
    lost: tuple[Entry, ...] = ()


def standing(rows: Sequence[JournalRow], anchor: Anchor, book: str) -> Standing:
    """Compares the rows at hand (at a click the last one is enough) with the anchor of the book with this id.

    ``lost`` says UNSAVED when every lost click was made in the open workbook, OLDER_COPY when one of them lay on the disk.
    """
    own = in_force(anchor.of(book))
    faults = [*_anchor_faults(anchor, own)]
    if not rows or not own:
        return Standing(tuple(faults))
    links, last = {row.number: row.link for row in rows}, rows[-1].number or 0
    lost = tuple(e for e in own if e.number > last and e.way not in BACKWARDS)
    fork = _fork(own, links, last)
    if fork is not None:
        faults.append(Found(Code.FORKED, {"number": fork.number}, JournalRow, (fork.number,), "link"))
    elif lost:
        code = Code.UNSAVED if all(e.way is Way.LIVE for e in lost) else Code.OLDER_COPY
        faults.append(Found(code, {"count": len(lost)}))
    elif (behind := last - max(e.number for e in own)) > 0:
        faults.append(Found(Code.ANCHOR_BEHIND, {"count": behind}))
    return Standing(tuple(faults), lost)


def _fork(own: Sequence[Entry], links: Mapping[int | None, str], last: int) -> Entry | None:
    """The first entry with another link than the row of its number, or one beyond the last row that this very journal went on after."""
    beyond: Entry | None = None
    for entry in own:
        if entry.number in links and links[entry.number] != entry.link:
            return entry
        if beyond is not None and entry.number in links:
            return beyond
        beyond = beyond or (entry if entry.number > last else None)
    return None


def _anchor_faults(anchor: Anchor, own: Sequence[Entry]) -> list[Found]:
    faults = []
    if not own:
        faults.append(Found(Code.OTHER_BOOK if anchor.entries else Code.NO_ANCHOR))
    damaged = anchor.bad_lines[:-1] if anchor.cut else anchor.bad_lines
    if damaged:
        faults.append(Found(Code.ANCHOR_DAMAGED, {"lines": list(damaged)}))
    if anchor.cut:
        faults.append(Found(Code.ANCHOR_CUT))
    return faults
