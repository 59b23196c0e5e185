"""Rows of buying, receiving and inspecting for tests: complete and valid unless a test says otherwise."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.derived.plans import plan_digest
from order_logic.flows.documents import Job, Purchase
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.roles import Role
from order_logic.press import Numbers, Press
from order_logic.records import (
    Arrival,
    Inspection,
    Offer,
    OrderLine,
    ProductionJob,
    PurchaseLine,
    PurchaseOrder,
    Stock,
    Supplier,
)
from order_logic.records.choices import Buying, Grade, Point, Supply
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.passing import pass_documents
from order_logic.verbs.shifting import shift_lines
from tests.logic.builders import NOW, NUMBER, PRODUCT, TODAY, a_book, a_line, a_press, a_product, a_stock, approved, login, rows_of

SUPPLIER, PURCHASE, ARRIVAL, INSPECTION, JOB = "G01", "CG20261120-0001", "DH20261121-0001", "ZJ20261121-0001", "SC20261120-0001"


def a_supplier(code: str = SUPPLIER, **fields: Any) -> Supplier:
    """Graded A, with its licence on file."""
    usual: dict[str, Any] = {"name": "温州永盛阀门厂", "grade": Grade.A, "licence": "营业执照 2026", "terms": "月结 30 天"}
    return Supplier(code=code, **usual | fields)


def an_offer(supplier: str = SUPPLIER, product: str = PRODUCT, **fields: Any) -> Offer:
    usual: dict[str, Any] = {"price": Decimal(60), "lead_days": 7, "daily_capacity": Decimal(50), "quality": Decimal(98)}
    return Offer(product=product, supplier=supplier, **usual | fields)


def a_purchase(number: str = PURCHASE, **fields: Any) -> PurchaseOrder:
    """Placed with the usual supplier, approved for what it costs."""
    usual: dict[str, Any] = {
        "supplier": SUPPLIER, "kind": Buying.FOR_ORDER, "state": Purchase.PLACED, "ordered_on": TODAY, "due_on": date(2026, 12, 10),
        "made_by": login(Role.PURCHASING), "approved_by": login(Role.SALES_MANAGER), "approved_amount": Decimal(6000),
        "placed_on": TODAY,
    }  # fmt: skip
    return PurchaseOrder(number=number, **usual | fields)


def a_purchase_line(quantity: int | str = 100, number: int = 1, **fields: Any) -> PurchaseLine:
    """The usual goods for the usual line, at ¥60, promised in time."""
    usual: dict[str, Any] = {
        "purchase": PURCHASE, "product": PRODUCT, "name": "不锈钢球阀", "order": NUMBER, "line_no": 1, "price": Decimal(60),
        "promised_on": date(2026, 12, 8),
    }  # fmt: skip
    return PurchaseLine(number=number, quantity=Decimal(quantity), **usual | fields)


def an_arrival(quantity: int | str = 100, number: str = ARRIVAL, **fields: Any) -> Arrival:
    usual: dict[str, Any] = {
        "purchase": PURCHASE, "purchase_line": 1, "order": NUMBER, "line_no": 1, "product": PRODUCT, "ordered": Decimal(quantity),
        "arrived_on": TODAY, "person": login(Role.WAREHOUSE),
    }  # fmt: skip
    return Arrival(number=number, quantity=Decimal(quantity), **usual | fields)


def an_inspection(quantity: int | str = 100, number: str = INSPECTION, **fields: Any) -> Inspection:
    """Bought goods of the usual line that wait for their result; quantities of results may be given as whole numbers."""
    usual: dict[str, Any] = {
        "order": NUMBER, "line_no": 1, "product": PRODUCT, "point": Point.INCOMING, "source": ARRIVAL, "ordered": Decimal(quantity),
        "sent_at": NOW, "warehouse": "成品仓",
    }  # fmt: skip
    given = {name: Decimal(value) if type(value) is int and name != "line_no" else value for name, value in fields.items()}
    return Inspection(number=number, quantity=Decimal(quantity), **usual | given)


WHY: dict[str, Any] = {"cause": "供应商毛坯气孔", "correction": "退换并加严抽检"}
"""Cause and correction of a non-conformity."""


def a_job(quantity: int | str = 100, number: str = JOB, **fields: Any) -> ProductionJob:
    """Running, for the usual line, its plan confirmed."""
    usual: dict[str, Any] = {
        "order": NUMBER, "line_no": 1, "product": PRODUCT, "state": Job.MAKING, "start_on": TODAY, "finish_on": date(2026, 12, 10),
        "people": "甲班 4 人", "materials": "棒料齐", "transport": "自提", "risks": "备用机床", "work_centre": "",
    }  # fmt: skip
    job = ProductionJob(number=number, quantity=Decimal(quantity), **usual | fields)
    return replace(job, confirmed_by=login(Role.PMC), confirmed_at=NOW, agreed=plan_digest(job))


def confirmed(*lines: OrderLine, booked: bool = True) -> list[Any]:
    """The usual order, approved and booked by finance, with these lines in place of its own."""
    order, line, *rest = approved()
    return [replace(order, booked_at=datetime(2026, 11, 20, 9) if booked else None), *(lines or (line,)), *rest]


def bought(**stages: int) -> OrderLine:
    """The usual line, its quantity in these stages."""
    fields: dict[str, Any] = {name: Decimal(quantity) for name, quantity in stages.items()}
    return a_line(**fields)


def supply_book(*rows: Any) -> Book:
    """A book with the usual supplier, its offer and an empty shelf, the product being bought in; rows given take their places."""
    usual = [a_supplier(), an_offer(), a_stock(0), a_product(supply=Supply.BOUGHT)]
    kept = [row for row in usual if not any(type(row) is type(given) and _same(row, given) for given in rows)]
    return a_book(*kept, *rows)


def _same(row: Any, given: Any) -> bool:
    if isinstance(row, Offer):
        return bool(row.product == given.product)
    if isinstance(row, Stock):
        return bool(row.product == given.product)
    return bool(row.code == given.code)


def pressing(book: Book, who: Role, **typed: Any) -> Press:
    """``who`` presses on a book whose numbers are taken."""
    numbers = Numbers()
    records: tuple[Any, ...] = (PurchaseOrder, Arrival, Inspection, ProductionJob)
    for record in records:
        for row in book.all(record):
            numbers.seen(row.number)
    return a_press(who, **{"numbers": numbers, **typed})


def shifted(book: Book, move: Shifting, who: Role, *picks: str, **typed: Any) -> Outcome:
    """``who`` presses a move of goods on these picks, the usual order when none is given."""
    return shift_lines(book, picks or (NUMBER,), move, pressing(book, who, **typed))


def passed(book: Book, move: Passing, who: Role, *picks: str, **typed: Any) -> Outcome:
    """``who`` presses a move of a document on these picks, the usual purchase order when none is given."""
    return pass_documents(book, picks or (PURCHASE,), move, pressing(book, who, **typed))


def stopped_by(outcome: Outcome) -> set[str]:
    """The rules and refusals that stand in the way."""
    return {finding.rule for finding in outcome.findings if finding.blocks}


def after(book: Book, outcome: Outcome) -> Book:
    """The book that an outcome leaves, good for any number of presses."""
    return Book.of(*rows_of(book.after(outcome.changes)))


def standing_purchase(state: Purchase, *lines: PurchaseLine, **fields: Any) -> Book:
    """A purchase in a state, for a line whose hundred are being bought."""
    return supply_book(*confirmed(bought(buying=100)), a_purchase(state=state, **fields), *(lines or (a_purchase_line(),)))


def purchase_state(book: Book) -> Purchase | None:
    """Where the usual purchase order stands."""
    row = book.get(PurchaseOrder, PURCHASE)
    return row.state if row else None


def stage_of(book: Book, name: str) -> Any:
    """What of the usual line lies in a stage."""
    row = book.get(OrderLine, NUMBER, 1)
    return (getattr(row, name) if row else None) or Decimal(0)


def values(row: Any, *names: str) -> tuple[Any, ...]:
    """Some fields of a row."""
    return tuple(getattr(row, name) for name in names)
