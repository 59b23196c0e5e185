"""What customers send back: what is asked, what came, what it is worth."""

from collections.abc import Iterable
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.amounts import gross_of, value_of
from order_logic.derived.postings import credit_of
from order_logic.derived.stages import stages_of
from order_logic.flows.documents import Returning
from order_logic.flows.quantity import Stage
from order_logic.money import rounded
from order_logic.records import Order, OrderLine, Return, ReturnLine

ZERO = Decimal(0)
COMING = frozenset({Returning.ASKED, Returning.GRANTED})
"""States of a return whose goods are still with the customer."""
RETURN_READS = (Return, ReturnLine)


def lines_of(back: Return, book: Book) -> list[ReturnLine]:
    """The lines of a return."""
    return [row for row in book.by(ReturnLine, "order", back.order) if row.number == back.number]


def granted(order: str, book: Book) -> list[Return]:
    """The returns of an order that were granted and have not come yet, oldest first."""
    return sorted((row for row in book.by(Return, "order", order) if row.state is Returning.GRANTED), key=lambda row: row.number)


def may_come_back(line: OrderLine, book: Book) -> Decimal:
    """What of a line the customer has signed for, and has not asked to send back."""
    coming = {row.number for row in book.by(Return, "order", line.order) if row.state in COMING}
    rows = [row for row in book.by(ReturnLine, "order", line.order) if row.line_no == line.line_no and row.number in coming]
    return stages_of(line, book)[Stage.SIGNED] - sum((row.quantity or ZERO for row in rows), ZERO)


def coming_now(row: ReturnLine) -> Decimal:
    """How much of a return line comes back at this press: 本次数量, all that was asked where it is blank."""
    return (row.quantity or ZERO) if row.this_quantity is None else row.this_quantity


def worth(rows: Iterable[ReturnLine], order: Order, book: Book) -> Decimal:
    """What the goods that came back were sold for, in 元 with tax."""
    lines = {line.line_no: line for line in book.by(OrderLine, "order", order.number)}
    return sum((value_of(row.received or ZERO, lines[row.line_no], order) for row in rows if row.line_no in lines), ZERO)


def uncredited(order: Order, book: Book) -> dict[int | None, Decimal]:
    """By line, what the customer still owes for goods that came back below their price; below zero where an allowance took more, in 元.

    What a return was credited with is spread over its lines, over all of the order where it names none, to the 分.
    """
    lines = {line.line_no: line for line in book.by(OrderLine, "order", order.number)}
    found: dict[int | None, Decimal] = {}
    for back in book.by(Return, "order", order.number):
        rows = lines_of(back, book)
        rest = worth(rows, order, book) - credit_of(back)
        if credit_of(back) and rest:
            named = [(row.received or row.quantity or ZERO, lines[row.line_no]) for row in rows if row.line_no in lines]
            shares = {line.line_no: value_of(quantity, line, order) for quantity, line in named}
            _spread(rest, shares or {number: gross_of(line, order) for number, line in lines.items()}, found)
    return found


def _spread(amount: Decimal, shares: dict[int | None, Decimal], found: dict[int | None, Decimal]) -> None:
    """Adds ``amount`` to ``found`` in the proportion of ``shares``; the last one takes what rounding leaves."""
    whole, left = sum(shares.values(), ZERO), amount
    for n, (number, share) in enumerate(shares.items(), 1):
        part = left if n == len(shares) else rounded(amount * share / whole) if whole else ZERO
        left -= part
        found[number] = found.get(number, ZERO) + part
