"""What the papers of a shipment take from the book: its lines by lot, the share of each in its line, the signatures."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.amounts import split_of, value_of
from order_logic.derived.order_money import left_of
from order_logic.derived.outbound import parts_of, plan_of, releases_of
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Customer, Logistics, Order, OrderLine, OutboundLine, OutboundNote, Signature, User
from order_logic.records.choices import Carriage
from order_logic.text import Text
from reports.blocks import Copy, Head, Mark, Sign, TaxPart
from reports.order_parts import consignee, goods_of, our_company, person_of, tax_parts, terms_of
from reports.report import Refused, Topic
from reports.shipment import Line, Shipment

ZERO = Decimal(0)
SHIPMENT_READS = (Order, OrderLine, Customer, OutboundNote, OutboundLine, Logistics, Signature, User)
UNKNOWN = Text("没有这张出库单", "there is no such outbound note"), Text("请核对出库单号", "check the number of the note")
EMPTY = Text("出库单没有明细", "the outbound note has no lines"), Text("请重新开出库单", "issue the note again")
UNPRICED = (
    Text("第 {lines} 行缺单价，财务联无法计价", "lines {lines} lack a price, the copy for finance cannot be reckoned"),
    Text("请补填单价；只要不含价的联，请由仓库打印", "enter the price; the warehouse prints the copies without prices"),
)


def looked_up(topic: Topic, book: Book) -> tuple[OutboundNote, Order] | Refused:
    """The note of a topic with its order, or why there is nothing to print."""
    note = book.get(OutboundNote, topic.key)
    order = book.get(Order, note.order) if note else None
    if note is None or order is None:
        return Refused(topic, *UNKNOWN)
    return (note, order) if parts_of(note, book) else Refused(topic, *EMPTY)


def order_of(note: OutboundNote, book: Book) -> Order:
    """The order of a note; an empty one where the book knows it no more."""
    return book.get(Order, note.order) or Order(number=note.order)


def mark_of(note: OutboundNote) -> Mark | None:
    """A note that is not released yet lets nothing out of the house."""
    return Mark.VOID if note.voided else None if note.released_at else Mark.DRAFT


def head_of(note: OutboundNote, title: tuple[Text, Text], copy: Copy, copies: Sequence[Copy], footnote: Text, press: Press) -> Head:
    return Head(our_company(press.settings), note.number, *title, footnote, "", mark_of(note), tuple(copies), copy, note.issued_on)


def shipment(note: OutboundNote, order: Order, head: Head, signs: tuple[Sign, ...], priced: bool, book: Book) -> Shipment:
    """One copy of the papers of a note."""
    plan, rows = plan_of(note, book) or Logistics(note=note.number), _rows(note, book)
    return Shipment(
        head=head, order=order.number, customer_po=order.customer_po, salesperson=order.salesperson, special=order.special,
        turn=_turn(note, book), issued_on=note.issued_on, consignee=consignee(order, book), mode=plan.mode,
        carrier=note.carrier or plan.carrier, waybill=note.waybill, planned_on=plan.planned_on, expected_on=plan.expected_on,
        parcels=note.parcels, checked_by=person_of(note.checked_by, book) if note.checked_by else "", checked_at=note.checked_at,
        lines=tuple(_line(note, part, line, order, priced, book) for part, line in rows),
        split=_split(note, order, rows, book) if priced else (), signs=signs,
    )  # fmt: skip


def mode_of(note: OutboundNote, book: Book) -> Carriage | None:
    """How a note travels (R-56); None while nobody planned it."""
    plan = plan_of(note, book)
    return plan.mode if plan else None


def unpriced(note: OutboundNote, book: Book) -> list[int | None]:
    """The numbers of the lines that nobody can reckon."""
    return [line.line_no for _, line in _rows(note, book) if line.price is None]


def release_signs(note: OutboundNote, book: Book) -> tuple[Signature | None, Signature | None]:
    """Who released the note for finance and for the managers; one signature of the higher level serves both (R-54)."""
    given = releases_of(note, book)
    manager = next((row for row in given if row.role is not Role.FINANCE), None)
    finance = next((row for row in given if row.role is Role.FINANCE), manager if note.released_at else None)
    return finance, manager


def _rows(note: OutboundNote, book: Book) -> list[tuple[OutboundLine, OrderLine]]:
    lines = {line.line_no: line for line in book.by(OrderLine, "order", note.order)}
    parts = sorted(parts_of(note, book), key=lambda part: part.line_no or 0)
    return [(part, lines.get(part.line_no) or OrderLine(order=note.order, line_no=part.line_no)) for part in parts]


def _line(note: OutboundNote, part: OutboundLine, line: OrderLine, order: Order, priced: bool, book: Book) -> Line:
    now, ordered = part.quantity or ZERO, line.quantity or ZERO
    left = ordered + (line.over or ZERO) - (line.ended or ZERO) - _before(note, part, book) - now
    return Line(
        number=part.line_no or 0, code=line.product, name=goods_of(line), lot=part.lot, warehouse=part.warehouse, unit=line.unit,
        ordered=ordered, now=now, left=max(left, ZERO), terms=terms_of(line, order) if priced else (),
        price=line.price if priced else None, amount=_worth(note, part, line, order, book) if priced else None,
    )  # fmt: skip


def _split(note: OutboundNote, order: Order, rows: Sequence[tuple[OutboundLine, OrderLine]], book: Book) -> tuple[TaxPart, ...]:
    return tax_parts((line, split_of(_worth(note, part, line, order, book), line)) for part, line in rows)


def _worth(note: OutboundNote, part: OutboundLine, line: OrderLine, order: Order, book: Book) -> Decimal:
    """What a part adds to the notes before it, so that all notes together come to the line to the 分."""
    before = _before(note, part, book)
    return value_of(before + (part.quantity or ZERO), line, order) - value_of(before, line, order)


def _before(note: OutboundNote, part: OutboundLine, book: Book) -> Decimal:
    """How much of the same line stands on notes that left, or will leave, before this one."""
    earlier = {other.number for other in book.by(OutboundNote, "order", note.order) if not other.voided and _at(other) < _at(note)}
    same = (row for row in book.by(OutboundLine, "order", note.order) if row.line_no == part.line_no and row.note in earlier)
    return sum((left_of(row) for row in same), ZERO)


def _at(note: OutboundNote) -> tuple[date, str]:
    return note.shipped_on or date.max, note.number


def _turn(note: OutboundNote, book: Book) -> int:
    """Which shipment of its order a note is, counted from 1."""
    return 1 + sum(not other.voided and _at(other) < _at(note) for other in book.by(OutboundNote, "order", note.order))
