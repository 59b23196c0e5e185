"""An order is cancelled whole by an approved change; a change may be refused or withdrawn."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.stages import stages_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change, Job, Purchase
from order_logic.flows.moves import Move, Passing
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import ProductionJob, PurchaseOrder, Stock
from tests.logic.builders import NUMBER
from tests.logic.change_builders import (
    a_book_with,
    a_change,
    approve,
    in_stages,
    moves,
    passes,
    refused,
    the_change,
    the_line,
    the_order,
    tries,
)

WITH_COST: dict[str, Any] = {"cost_note": "已投料", "agreement": "BX-1"}
WHOLE = (None, "取消", "")


def left(book: Book) -> dict[Stage, Decimal]:
    return {stage: quantity for stage, quantity in stages_of(the_line(book), book).items() if quantity}


def cancelled(*rows: Any, **typed: Any) -> Any:
    book = approve(a_book_with(*rows, change=a_change(WHOLE, **WITH_COST)))
    return book, tries(book, Move.CANCEL, Role.SALES, **({"reason": "客户取消"} | typed))


@pytest.mark.parametrize("there", [{}, {"waiting": 10, "locked": 20, "passed": 30, "buying": 15, "making": 25}])
def test_a_cancelled_order_ends_all_quantity_and_frees_everything(there: dict[str, int]) -> None:
    book, outcome = cancelled(*in_stages(**there))
    end = book.tried(outcome.changes)

    assert outcome.moved == (NUMBER,)
    assert the_order(end).commercial is Commercial.CANCELLED
    assert left(end) == {Stage.ENDED: 100}
    assert sum((s.reserved or Decimal(0) for s in end.all(Stock)), Decimal(0)) == 0
    assert {j.state for j in end.all(ProductionJob)} <= {Job.CANCELLED}
    assert {p.state for p in end.all(PurchaseOrder)} <= {Purchase.CANCELLED}
    assert the_change(end).state is Change.DONE


def test_an_order_of_which_something_is_shipped_is_not_cancelled_whole() -> None:
    book = a_book_with(*in_stages(shipped=1), change=a_change(WHOLE))

    assert refused(passes(book, Passing.CHANGE_APPROVE, Role.SALES_MANAGER)) == {"R-64"}


@pytest.mark.parametrize("there", [{"to_inspect": 10}, {"noted": 10}])
def test_goods_to_inspect_or_on_a_note_are_cleared_before_the_order_is_cancelled(there: dict[str, int]) -> None:
    _, outcome = cancelled(*in_stages(**there))

    assert [(f.rule, f.field) for f in outcome.findings if f.blocks] == [("R-64", "status")]


def test_cancelling_asks_for_a_reason() -> None:
    _, outcome = cancelled(reason="")

    assert refused(outcome) == {"D-05"}


@pytest.mark.parametrize(
    ("move", "who", "state"),
    [
        (Passing.CHANGE_REJECT, Role.SALES_MANAGER, Change.REJECTED),
        (Passing.CHANGE_WITHDRAW, Role.SALES, Change.WITHDRAWN),
    ],
)
@pytest.mark.parametrize("begin", [lambda book: book, approve])
def test_a_change_is_refused_or_withdrawn_with_a_reason(move: Passing, who: Role, state: Change, begin: Any) -> None:
    book = begin(a_book_with(change=a_change((1, "数量", "80"))))
    end = book.tried(passes(book, move, who, reason="客户又不减了").changes)

    assert (the_change(end).state, the_change(end).refused) == (state, "客户又不减了")
    assert refused(passes(book, move, who)) == {"D-05"}


def test_a_change_that_goes_round_ends_by_keeping_the_order_only() -> None:
    book = moves(approve(a_book_with(change=a_change((1, "单价", "95")))), Move.REAPPROVE, Role.SALES)

    assert refused(passes(book, Passing.CHANGE_WITHDRAW, Role.SALES, reason="不改了")) == {"D-20"}
