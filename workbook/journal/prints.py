"""What the journal keeps of a paper that was printed: which, from which state of the book, and the digest of its file."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from order_logic.book import Add
from order_logic.records import JournalRow
from workbook.codes import packed
from workbook.journal.chain import Action, chained

AT_FROM = "from"
"""The link of the last change before a print; prints change nothing, so that those in a row name the same one."""


class Print(NamedTuple):
    """A paper that was printed: its name, its number, what it is about, the order where it is one, DRAFT, VOID or ARCHIVE, its digest.

    ``final`` prints count: the next one of the same paper is a reprint.
    """

    paper: str
    number: str
    key: str
    order: str
    mark: str
    final: bool
    digest: str

    @property
    def name(self) -> str:
        """The paper and its number, under which prints are counted."""
        return f"{self.paper} {self.number}"


def printed_from(last: JournalRow | None) -> str:
    """The link that a paper names when ``last`` is the last row of the journal: that of the last change."""
    if last is None:
        return ""
    return str(json.loads(last.fields).get(AT_FROM, "")) if last.action == Action.PRINT.value else last.link


def counted(prints: Iterable[Print], known: dict[str, int]) -> dict[str, int]:
    """How often each of these papers has been printed now, given how often before."""
    counts: dict[str, int] = {}
    for one in prints:
        if one.final:
            counts[one.name] = counts.get(one.name, known.get(one.name, 0)) + 1
    return counts


def print_rows(
    prints: Sequence[Print], last: JournalRow | None, *, at: datetime, user: str, click: str, known: dict[str, int]
) -> list[Add]:
    """The journal rows of one run of the printer, chained behind ``last``; ``known`` is how often each paper was printed before."""
    link, rows, known = printed_from(last), list[JournalRow](), dict(known)
    for one in prints:
        known |= counted([one], known)
        told: dict[str, Any] = {"number": one.number, AT_FROM: link, "sha256": one.digest}
        told |= {"mark": one.mark} if one.mark else {}
        told |= {"print": known[one.name]} if one.final else {}
        said: dict[str, Any] = {"at": at.replace(microsecond=0), "user": user.strip(), "button": one.paper, "click": click}
        rows.append(JournalRow(number=None, **said, action=Action.PRINT.value, key=packed([one.key]), order=one.order, fields=packed(told)))
    return [Add(JournalRow, row) for row in chained(rows, last)]
