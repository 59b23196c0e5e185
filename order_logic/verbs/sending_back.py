"""退供应商: rejected goods, and goods of stock that turn out bad, go back to the supplier that brought them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book, Change, Edit, key_of
from order_logic.columns import column_of
from order_logic.derived.lots import STOCK_READS, home_of, room_of
from order_logic.derived.purchases import PURCHASE_READS, ZERO, goods_line_of
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Arrival, Inspection, Order, PurchaseLine, Stock
from order_logic.remark import noted, remark
from order_logic.rule import NO_ORDER, Case, Finding
from order_logic.rules.inspected import is_open
from order_logic.verbs.deeds import Deed
from order_logic.verbs.inspections import for_stock
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import documents_of, resolved
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.stocking import give_back

SENDING_READS: tuple[type, ...] = (*PURCHASE_READS, *STOCK_READS, Arrival, Inspection)


class Returnable(NamedTuple):
    """What of an arrival may go back: what quality scrapped, and what lies in stock for nobody."""

    scrapped: Decimal
    in_stock: Decimal


def send_to_supplier(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Sends 本次数量 of each picked arrival back, all that quality scrapped where it is blank; 原因 says why.

    Of goods for stock what is still there and free may go too, when its quantity is typed. Rework was exchanged when it was judged.
    """
    numbers = [row.number for row in documents_of(resolved(book, picked), book, Arrival)]
    if not numbers:
        return Outcome(findings=(refused(Refusal.NO_DOCUMENT, move=Deed.SEND_TO_SUPPLIER),))
    return one_by_one(book, numbers, press, lambda now, number: _sent(now, number, press))


def _sent(book: Book, number: str, press: Press) -> Moved:
    row = book.get(Arrival, number)
    if row is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(book.get(Order, row.order) or NO_ORDER, book, press, None, row)
    may = returnable(row, book)
    typed = row.this_quantity if row.this_quantity is not None else press.quantity
    quantity = typed if typed is not None else may.scrapped
    findings = [*_obstacles(case, row, quantity, may)]
    if findings:
        return Moved(book, [], findings)
    changes = [*_from_stock(case, row, quantity - min(quantity, may.scrapped)), *_written(case, row, quantity)]
    return Moved(book.after(changes), changes, [], number)


def _obstacles(case: Case, row: Arrival, quantity: Decimal, may: Returnable) -> Iterator[Finding]:
    role = signing_role(case, Deed.SEND_TO_SUPPLIER, (Role.WAREHOUSE, Role.PURCHASING))
    if isinstance(role, Finding):
        yield role
    where = (row.order, "this_quantity", Arrival, key_of(row))
    if not (case.press.reason or row.reason).strip():
        yield refused(Refusal.NO_REASON, row.order, "reason", Arrival, key_of(row), move=Deed.SEND_TO_SUPPLIER)
    if quantity < 0:
        yield refused(Refusal.BELOW_ZERO, *where, quantity=quantity)
    elif sum(may) <= 0:
        told = [f"{inspection.number}" for inspection in case.book.by(Inspection, "source", row.number) if is_open(inspection)]
        yield refused(Refusal.NO_QUANTITY, *where, move=Deed.SEND_TO_SUPPLIER, stages=told or [row.number])
    elif quantity > sum(may):
        yield refused(Refusal.TOO_MUCH, *where, quantity=quantity, free=sum(may), move=Deed.SEND_TO_SUPPLIER)
    elif not quantity:
        column = column_of(Arrival, "this_quantity").label
        yield refused(Refusal.FILL_FIRST, *where, document=row.number, column=column, move=Deed.SEND_TO_SUPPLIER)


def returnable(row: Arrival, book: Book) -> Returnable:
    """What of an arrival may still go back; exchanged goods went when they were judged."""
    asked = [r for r in book.by(Inspection, "source", row.number) if not r.voided]
    judged = [r for r in asked if r.inspected_at]
    gone = max((row.sent_back or ZERO) - sum((r.rework or ZERO for r in judged), ZERO), ZERO)
    scrap = sum((r.scrap or ZERO for r in judged), ZERO)
    good = sum(((r.passed or ZERO) + (r.as_is or ZERO) for r in judged), ZERO) if asked else row.quantity or ZERO
    shelf = _shelf(row, book)
    there = min(good - max(gone - scrap, ZERO), room_of(shelf)) if shelf and _for_stock(row, book) else ZERO
    return Returnable(max(scrap - gone, ZERO), max(there, ZERO))


def _for_stock(row: Arrival, book: Book) -> bool:
    """Whether goods came for no order line: replenishments and materials."""
    line = book.get(PurchaseLine, row.purchase, row.purchase_line)
    return line is not None and goods_line_of(line, book) is None


def _shelf(row: Arrival, book: Book) -> Stock | None:
    """Where the goods of an arrival were put."""
    judged = next((r for r in book.by(Inspection, "source", row.number) if r.inspected_at and not r.voided), row)
    place = judged.warehouse or home_of(for_stock(row.product), book)
    return book.get(Stock, row.product, place, judged.lot)


def _from_stock(case: Case, row: Arrival, quantity: Decimal) -> list[Change]:
    shelf = _shelf(row, case.book)
    if shelf is None or quantity <= 0:
        return []
    return give_back(case, for_stock(row.product), -quantity, shelf.warehouse, shelf.lot)


def _written(case: Case, row: Arrival, quantity: Decimal) -> Iterator[Change]:
    """How much went back, and why; what was typed for it is used up."""
    lang = case.press.lang
    said = remark(f"{Deed.SEND_TO_SUPPLIER.text.say(lang)} {quantity.normalize():f}", case.press.reason or row.reason, lang)
    yield Edit(Arrival, key_of(row), "sent_back", row.sent_back, (row.sent_back or ZERO) + quantity)
    yield Edit(Arrival, key_of(row), "note", row.note, noted(row.note, said, lang))
    if row.reason:
        yield Edit(Arrival, key_of(row), "reason", row.reason, "")
    if row.this_quantity is not None:
        yield Edit(Arrival, key_of(row), "this_quantity", row.this_quantity, None)
