"""A change that needs no round is written into the order, and everything downstream follows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.holds import holds_of
from order_logic.derived.stages import stages_of
from order_logic.flows.documents import Change, Job, Purchase
from order_logic.flows.holds import Hold
from order_logic.flows.moves import Passing
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Customer, Notice, PlanRow, ProductionJob, PurchaseLine, PurchaseOrder, Stock
from order_logic.records.choices import Topic
from order_logic.seals import seal_in, sealing
from tests.logic.builders import NOW, NUMBER, PRODUCT, a_line, login
from tests.logic.change_builders import (
    CHANGE,
    a_book_with,
    a_change,
    approve,
    in_stages,
    passes,
    refused,
    the_change,
    the_line,
    the_order,
)

WITH_COST: dict[str, Any] = {"cost_note": "已投料", "agreement": "BX-1"}
WHOLE = (None, "取消", "")


def carried(*rows: Any, stages: dict[str, int] | None = None, more: tuple[Any, ...] = (), **order: Any) -> Book:
    """The book after a change of these rows was approved and carried out."""
    book = approve(a_book_with(*in_stages(**stages or {}), *more, change=a_change(*rows, **WITH_COST), **order))
    outcome = passes(book, Passing.CHANGE_CARRY_OUT, Role.SALES)
    assert outcome.moved, [(f.rule, f.say("en")) for f in outcome.findings]
    return book.tried(outcome.changes)


def stages(book: Book) -> dict[Stage, Decimal]:
    return {stage: quantity for stage, quantity in stages_of(the_line(book), book).items() if quantity}


def total(book: Book) -> Decimal:
    return sum(stages(book).values(), Decimal(0))


def less(to: int, **there: int) -> Book:
    return carried((1, "数量", str(to)), stages=there)


G = Stage


@pytest.mark.parametrize(
    ("there", "to", "left"),
    [
        ({}, 80, {G.OPEN: 80}),
        ({"locked": 50}, 80, {G.OPEN: 30, G.LOCKED: 50}),
        ({"waiting": 20, "locked": 80}, 80, {G.LOCKED: 80}),
        ({"waiting": 20, "locked": 80}, 70, {G.LOCKED: 70}),
        ({"locked": 60, "making": 40}, 50, {G.LOCKED: 10, G.MAKING: 40}),
        ({"locked": 60, "making": 40}, 30, {G.MAKING: 30}),
        ({"passed": 60, "buying": 40}, 30, {G.BUYING: 30}),
        ({"shipped": 30, "locked": 70}, 30, {G.SHIPPED: 30}),
        ({"shipped": 30, "ended": 70}, 30, {G.SHIPPED: 30}),
        ({"noted": 30, "locked": 70}, 30, {G.NOTED: 30}),
        ({"ended": 20, "locked": 80}, 80, {G.LOCKED: 80}),
    ],
)
def test_fewer_are_wanted_where_it_costs_least(there: dict[str, int], to: int, left: dict[Stage, int]) -> None:
    end = less(to, **there)

    assert stages(end) == left
    assert total(end) == the_line(end).quantity == to


def test_locks_go_back_to_the_shelf() -> None:
    end = less(30, locked=100)

    shelf, lock = end.get(Stock, PRODUCT, "成品仓", ""), end.get(Allocation, NUMBER, 1, 1)
    assert shelf is not None
    assert lock is not None
    assert (shelf.on_hand, shelf.reserved, lock.left) == (Decimal(100), Decimal(30), Decimal(30))


def test_jobs_and_purchases_shrink_with_the_order() -> None:
    end = less(30, making=60, buying=40)

    job, bought = end.get(ProductionJob, "SC20261120-0001"), end.get(PurchaseLine, "CG20261120-0001", 1)
    assert job is not None
    assert bought is not None
    assert (job.quantity, job.state, bought.voided) == (Decimal(30), Job.PLANNED, True)
    assert end.get(PurchaseOrder, "CG20261120-0001").state is Purchase.CANCELLED  # type: ignore[union-attr]  # it is there


def test_amounts_follow_and_the_seal_is_renewed() -> None:
    end = less(80)
    sealed = end.tried(sealing(end, [NUMBER]))

    assert the_order(end).amount == the_line(end).amount == 8000
    assert the_order(sealed).seal == seal_in(sealed, NUMBER)


def test_the_change_is_done_and_its_hold_ends() -> None:
    book = approve(a_book_with(change=a_change((1, "数量", "80"))))
    end = less(80)

    assert [h.hold for h in holds_of(the_order(book), book)] == [Hold.CHANGE]
    assert not list(holds_of(the_order(end), end))
    assert (the_change(end).state, the_change(end).done_by, the_change(end).done_at) == (Change.DONE, login(Role.SALES), NOW)


def test_a_line_that_is_cancelled_ends_what_is_not_shipped() -> None:
    end = carried((1, "取消", ""), stages={"shipped": 30, "locked": 20, "making": 50})

    assert stages(end) == {G.SHIPPED: 30, G.ENDED: 70}
    assert the_line(end).quantity == 100


def test_a_line_that_is_shipped_in_full_has_nothing_to_cancel() -> None:
    book = a_book_with(*in_stages(shipped=100), change=a_change((1, "取消", "")))

    assert refused(passes(book, Passing.CHANGE_APPROVE, Role.SALES_MANAGER)) == {"R-64"}


def test_several_fields_are_written_at_once() -> None:
    end = carried((1, "数量", "80"), (None, "收货地址", "宁波市鄞州区 6 号"), (None, "联系人", "王一"), (None, "发票抬头", "远洋集团"))

    order, customer = the_order(end), end.get(Customer, "C001")
    assert customer is not None
    assert (order.address, order.contact, customer.invoice_title) == ("宁波市鄞州区 6 号", "王一", "远洋集团")
    assert the_line(end).quantity == 80


def test_the_rows_of_the_weekly_plan_that_no_longer_hold_are_void() -> None:
    rows = [PlanRow(week=date(2026, 11, 23), number=n, order=NUMBER, line_no=n) for n in (1, 2)]
    end = carried((1, "数量", "80"), more=(a_line(line_no=2), *rows))

    assert [row.voided for row in end.by(PlanRow, "order", NUMBER)] == [True, None]


def notices(book: Book) -> list[Notice]:
    return [n for n in book.by(Notice, "order", NUMBER) if n.topic is Topic.CHANGE]


def test_every_role_with_open_work_is_told_and_so_is_the_customer() -> None:
    end = carried((1, "数量", "90"), stages={"locked": 40, "making": 50})

    coming, working, full, customer = notices(end)
    assert set(coming.to) == set(working.to)
    assert set(working.to) == {Role.PMC, Role.PRODUCTION, Role.WAREHOUSE}
    assert set(full.to) == {Role.SALES, Role.FINANCE}
    assert customer.customer
    assert {n.document for n in notices(end)} == {CHANGE}
    assert "100→90" in working.text
