"""Rows, books and presses for tests: complete and valid unless a test says otherwise."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.book import Book, key_of
from order_logic.columns import column_of
from order_logic.flows.commercial import DEPARTMENTS, Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.money import line_amount
from order_logic.press import Press
from order_logic.records import (
    Customer,
    OpeningBalance,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    Product,
    Promise,
    Receipt,
    Signature,
    Stock,
    User,
    choices,
)

NUMBER = "SO20261120-0001"
CUSTOMER, PRODUCT, TYPE = "C001", "P-2201", "销售"
NOW = datetime(2026, 11, 20, 9, 30)
TODAY = NOW.date()


def login(role: Role) -> str:
    """The login of the one person who holds ``role`` in ``a_book``."""
    return role.name.lower()


def a_customer(code: str = CUSTOMER, **fields: Any) -> Customer:
    """A monthly customer, assessed, with room for a million."""
    usual: dict[str, Any] = {
        "name": "宁波远洋机电有限公司", "short_name": "远洋机电", "contact": "郑海涛", "phone": "13805741203", "salesperson": "李敏",
        "address": "宁波市北仑区明州路 88 号", "settlement": choices.Settlement.MONTHLY, "payment": choices.Payment.TRANSFER,
        "credit_days": 30, "credit_limit": Decimal(1_000_000), "assessed_on": date(2026, 1, 15),
        "basis": choices.Basis.SHIPPED, "due_from": choices.Basis.SHIPPED, "tax_number": "91330206MA2AE5Y40D",
    }  # fmt: skip
    return Customer(code=code, **usual | fields)


def a_product(code: str = PRODUCT, **fields: Any) -> Product:
    usual: dict[str, Any] = {
        "name": "不锈钢球阀", "model": "Q41F-16P DN50", "unit": "只", "price": Decimal(100), "tax_rate": Decimal(13),
        "state": choices.ProductState.ON_SALE, "supply": choices.Supply.MADE, "lead_days": 10,
    }  # fmt: skip
    return Product(code=code, **usual | fields)


def an_order_type(name: str = TYPE, **fields: Any) -> OrderType:
    """销售: reviewed by all, single contract."""
    usual: dict[str, Any] = {
        "review": choices.Review.ALL, "contract": choices.Contract.SINGLE, "check": choices.Check.QUALITY,
        "proof": choices.Proof.DELIVERY_CONFIRMATION, "closing": choices.Closing.EACH,
        "invoicing": choices.Invoicing.ALWAYS, "stating": choices.Stating.EACH,
    }  # fmt: skip
    return OrderType(name=name, **usual | fields)


def a_shop_type(name: str = "门店", **fields: Any) -> OrderType:
    """门店: no review, no contract, carrier's signature."""
    usual: dict[str, Any] = {
        "review": choices.Review.NONE, "contract": choices.Contract.NONE, "check": choices.Check.WAREHOUSE, "proof": choices.Proof.CARRIER,
        "closing": choices.Closing.TROUBLED, "invoicing": choices.Invoicing.ON_DEMAND, "stating": choices.Stating.ON_DEMAND,
    }  # fmt: skip
    return an_order_type(name, **usual | fields)


def a_user(*roles: Role, **fields: Any) -> User:
    """The person who holds ``roles``; the login is the first role's name."""
    usual: dict[str, Any] = {"login": login(roles[0]), "name": f"{roles[0].text.zh}·周", "roles": roles}
    return User(**usual | fields)


def staff() -> list[User]:
    """One person a role."""
    return [a_user(role) for role in Role]


def an_order(number: str = NUMBER, **fields: Any) -> Order:
    """A complete order of ¥10,000, entered by sales; DRAFT unless ``commercial`` says otherwise."""
    usual: dict[str, Any] = {
        "order_type": TYPE, "channel": choices.Channel.MAIL, "customer": CUSTOMER, "customer_po": f"PO-{number[-4:]}",
        "contact": "郑海涛", "phone": "13805741203", "address": "宁波市北仑区明州路 88 号", "salesperson": "李敏",
        "ordered_on": TODAY, "requested_on": date(2026, 12, 20), "settlement": choices.Settlement.MONTHLY,
        "payment": choices.Payment.TRANSFER, "tax_included": True, "contract_no": "HT2026-118", "contract_sealed": True,
        "contract_signed": True, "customer_reply": "回签件 2026-11-20.pdf", "entered_by": login(Role.SALES),
        "amount": Decimal(10_000), "since": NOW, "draft_no": f"D20261120-{number[-4:]}",
    }  # fmt: skip
    return Order(number=number, **usual | fields)


def a_line(order: str = NUMBER, line_no: int = 1, **fields: Any) -> OrderLine:
    """A hundred ball valves at ¥100; the amount follows from quantity, price and discount."""
    usual: dict[str, Any] = {
        "kind": choices.LineKind.GOODS, "product": PRODUCT, "name": "不锈钢球阀", "model": "Q41F-16P DN50", "unit": "只",
        "quantity": Decimal(100), "price": Decimal(100), "tax_rate": Decimal(13),
    }  # fmt: skip
    line = OrderLine(order=order, line_no=line_no, **usual | fields)
    if line.quantity is None or line.price is None or "amount" in fields:
        return line
    return replace(line, amount=line_amount(line.quantity, line.price, line.discount or Decimal(0)))


def a_signature(move: Move, role: Role, number: int = 1, order: str = NUMBER, **fields: Any) -> Signature:
    """``role``'s signature of ``move``, given by the one who holds the role."""
    usual: dict[str, Any] = {"person": login(role), "signed_at": NOW}
    return Signature(order=order, number=number, move=move, role=role, **usual | fields)


def audits(order: str = NUMBER) -> list[Signature]:
    """Both audits, signed by two people other than the enterer."""
    return [a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK, 1, order), a_signature(Move.SECOND_AUDIT, Role.ORDER_HEAD, 2, order)]


def an_opinion(department: Role, order: str = NUMBER, **fields: Any) -> Opinion:
    """``department`` finds the order feasible, in round one."""
    usual: dict[str, Any] = {"round": 1, "verdict": choices.Verdict.YES, "person": login(department), "given_at": NOW, "sent_at": NOW}
    return Opinion(order=order, department=department, **usual | fields)


def opinions(order: str = NUMBER, **fields: Any) -> list[Opinion]:
    """All five departments find it feasible."""
    return [an_opinion(department, order, **fields) for department in DEPARTMENTS]


def a_promise(promised_on: date = date(2026, 12, 18), order: str = NUMBER, **fields: Any) -> Promise:
    usual: dict[str, Any] = {"number": 1, "requested_on": date(2026, 12, 20), "person": login(Role.PMC), "promised_at": NOW}
    return Promise(order=order, promised_on=promised_on, **usual | fields)


def a_receipt(amount: int | str | Decimal, number: str = "RC20261118-0001", **fields: Any) -> Receipt:
    """Cleared money from the usual customer."""
    usual: dict[str, Any] = {
        "customer": CUSTOMER, "received_on": date(2026, 11, 18), "kind": choices.ReceiptKind.RECEIPT,
        "means": choices.Payment.TRANSFER, "cleared": True,
    }  # fmt: skip
    return Receipt(number=number, amount=Decimal(amount), **usual | fields)


def an_opening(amount: int | str | Decimal, customer: str = CUSTOMER, **fields: Any) -> OpeningBalance:
    usual: dict[str, Any] = {"day": date(2026, 1, 1), "due_on": date(2026, 12, 31)}
    return OpeningBalance(customer=customer, amount=Decimal(amount), **usual | fields)


def a_stock(on_hand: int | str | Decimal, product: str = PRODUCT, **fields: Any) -> Stock:
    usual: dict[str, Any] = {"warehouse": "成品仓"}
    return Stock(product=product, on_hand=Decimal(on_hand), **usual | fields)


def approved(number: str = NUMBER, **fields: Any) -> list[Any]:
    """An order that went all the way to CONFIRMED, with its line, signatures, opinions and promise."""
    day = date(2026, 12, 18)
    usual: dict[str, Any] = {"commercial": Commercial.CONFIRMED, "promised_on": day, "first_promised_on": day}
    order = an_order(number, **usual | fields)
    approval = a_signature(Move.APPROVE, Role.SALES_MANAGER, 3, number)
    return [order, a_line(number), *audits(number), approval, *opinions(number), a_promise(order=number)]


def a_book(*rows: Any) -> Book:
    """A book with ``rows`` over the usual master data: staff, one customer, one product and two order types.

    A row given takes the place of the usual one with its key.
    """
    given = {(type(row), key_of(row)) for row in rows}
    usual = [*staff(), a_customer(), a_product(), an_order_type(), a_shop_type()]
    return Book.of(*(row for row in usual if (type(row), key_of(row)) not in given), *rows)


def rows_of(book: Book) -> list[Any]:
    """Every row of a book, record by record."""
    found: list[Any] = []
    for record in book.records():
        found += book.all(record)
    return found


def a_press(role: Role = Role.SALES, **fields: Any) -> Press:
    """``role`` presses at NOW, with nothing typed beforehand."""
    usual: dict[str, Any] = {"user": a_user(role), "now": NOW}
    return Press(**usual | fields)


def without(row: Any, *names: str) -> Any:
    """``row`` with these fields as empty cells."""
    record: Any = type(row)
    return replace(row, **{name: column_of(record, name).blank for name in names})
