"""What of a line may be ended: the tolerance for short delivery, and decreases that were approved (R-36, R-64)."""

from decimal import Decimal

from order_logic.book import Book, key_of
from order_logic.derived.change_kinds import Turn
from order_logic.derived.change_rows import CHANGE_READS, Asked, read_change
from order_logic.flows.documents import Change
from order_logic.records import ChangeRequest, Customer, Order, OrderLine
from order_logic.settings import Settings

ZERO = Decimal(0)
DECREASE_READS = (*CHANGE_READS, Customer, Order, OrderLine)
"""The records that the functions below look at."""


def tolerated(line: OrderLine, settings: Settings) -> Decimal:
    """How much of a line may stay undelivered without asking anybody, in its unit: 允许短交 of what was ordered."""
    return (line.quantity or ZERO) * settings.under_delivery / 100


def approved_decrease(line: OrderLine, book: Book, settings: Settings) -> Decimal:
    """By how much approved changes that are not carried out yet lower this line, in its unit."""
    changes = [c for c in book.by(ChangeRequest, "order", line.order) if c.state is Change.APPROVED]
    return sum((_lowered(one, line) for change in changes for one in read_change(change, book, settings).asked), ZERO)


def _lowered(one: Asked, line: OrderLine) -> Decimal:
    """By how much one row of a change lowers a line: a cancelled line or order wants nothing of it."""
    mine = one.record is Order or one.key == key_of(line)
    if not mine or one.turn not in (Turn.DECREASE, Turn.CANCEL):
        return ZERO
    return (line.quantity or ZERO) - (one.after or ZERO)


def may_end(line: OrderLine, book: Book, settings: Settings) -> Decimal:
    """How much more of a line may be ended now, beside what has been ended already."""
    allowed = max(tolerated(line, settings), approved_decrease(line, book, settings))
    return max(allowed - (line.ended or ZERO), ZERO)
