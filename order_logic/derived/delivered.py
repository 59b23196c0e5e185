"""How much of a line was delivered by which day, and what had to be: the ground of every delivery figure (SPEC 6, KPI)."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.ended import turned_down
from order_logic.derived.stages import signed_on_note
from order_logic.flows.commercial import Commercial
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote, Signature
from order_logic.records.choices import MONEY_ONLY
from order_logic.settings import Settings

ZERO = Decimal(0)
DELIVERED_READS: tuple[type, ...] = (Order, OrderLine, OutboundNote, OutboundLine, Signature)
_BY_SHIPPING = "发货"

LineKey = tuple[str, int | None]


class DueLine(NamedTuple):
    """A line of goods that was to be delivered by ``day``: ``wanted`` is what it asked for less what was ended, in its own unit."""

    order: str
    line_no: int | None
    day: date
    wanted: Decimal
    by_day: Decimal
    in_all: Decimal
    lowest: Decimal
    highest: Decimal
    done_on: date | None = None
    """The day on which it had been delivered fully; None while it is not."""

    @property
    def completed(self) -> bool:
        """Delivered fully, be it late, within the tolerance for short deliveries."""
        return self.in_all >= self.lowest

    @property
    def on_time(self) -> bool:
        """Delivered fully by the day."""
        return self.by_day >= self.lowest

    @property
    def in_full(self) -> bool:
        """On time, and in all within the quantity tolerance."""
        return self.on_time and self.in_all <= self.highest

    @property
    def share(self) -> Decimal:
        """How much of what was wanted had been delivered by the day, 0 to 1."""
        return min(self.by_day / self.wanted, Decimal(1))


def due_lines(book: Book, settings: Settings, day_of: Callable[[Order], date | None], first: date, last: date) -> Iterator[DueLine]:
    """The lines whose day, as ``day_of`` tells it, lies from ``first`` to ``last``; drafts, declined and cancelled orders owe nothing."""
    known = (o for o in book.all(Order) if o.commercial is not Commercial.DRAFT and not turned_down(o, book))
    days = {o.number: day for o in known if (day := day_of(o)) and first <= day <= last}
    deliveries = _deliveries(book, settings, days.keys())
    for line in book.all(OrderLine):
        wanted = (line.quantity or ZERO) - (line.ended or ZERO)
        if line.order not in days or wanted <= 0 or line.kind in MONEY_ONLY:
            continue
        day, came = days[line.order], deliveries[line.order, line.line_no]
        by_day = sum((quantity for on, quantity in came if on <= day), ZERO)
        in_all = sum((quantity for _, quantity in came), ZERO)
        lowest = wanted * (1 - settings.under_delivery / 100)
        highest, done_on = wanted * (1 + settings.over_delivery / 100), _done_on(came, lowest)
        yield DueLine(line.order, line.line_no, day, wanted, by_day, in_all, lowest, highest, done_on)


def _done_on(came: list[tuple[date, Decimal]], lowest: Decimal) -> date | None:
    """The day of the delivery with which there was enough."""
    so_far = ZERO
    for on, quantity in sorted(came):
        so_far += quantity
        if so_far >= lowest:
            return on
    return None


def _deliveries(book: Book, settings: Settings, orders: Container[str]) -> dict[LineKey, list[tuple[date, Decimal]]]:
    """(day, quantity) of everything that was signed for, or shipped where the settings say so, and neither refused nor lost."""
    shipped = settings.promise_basis == _BY_SHIPPING
    notes = {note.number: note for note in book.all(OutboundNote) if not note.voided}
    found: dict[LineKey, list[tuple[date, Decimal]]] = defaultdict(list)
    for part in book.all(OutboundLine):
        note = notes.get(part.note)
        day = None if note is None else note.shipped_on if shipped else note.signed_on
        if note is None or day is None or part.order not in orders:
            continue
        left = (part.quantity or ZERO) - (part.refused or ZERO) - (part.lost or ZERO)
        found[part.order, part.line_no].append((day, left if shipped else signed_on_note(part, note)))
    return found
