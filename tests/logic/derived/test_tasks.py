"""What waits for one person: orders, notes and other documents that a role of theirs may bring on."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from order_logic.derived.tasks import tasks_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change, Purchase, Trouble
from order_logic.flows.moves import Move, Passing, Shifting
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, OrderException, OutboundLine, OutboundNote, PurchaseOrder
from tests.logic.builders import NOW, NUMBER, TODAY, a_line, a_press, a_signature, an_order
from tests.logic.derived.shipping_rows import a_due_order, fresh

YESTERDAY = TODAY - timedelta(days=1)


def tasks(role: Role, *rows: Any) -> list[tuple[Any, str]]:
    return [(task.move, task.row.number) for task in tasks_of(fresh(*rows), a_press(role))]


def pending(**fields: Any) -> list[Any]:
    return [an_order(commercial=Commercial.PENDING, **fields), a_line()]


def test_an_order_is_the_task_of_those_who_may_bring_it_on() -> None:
    assert tasks(Role.ORDER_CLERK, *pending()) == [(Move.FIRST_AUDIT, NUMBER)]
    assert tasks(Role.ADMIN, *pending()) == [(Move.FIRST_AUDIT, NUMBER)]
    assert tasks(Role.WAREHOUSE, *pending()) == []


def test_who_entered_an_order_is_not_asked_to_audit_it() -> None:
    assert tasks(Role.ORDER_CLERK, *pending(entered_by="order_clerk")) == []


def test_a_note_is_released_by_finance_first_and_then_by_the_manager() -> None:
    note = OutboundNote(number="CK20261119-0001", order=NUMBER, issued_on=YESTERDAY)
    part = OutboundLine(note=note.number, order=NUMBER, line_no=1, quantity=Decimal(100))
    rows = [*a_due_order(), note, part]
    finance = a_signature(Shifting.RELEASE, Role.FINANCE, 5, document=note.number)  # type: ignore[arg-type]  # a move of goods

    assert tasks(Role.FINANCE, *rows) == [(Shifting.RELEASE, note.number)]
    assert tasks(Role.SALES_MANAGER, *rows) == []
    assert tasks(Role.SALES_MANAGER, *rows, finance) == [(Shifting.RELEASE, note.number)]
    assert tasks(Role.SALES_MANAGER, *a_due_order(), replace(note, released_at=NOW), part, finance) == []


def test_other_documents_are_tasks_too_but_never_their_way_back() -> None:
    rows = [
        PurchaseOrder(number="CG20261120-0001", state=Purchase.WAITS),
        ChangeRequest(number="BG20261120-0001", order=NUMBER, state=Change.WAITS),
        OrderException(number="YC20261120-0001", order=NUMBER, state=Trouble.CLOSED),
    ]

    assert tasks(Role.SALES_MANAGER, *rows) == [(Passing.PURCHASE_APPROVE, "CG20261120-0001"), (Passing.CHANGE_APPROVE, "BG20261120-0001")]
    assert tasks(Role.SALES, *rows) == []
