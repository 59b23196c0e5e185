"""What of a line may be ended: the tolerance for short delivery, and decreases that were approved (R-36, R-64)."""

from decimal import Decimal, InvalidOperation

from order_logic.book import Book
from order_logic.columns import column_of
from order_logic.flows.documents import Change
from order_logic.records import ChangeField, ChangeRequest, OrderLine
from order_logic.settings import Settings

ZERO = Decimal(0)
DECREASE_READS = (ChangeRequest, ChangeField)


def tolerated(line: OrderLine, settings: Settings) -> Decimal:
    """How much of a line may stay undelivered without asking anybody, in its unit: 允许短交 of what was ordered."""
    return (line.quantity or ZERO) * settings.under_delivery / 100


def approved_decrease(line: OrderLine, book: Book) -> Decimal:
    """By how much approved changes that are not carried out yet lower this line."""
    changes = [c for c in book.by(ChangeRequest, "order", line.order) if c.state is Change.APPROVED]
    fields = [field for change in changes for field in book.by(ChangeField, "change", change.number) if field.line_no == line.line_no]
    return sum((_lowered(field, line) for field in fields), ZERO)


def _lowered(field: ChangeField, line: OrderLine) -> Decimal:
    """By how much one field of a change lowers the quantity of its line; 0 for every other field."""
    if field.field.strip() not in {"quantity", *column_of(OrderLine, "quantity").label}:
        return ZERO
    try:
        return max((line.quantity or ZERO) - Decimal(field.after.strip()), ZERO)
    except InvalidOperation:  # what was typed is no number: R-62 tells of it
        return ZERO


def may_end(line: OrderLine, book: Book, settings: Settings) -> Decimal:
    """How much more of a line may be ended now, beside what has been ended already."""
    ended = line.ended or ZERO
    return max(tolerated(line, settings) - ended, approved_decrease(line, book) - ended, ZERO)
