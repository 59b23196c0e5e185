"""Changes, their rows, and confirmed orders with goods in every stage, for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.flows.documents import Change, Job, Purchase
from order_logic.flows.moves import Move, Passing
from order_logic.flows.roles import Role
from order_logic.records import (
    Allocation,
    ChangeField,
    ChangeRequest,
    Order,
    OrderLine,
    OutboundLine,
    OutboundNote,
    ProductionJob,
    PurchaseLine,
    PurchaseOrder,
    Stock,
)
from order_logic.verbs.moving import move_orders
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.passing import pass_documents
from tests.logic.builders import NUMBER, PRODUCT, TODAY, a_book, a_line, a_press, approved, login

CHANGE = "BG20261120-0001"
LATER = date(2026, 12, 28)


def a_change(*rows: tuple[int | None, str, str], **fields: Any) -> list[Any]:
    """A request of the customer, in writing, with a row for each (line, field, new value)."""
    usual: dict[str, Any] = {
        "state": Change.WAITS, "reason": "客户改计划", "asked_by_customer": True, "written": "邮件 2026-11-20",
        "asked_on": TODAY, "asked_by": login(Role.SALES), "order": NUMBER,
    }  # fmt: skip
    request = ChangeRequest(number=CHANGE, **usual | fields)
    return [
        request,
        *(ChangeField(change=CHANGE, number=n, order=NUMBER, line_no=a, field=b, after=c) for n, (a, b, c) in enumerate(rows, 1)),
    ]


def confirmed(*rows: Any, **fields: Any) -> list[Any]:
    """A confirmed order of 100 valves; rows of its lines given take the place of its own."""
    given = {row.line_no for row in rows if isinstance(row, OrderLine)}
    own = [row for row in approved(**fields) if not (isinstance(row, OrderLine) and row.line_no in given)]
    return [*own, *rows]


def a_book_with(*rows: Any, change: list[Any] | None = None, **fields: Any) -> Book:
    """A confirmed order with a change that waits for approval."""
    return a_book(*confirmed(*rows, **fields), *(change or []))


def in_stages(**stages: int) -> list[Any]:
    """Line 1 with these quantities in stages, and the locks, jobs, purchases and notes behind them."""
    stored: dict[str, Any] = {
        name: Decimal(q) for name, q in stages.items() if name in {"waiting", "locked", "making", "buying", "to_inspect", "passed", "ended"}
    }
    rows: list[Any] = [a_line(**stored)]
    held = Decimal(stages.get("locked", 0) + stages.get("passed", 0) + stages.get("noted", 0))
    if held:
        rows += [
            Stock(product=PRODUCT, warehouse="成品仓", on_hand=held, reserved=held),
            Allocation(order=NUMBER, line_no=1, number=1, product=PRODUCT, warehouse="成品仓", quantity=held, left=held),
        ]
    if stages.get("making"):
        making = Decimal(stages["making"])
        rows.append(ProductionJob(number="SC20261120-0001", order=NUMBER, line_no=1, product=PRODUCT, quantity=making, state=Job.PLANNED))
    if stages.get("buying"):
        rows.append(PurchaseOrder(number="CG20261120-0001", supplier="S01", state=Purchase.PLACED))
        rows.append(
            PurchaseLine(purchase="CG20261120-0001", number=1, product=PRODUCT, order=NUMBER, line_no=1, quantity=Decimal(stages["buying"]))
        )
    for n, (name, day) in enumerate((("noted", None), ("shipped", TODAY)), 1):
        if stages.get(name):
            rows.append(OutboundNote(number=f"CK20261120-000{n}", order=NUMBER, issued_on=TODAY, shipped_on=day))
            rows.append(OutboundLine(note=f"CK20261120-000{n}", order=NUMBER, line_no=1, quantity=Decimal(stages[name])))
    return rows


def passes(book: Book, move: Passing, who: Role, **typed: Any) -> Outcome:
    return pass_documents(book.tried(()), [CHANGE], move, a_press(who, **typed))


def approve(book: Book, who: Role = Role.SALES_MANAGER) -> Book:
    """The book after the change was approved; fails when it was not."""
    outcome = passes(book, Passing.CHANGE_APPROVE, who)
    assert outcome.moved == (CHANGE,), outcome.findings
    return book.tried(outcome.changes)


def moves(book: Book, move: Move, who: Role, **typed: Any) -> Book:
    """The book after the order moved; fails when it did not."""
    outcome = tries(book, move, who, **typed)
    assert outcome.moved == (NUMBER,), [(f.rule, f.say("en")) for f in outcome.findings]
    return book.tried(outcome.changes)


def tries(book: Book, move: Move, who: Role, **typed: Any) -> Outcome:
    """Presses a move of the order; the book stays good."""
    return move_orders(book.tried(()), [NUMBER], move, a_press(who, **typed))


def refused(outcome: Outcome) -> set[str]:
    return {f.rule for f in outcome.findings if f.blocks}


def the_change(book: Book) -> ChangeRequest:
    found = book.get(ChangeRequest, CHANGE)
    assert found is not None
    return found


def the_order(book: Book) -> Order:
    found = book.get(Order, NUMBER)
    assert found is not None
    return found


def the_line(book: Book, line_no: int = 1) -> OrderLine:
    found = book.get(OrderLine, NUMBER, line_no)
    assert found is not None
    return found
