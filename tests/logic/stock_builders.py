"""Stock locked for lines, and cases of goods, for tests."""

from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.flows.documents import Change
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import Allocation, ChangeField, ChangeRequest, Order, OrderLine, OutboundLine, OutboundNote, Stock
from order_logic.records.choices import ChangeClass
from order_logic.rule import Case
from tests.logic.builders import NOW, NUMBER, PRODUCT, a_press, a_stock, login

HOUSE = "成品仓"


def an_allocation(left: int | str | Decimal, number: int = 1, order: str = NUMBER, **fields: Any) -> Allocation:
    """``left`` ball valves locked for line 1, none of them shipped yet."""
    usual: dict[str, Any] = {
        "line_no": 1, "product": PRODUCT, "warehouse": HOUSE, "quantity": Decimal(left),
        "person": login(Role.WAREHOUSE), "allocated_at": NOW,
    }  # fmt: skip
    return Allocation(order=order, number=number, left=Decimal(left), **usual | fields)


def a_shelf(on_hand: int | str, reserved: int | str = 0, lot: str = "", **fields: Any) -> Stock:
    """Ball valves in the usual warehouse, some of them locked."""
    return a_stock(on_hand, lot=lot, reserved=Decimal(reserved) or None, **fields)


def goods_case(book: Book, move: Shifting | None = None, role: Role = Role.WAREHOUSE, **typed: Any) -> Case:
    """The usual order before a move of goods."""
    order = book.get(Order, NUMBER)
    assert order is not None
    return Case(order, book, a_press(role, **typed), move)


def line_of(book: Book, line_no: int = 1, order: str = NUMBER) -> OrderLine:
    line = book.get(OrderLine, order, line_no)
    assert line is not None
    return line


def shelf_of(book: Book, lot: str = "", warehouse: str = HOUSE, product: str = PRODUCT) -> tuple[float, float]:
    """What lies in one place, and what of it is locked."""
    row = book.get(Stock, product, warehouse, lot)
    assert row is not None
    return float(row.on_hand or 0), float(row.reserved or 0)


def left_of(book: Book, line_no: int = 1, order: str = NUMBER) -> dict[str, Decimal]:
    """What is locked for a line, lot by lot."""
    found: dict[str, Decimal] = {}
    for row in book.by(Allocation, "order", order):
        if row.line_no == line_no and not row.voided and row.left:
            found[row.lot] = found.get(row.lot, Decimal(0)) + row.left
    return found


def on_note(quantity: int | str, number: str = "CK20261120-0001", order: str = NUMBER, lot: str = "", **note: Any) -> list[Any]:
    """An outbound note with this much of line 1; issued only, unless told otherwise."""
    usual: dict[str, Any] = {"issued_on": NOW.date()}
    part = OutboundLine(note=number, order=order, line_no=1, quantity=Decimal(quantity), lot=lot, warehouse=HOUSE)
    return [OutboundNote(number=number, order=order, **usual | note), part]


def a_decrease(field: str, after: str, state: Change = Change.APPROVED, line_no: int | None = 1) -> list[Any]:
    """A change of the usual order that makes one field of a line smaller."""
    number = "BG20261120-0001"
    request = ChangeRequest(number=number, order=NUMBER, state=state, klass=ChangeClass.NO_REVIEW, reason="客户减量")
    return [request, ChangeField(change=number, number=1, order=NUMBER, line_no=line_no, field=field, before="100", after=after)]
