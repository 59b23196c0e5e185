"""The money of an order on its own row: fees, ended and returned goods, invoices, receipts, and how far each has come."""

from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.derived.amounts import gross_of, signed_of, value_of
from order_logic.derived.ended import turned_down
from order_logic.derived.invoiced import invoiced_of
from order_logic.derived.postings import credit_of
from order_logic.derived.receipts import MONEY_READS, received_for, written_off_of
from order_logic.derived.stages import GONE_READS, goods_of
from order_logic.derived.steps import changing
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import ChangeRequest, Invoice, Order, OrderLine, OutboundLine, OutboundNote, Return, Signature
from order_logic.records.choices import MONEY_ONLY, Share

ZERO = Decimal(0)
_OURS = frozenset({Commercial.CONFIRMED, Commercial.SETTLED, Commercial.CLOSED, Commercial.ARCHIVED})
_WITHOUT_SHARES = frozenset({Commercial.DRAFT, Commercial.REJECTED, Commercial.CANCELLED})


def receivable_of(order: Order) -> Decimal:
    """What the customer has to pay for what was delivered so far: shipped and fees, less returns and allowances, in 元 with tax."""
    return (order.shipped_amount or ZERO) + (order.fee_amount or ZERO) - (order.returned_amount or ZERO)


def not_shipped_of(order: Order) -> Decimal:
    """What is still to be shipped of an order, in 元 with tax; fees are charged already, ended goods are not coming."""
    done = (order.shipped_amount or ZERO) + (order.fee_amount or ZERO) + (order.ended_amount or ZERO)
    return max((order.amount or ZERO) - done, ZERO)


def confirmed(order: Order, book: Book) -> bool:
    """Whether the order is ours: confirmed and not cancelled, while a change goes round too."""
    return (order.commercial in _OURS and not turned_down(order, book)) or changing(order, book) is not None


@computed(Order, "fee_amount", reads=(OrderLine, ChangeRequest, Signature))
def fee_amount(order: Order, book: Book, glance: Glance) -> Decimal | None:
    """Fees and services have no stages: they are charged once the order is confirmed."""
    fees = [line for line in book.by(OrderLine, "order", order.number) if line.kind in MONEY_ONLY]
    if not fees or not confirmed(order, book):
        return None
    return sum((gross_of(line, order) for line in fees), ZERO) or None


@computed(Order, "charged_on", reads=(OrderLine, ChangeRequest, Signature))
def charged_on(order: Order, book: Book, glance: Glance) -> date | None:
    """The day of the first approval; an order from the opening balances was approved elsewhere, by the day it was ordered."""
    if fee_amount.formula(order, book, glance) is None:
        return None
    signed = [s.signed_at for s in book.by(Signature, "order", order.number) if s.move is Move.APPROVE and s.signed_at and not s.voided]
    return min(signed).date() if signed else order.ordered_on


@computed(Order, "ended_amount", reads=(OrderLine,))
def ended_amount(order: Order, book: Book, glance: Glance) -> Decimal | None:
    lines = book.by(OrderLine, "order", order.number)
    return sum((value_of(line.ended, line, order) for line in lines if line.ended), ZERO) or None


@computed(Order, "returned_amount", reads=(Return,))
def returned_amount(order: Order, book: Book, glance: Glance) -> Decimal | None:
    return sum((credit_of(back) for back in book.by(Return, "order", order.number)), ZERO) or None


@computed(Order, "invoiced_amount", reads=(Invoice,))
def invoiced_amount(order: Order, book: Book, glance: Glance) -> Decimal | None:
    return invoiced_of(order.number, book) or None


@computed(Order, "received_amount", reads=MONEY_READS)
def received_amount(order: Order, book: Book, glance: Glance) -> Decimal | None:
    return received_for(order.number, book, glance.settings) or None


@computed(Order, "written_off", reads=MONEY_READS)
def written_off(order: Order, book: Book, glance: Glance) -> Decimal | None:
    return written_off_of(order.number, book) or None


@computed(Order, "delivery", reads=(OrderLine, *GONE_READS))
def delivery(order: Order, book: Book, glance: Glance) -> Share | None:
    """How much of the goods the customer has signed for; ended goods are not waited for."""
    goods = goods_of(order.number, book)
    if not goods or order.commercial in _WITHOUT_SHARES:
        return None
    asked = sum(((line.quantity or ZERO) + (line.over or ZERO) - (line.ended or ZERO) for line in goods), ZERO)
    return _share(sum((signed_of(line, book) for line in goods), ZERO), asked)


@computed(Order, "invoicing", reads=(Invoice, Return, *GONE_READS))
def invoicing(order: Order, book: Book, glance: Glance) -> Share | None:
    """Invoiced against what the order comes to; a difference within the tax tolerance is none."""
    return _of_money(order, book, glance, invoiced_of(order.number, book), glance.settings.tax_tolerance)


@computed(Order, "collection", reads=(Return, *MONEY_READS, *GONE_READS))
def collection(order: Order, book: Book, glance: Glance) -> Share | None:
    """Received and written off against what the order comes to."""
    paid = received_for(order.number, book, glance.settings) + written_off_of(order.number, book)
    return _of_money(order, book, glance, paid, ZERO)


def _of_money(order: Order, book: Book, glance: Glance, done: Decimal, tolerance: Decimal) -> Share | None:
    if order.commercial in _WITHOUT_SHARES:
        return None
    asked = _asked_of(order, book, glance)
    return _share(done, asked, tolerance) if asked > 0 else None


def _asked_of(order: Order, book: Book, glance: Glance) -> Decimal:
    """What an order comes to in the end; its two shares ask one soon after the other, so the last answer is kept."""
    last: tuple[Order, Decimal] | None = book.memory.get(_asked_of)
    if last is None or last[0] is not order:
        lines = book.by(OrderLine, "order", order.number)
        asked = sum((gross_of(line, order) - value_of(line.ended or ZERO, line, order) for line in lines), ZERO)
        last = book.memory[_asked_of] = (order, asked - (returned_amount.formula(order, book, glance) or ZERO))
    return last[1]


def _share(done: Decimal, asked: Decimal, tolerance: Decimal = ZERO) -> Share:
    if done <= 0:
        return Share.NONE if asked > 0 else Share.ALL
    return Share.ALL if done >= asked - tolerance else Share.PART


@computed(OutboundNote, "amount", reads=(Order, OrderLine, OutboundLine))
def note_amount(note: OutboundNote, book: Book, glance: Glance) -> Decimal | None:
    """What left with a note and was neither refused nor lost, with tax."""
    return value_of_note(note, book) or None


def value_of_note(note: OutboundNote, book: Book) -> Decimal:
    """The same in 元: the parts of a line sum up to the line to the 分; 0 while the note has not left."""
    known: dict[str, dict[str, Decimal]] = book.memory.setdefault(_worths_of, {})
    if note.order not in known:  # an order of many notes is gone through once, not once a note
        known[note.order] = _worths_of(note.order, book)
    return known[note.order].get(note.number, ZERO)


def _worths_of(number: str, book: Book) -> dict[str, Decimal]:
    """What each note of an order took out of it, by the note's number."""
    order, worths = book.get(Order, number), dict[str, Decimal]()
    if order is None:
        return worths
    for line in book.by(OrderLine, "order", number):
        sent = before = ZERO
        for note, part in shipped_parts(line, book):
            sent += left_of(part)
            upto = value_of(sent, line, order)
            worths[note.number], before = worths.get(note.number, ZERO) + upto - before, upto
    return worths


def shipped_parts(line: OrderLine, book: Book) -> list[tuple[OutboundNote, OutboundLine]]:
    """The parts of a line that have left, with their notes, in the order in which they left."""
    known: dict[str, dict[int | None, list[tuple[OutboundNote, OutboundLine]]]] = book.memory.setdefault(_parts_of, {})
    if line.order not in known:  # a note asks for each line of its order: looked up once for all
        known[line.order] = _parts_of(line.order, book)
    return known[line.order].get(line.line_no, [])


def _parts_of(order: str, book: Book) -> dict[int | None, list[tuple[OutboundNote, OutboundLine]]]:
    """The same for every line of an order, by line number."""
    found: dict[int | None, list[tuple[OutboundNote, OutboundLine]]] = {}
    for part in book.by(OutboundLine, "order", order):
        note = book.get(OutboundNote, part.note)
        if note and note.shipped_on and not note.voided:
            found.setdefault(part.line_no, []).append((note, part))
    for parts in found.values():
        parts.sort(key=lambda pair: (pair[0].shipped_on or date.max, pair[0].number))
    return found


def left_of(part: OutboundLine) -> Decimal:
    """How much of a line of a note was neither refused nor lost."""
    return (part.quantity or ZERO) - (part.refused or ZERO) - (part.lost or ZERO)
