"""The afternoon of the sample company: goods go out and are signed for, and what else befalls an order is dealt with."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from order_logic.book import Book, Edit, key_of
from order_logic.flows.roles import Role
from order_logic.flows.status import Status
from order_logic.records import (
    ChangeRequest,
    Customer,
    Invoice,
    Logistics,
    Order,
    OrderException,
    OrderLine,
    OrderType,
    OutboundNote,
    Stock,
    User,
)
from order_logic.records.choices import Carriage, Category, Check, InvoiceKind, LineKind, Settlement
from order_logic.text import Text
from workbook.file import FileWorkbook
from workbook.gateway import Reach

if TYPE_CHECKING:
    from macros.demo import Demo, Part

_SHIPPED = 2  # orders whose goods go out
_SCRATCHED = Text("外观划伤", "scratched")
_DAMAGED = Text("外包装破损，客户要求核实", "the packing was damaged; the customer wants to know why")
_LESS = Text("客户改计划，少要一件", "the customer wants one less")
_CAUSE = Text("装车时未固定", "not fastened when loaded")
_MAIL, _CARRIER = Text("邮件", "e-mail"), Text("顺丰速运", "SF Express")


class Afternoon:
    """What is done with the orders that were approved in the morning; every press counts as passed or refused."""

    def __init__(self, day: "Demo") -> None:
        self.day = day
        book = self._read(Customer, Order, OrderLine, OrderType, Stock)
        booked = [order.number for order in book.all(Order) if order.status is Status.CONFIRMED and order.booked_at]
        self.shipped = list(_in_stock(book, dict.fromkeys([*day.worked, *reversed(booked)])))[:_SHIPPED]
        self.signed: list[str] = []

    def ship(self, part: "Part", told: Callable[[int, int], None]) -> None:
        """Goods are allocated, made ready, noted, released by two people, shipped and signed for."""
        for button, role in (("allocate", Role.WAREHOUSE), ("prepare", Role.QUALITY), ("issue_note", Role.WAREHOUSE)):
            self._press(part, button, role, self.shipped)
        told(1, 3)
        notes = [note.number for note in self._read(OutboundNote).all(OutboundNote) if note.order in self.shipped]
        for role in (Role.FINANCE, Role.SALES_MANAGER):
            self._press(part, "release", role, notes)
        self._pack(notes)
        told(2, 3)
        for button, role in (("check_out", Role.QUALITY), ("tell_shipping", Role.WAREHOUSE), ("ship", Role.WAREHOUSE)):
            self._press(part, button, role, notes)
        self._type(OutboundNote, notes, signed_by="赵宏", evidence="JH-1120.pdf")
        self.signed = self._press(part, "sign", Role.SALES, notes)
        part.facts = {"orders": len(self.shipped)}

    def _pack(self, notes: list[str]) -> None:
        """Two parcels each, and the courier is booked."""
        today, carrier = self.day.now.date(), _CARRIER.say(self.day.lang)
        plan = {"mode": Carriage.EXPRESS, "carrier": carrier, "planned_on": today, "expected_on": today + timedelta(days=2)}
        self._type(Logistics, notes, waybills=2, parcels=2, customer_told_on=today, **plan)
        for note in notes:
            self._type(OutboundNote, [note], parcels=2, waybill=f"SF{note[2:].replace('-', '')}")

    def look_after(self, part: "Part") -> None:
        """An exception is judged, a return granted, a change carried out, an invoice issued."""
        for order in self.signed[:1]:
            self._press(part, "register_exception", Role.SALES, [order], _DAMAGED)
            cases = [case.number for case in self._read(OrderException).all(OrderException) if case.order == order]
            self._type(OrderException, cases, category=Category.OTHER, cause=_CAUSE.say(self.day.lang))
            self._press(part, "case_judge", Role.ORDER_HEAD, cases)
            back = self._press(part, "ask_return", Role.SALES, [f"{order}/1"], _SCRATCHED, Decimal(1))
            self._press(part, "return_grant", Role.SALES_MANAGER, back)
        for pick, left in self._reducible():
            changes = self._press(part, "request_change", Role.SALES, [pick], _LESS, left)
            self._type(ChangeRequest, changes, asked_by_customer=True, written=_MAIL.say(self.day.lang))
            self._press(part, "change_approve", Role.GENERAL_MANAGER, changes)  # whatever it amounts to
            self._press(part, "change_carry_out", Role.SALES, changes)
        for order in self.signed[-1:]:
            self._press(part, "request_invoice", Role.FINANCE, [order])
            asked = [invoice.number for invoice in self._read(Invoice).all(Invoice) if invoice.order == order]
            self._type(Invoice, asked, kind=InvoiceKind.ORDINARY, invoice_no="26332000000012345678")
            self._press(part, "invoice_issue", Role.FINANCE, asked)

    def _reducible(self) -> list[tuple[str, Decimal]]:
        """A line of another approved order, and one piece less than it has."""
        book = self._read(Order, OrderLine)
        lines = (line for line in book.all(OrderLine) if line.order in self.day.worked and line.order not in self.shipped)
        return [(f"{line.order}/{line.line_no}", line.quantity - 1) for line in lines if line.quantity and line.quantity > 2][:1]

    def _press(
        self, part: "Part", button: str, role: Role, picks: list[str], reason: Text | None = None, quantity: Decimal | None = None
    ) -> list[str]:  # fmt: skip
        """Presses with these rows selected; gives what moved, orders or documents."""
        if not picks:
            return []
        people = [user.login for user in self._read(User).all(User) if role in user.roles]
        words = reason.say(self.day.lang) if reason else ""
        said = self.day.press(button, picks, people[0], words, quantity)
        moved = list(said.pressed.moved) if said.pressed else []
        part.passed, part.failed = part.passed + bool(moved), part.failed + (not moved)
        return moved

    def _type(self, record: type, numbers: Iterable[str], **values: Any) -> None:
        """Somebody types into the rows of these documents."""
        workbook = FileWorkbook(self.day.path)
        book = workbook.read({record: Reach.WHOLE})
        every: Iterable[Any] = book.all(record)
        rows = [row for row in every if key_of(row)[0] in set(numbers)]
        workbook.write([Edit(record, key_of(row), name, getattr(row, name), new) for row in rows for name, new in values.items()])

    def _read(self, *records: type) -> Book:
        return FileWorkbook(self.day.path).read(dict.fromkeys(records, Reach.WHOLE))


def _in_stock(book: Book, orders: Iterable[str]) -> Iterator[str]:
    """Those orders whose goods all lie in store and may leave today: on account, nothing special, checked by quality."""
    free: dict[str, Decimal] = {}
    for stock in (one for one in book.all(Stock) if not one.lot):  # of lots the person would have to choose
        free[stock.product] = free.get(stock.product, Decimal(0)) + (stock.on_hand or 0) - (stock.reserved or 0)
    for order in filter(None, (book.get(Order, number) for number in orders)):
        customer, kind = book.get(Customer, order.customer), book.get(OrderType, order.order_type)
        usual = kind is not None and kind.check is Check.QUALITY and not order.special and not (customer and customer.key_account)
        lines = book.by(OrderLine, "order", order.number)
        in_store = all(line.kind is LineKind.GOODS and free.get(line.product, 0) >= (line.quantity or 0) for line in lines)
        if usual and in_store and order.settlement is Settlement.MONTHLY and order.status is Status.CONFIRMED:
            yield order.number
