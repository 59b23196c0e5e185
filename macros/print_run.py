"""One run of the printer: from which state of the book its papers come, which were printed before, what the journal keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from order_logic.book import Book
from order_logic.press import Press
from order_logic.records import JournalRow, Order
from order_logic.verbs.picks import order_in
from reports.blocks import Head
from reports.edition import Edition
from reports.report import Report, Topic
from workbook.journal.prints import Print, printed_from

if TYPE_CHECKING:
    from macros.keeping import Keeper
    from reports.batch import Sheet


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What all papers of one run share.

    ``link`` is that of the last change in the book's journal, ``before`` how often each final paper was printed already, by its name and
    number; ``on`` the day of the run. With ``copies`` each paper is printed in all its copies.
    """

    link: str = ""
    before: Mapping[str, int] = field(default_factory=dict)
    on: date | None = None
    archive: bool = False
    copies: bool = False

    def edition(self, report: Report, view: object) -> Edition:
        """Which print of its paper ``view`` is about to become."""
        head = head_of(view)
        known = self.before.get(f"{report.name} {head.number}", 0) if is_final(report, head) else 0
        return Edition(self.link, known, self.on, self.archive)


def run_of(book: Book, press: Press, keeper: "Keeper | None", archive: bool = False, copies: bool = False) -> PrintRun:
    """The state of the book that papers name, and how often each was printed before, as far as anything is kept of it."""
    if keeper is None:
        return PrintRun(on=press.today, archive=archive, copies=copies)
    last = max(book.present(JournalRow), key=lambda row: row.number or 0, default=None)
    return PrintRun(printed_from(last), keeper.printed_before(), press.today, archive, copies)


def print_of(report: Report, sheet: "Sheet", pdf: bytes) -> Print:
    """What the journal keeps of a paper that was printed."""
    head, kept = head_of(sheet.view), sheet.edition.archive
    mark = "ARCHIVE" if kept else head.mark.code if head.mark else ""
    order = _order_of(report, sheet.topic, sheet.view)
    return Print(report.name, head.number, sheet.topic.key, order, mark, is_final(report, head) and not kept, sha256(pdf).hexdigest())


def head_of(view: object) -> Head:
    """The head of a sheet, or of the first of its copies."""
    first: Any = view[0] if isinstance(view, tuple) else view
    head: Head = first.head
    return head


def _order_of(report: Report, topic: Topic, view: object) -> str:
    """The order that a paper is about, by which the journal is searched; "" where it is about none."""
    order = order_in(topic.key) if report.about is Order else getattr(view[0] if isinstance(view, tuple) else view, "order", "")
    return order if isinstance(order, str) else ""


def is_final(report: Report, head: Head) -> bool:
    """Whether a paper may be handed out once only: no draft, not void, no analysis of a period."""
    return head.mark is None and report.about is not None
