"""What must hold of the money in a book after every press."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.amounts import gross_of
from order_logic.derived.credit import exposure
from order_logic.derived.debts import open_debts
from order_logic.derived.order_money import left_of, receivable_of, shipped_parts
from order_logic.derived.receipts import counts, matched_to, written_off_of
from order_logic.derived.stages import goods_of
from order_logic.flows.commercial import Commercial
from order_logic.records import Customer, Order, OrderLine, Receipt
from order_logic.settings import Settings

ZERO = Decimal(0)
_SETTINGS = Settings()


def broken_money(book: Book) -> list[str]:
    """Every invariant of money that does not hold, in words."""
    return [*_headers(book), *_credit(book), *_orders(book), *_receipts(book)]


def _headers(book: Book) -> Iterator[str]:
    """Σ lines = header, once an order is registered."""
    for order in book.all(Order):
        lines = sum((line.amount or ZERO for line in book.by(OrderLine, "order", order.number)), ZERO)
        if order.commercial is not Commercial.DRAFT and lines != (order.amount or ZERO):
            yield f"{order.number}: lines come to {lines}, the header says {order.amount}"


def _credit(book: Book) -> Iterator[str]:
    """Credit used is what left and was charged, less what came back or in, with what is confirmed and still to leave."""
    for customer in book.all(Customer):
        parts = exposure(book, customer)
        left = sum((_left(order, book) for order in book.by(Order, "customer", customer.code)), ZERO)
        money = sum((r.amount or ZERO for r in book.by(Receipt, "customer", customer.code) if counts(r, _SETTINGS)), ZERO)
        if parts.shipped != left or parts.receipts != money:
            yield f"{customer.code}: shipped {parts.shipped} (goods {left}), receipts {parts.receipts} (money {money})"
        if parts.total != parts.opening + left - parts.credited - money + parts.confirmed_not_shipped:
            yield f"{customer.code}: {parts.total} is not the sum of its parts {parts}"


def _left(order: Order, book: Book) -> Decimal:
    """The goods of an order that left and stayed away, at their price, and its fees."""
    goods = sum(
        (left_of(part) * (line.price or ZERO) for line in goods_of(order.number, book) for _, part in shipped_parts(line, book)), ZERO
    )
    fees = (gross_of(line, order) for line in book.by(OrderLine, "order", order.number) if line not in goods_of(order.number, book))
    return goods + (sum(fees, ZERO) if order.fee_amount else ZERO)


def _orders(book: Book) -> Iterator[str]:
    """Matched + open = receivable − returns − allowances − write-offs; what an order was paid too much its customer has to their credit."""
    for customer in book.all(Customer):
        debts, over = open_debts(book, customer, _SETTINGS)
        credit = ZERO
        for order in book.by(Order, "customer", customer.code):
            there = sum((d.amount for d in debts if d.order == order.number), ZERO)
            left = receivable_of(order) - written_off_of(order.number, book) - matched_to(order.number, book, _SETTINGS)
            credit += max(-left, ZERO)
            if there != max(left, ZERO):
                yield f"{order.number}: {there} open where {left} is not matched"
        if credit != over:
            yield f"{customer.code}: {over} to their credit, their orders say {credit}"


def _receipts(book: Book) -> Iterator[str]:
    """Matched + unmatched = amount − refunded."""
    for row in book.all(Receipt):
        if row.refund_of or not counts(row, _SETTINGS):
            continue
        back = sum((r.amount or ZERO for r in book.by(Receipt, "refund_of", row.number) if counts(r, _SETTINGS)), ZERO)
        if (row.matched or ZERO) + (row.unmatched or ZERO) != (row.amount or ZERO) + back:
            yield f"{row.number}: {row.matched} matched, {row.unmatched} not, of {row.amount} and {back} refunded"
