"""Refused goods are inspected in the house and may go out again on another note; stock and locks agree all the way."""

from dataclasses import replace
from decimal import Decimal

from order_logic.book import Book
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.press import Numbers
from order_logic.records import Inspection, OutboundLine, OutboundNote
from order_logic.records.choices import Undelivered
from tests.logic.builders import a_book, rows_of
from tests.logic.shipping_builders import NOTE, carried, lies, shipped
from tests.logic.stock_builders import left_of, shelf_of

USED = {("CK", "20261120"): 1}


def refused() -> Book:
    """All fifteen came back: the carton was wet."""
    rows = shipped(15, undelivered=Undelivered.REFUSED, evidence="拒收单.jpg")
    return carried(a_book(*rows), Shifting.REFUSE, Role.LOGISTICS, NOTE, reason="外箱进水")


def inspected(good: int, scrap: int = 0) -> Book:
    """Quality found so many good, the others are scrap."""
    typed = {"passed": Decimal(good), "scrap": Decimal(scrap) or None, "cause": "进水", "correction": "加防水袋", "prevention": "改包装"}
    rows = [replace(row, **typed) if isinstance(row, Inspection) else row for row in rows_of(refused())]  # type: ignore[arg-type]  # columns
    return carried(Book.of(*rows), Shifting.INSPECT, Role.QUALITY)


def test_what_passes_lies_in_stock_locked_for_its_order() -> None:
    book = inspected(15)

    assert lies(book) == {Stage.PASSED: 15}
    assert shelf_of(book) == (15, 15)
    assert left_of(book) == {"": 15}


def test_what_is_scrap_must_be_supplied_anew() -> None:
    book = inspected(13, 2)

    assert lies(book) == {Stage.PASSED: 13, Stage.OPEN: 2}
    assert shelf_of(book) == (13, 13)


def test_the_goods_go_out_again_on_another_note() -> None:
    book = carried(inspected(15), Shifting.ISSUE_NOTE, Role.WAREHOUSE, numbers=Numbers(dict(USED)))

    (again,) = [n for n in book.all(OutboundNote) if n.number != NOTE]
    assert [(p.note, int(p.quantity or 0)) for p in book.all(OutboundLine)] == [(NOTE, 15), (again.number, 15)]
    assert lies(book) == {Stage.NOTED: 15}
