"""Papers of buying and materials from the book: what state makes a draft, what is short, what must be there before it is printed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Purchase
from order_logic.records import MaterialNeed, Order, PurchaseLine
from reports.blocks import Mark
from reports.render import html_of
from reports.report import Refused, Topic, papers
from tests.logic.builders import NUMBER, TODAY, a_book
from tests.logic.supply_builders import PURCHASE, a_purchase
from tests.papers import supply_desk
from tests.papers.goods_desk import a_press_of, the_lines, the_order
from tests.papers.supply_desk import bought, needed

BUYING, MATERIALS = papers()["purchase_order"], papers()["material_requisition"]


def bought_sheet(*rows: Any) -> Any:
    return BUYING.gather(a_book(*rows), Topic(PURCHASE), a_press_of())


def requisition(*rows: Any) -> Any:
    return MATERIALS.gather(a_book(*rows), Topic(NUMBER), a_press_of())


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (Purchase.NEW, Mark.DRAFT),
        (Purchase.WAITS, Mark.DRAFT),
        (Purchase.APPROVED, None),
        (Purchase.PART, None),
        (Purchase.CANCELLED, Mark.VOID),
    ],
)
def test_a_purchase_is_a_draft_until_it_is_approved(state: Purchase, mark: Mark | None) -> None:
    assert bought_sheet(*bought(state=state)).head.mark is mark


def test_a_purchase_names_who_made_and_who_approved_it_and_adds_up() -> None:
    view = supply_desk.purchase()

    assert [sign.name for sign in view.signs] == ["采购·周", "销售经理·周", ""]
    assert view.total == Decimal("22380.00") + Decimal("7068.00") + Decimal("2400.00")
    assert [line.due_on for line in view.lines] == [date(2026, 12, 2), date(2026, 12, 4), date(2026, 12, 5)]


def test_a_void_line_is_not_bought_and_a_line_without_a_price_stops_the_purchase() -> None:
    void = [replace(row, voided=True) if isinstance(row, PurchaseLine) and row.number == 3 else row for row in bought()]
    blank = [replace(row, price=None) if isinstance(row, PurchaseLine) and row.number == 3 else row for row in bought()]

    refused = bought_sheet(*blank)

    assert [line.number for line in bought_sheet(*void).lines] == [1, 2]
    assert isinstance(refused, Refused)
    assert "3" in refused.why.zh


def test_purchases_to_be_placed_and_those_placed_today_are_due() -> None:
    earlier = a_purchase("CG20261101-0001", placed_on=date(2026, 11, 1))
    waiting = a_purchase("CG20261119-0002", state=Purchase.APPROVED, placed_on=None)
    called_off = a_purchase("CG20261119-0003", state=Purchase.CANCELLED, placed_on=TODAY)

    due = BUYING.due(a_book(*bought(), earlier, waiting, called_off), a_press_of())

    assert [topic.key for topic in due] == ["CG20261119-0002", PURCHASE]


def test_the_requisition_says_what_is_short_and_when_all_is_there() -> None:
    view = supply_desk.requisition()

    assert view.counts == (4, 2, 1)
    assert [row.short for row in view.groups[0].rows] == [Decimal(0), Decimal(960), Decimal(84)]
    assert [group.aside.zh for group in view.groups] == ["齐料日 2026-12-04", "齐料日待定"]


def test_a_rush_order_carries_its_stamp_and_another_does_not() -> None:
    calm = [replace(row, rush=None) for row in needed()]

    rush, usual = requisition(the_order(), *the_lines(), *needed()), requisition(the_order(), *the_lines(), *calm)

    assert "紧急处理" in html_of(MATERIALS, rush)
    assert "紧急处理" not in html_of(MATERIALS, usual)


@pytest.mark.parametrize(
    ("commercial", "mark"), [(Commercial.IN_REVIEW, Mark.DRAFT), (Commercial.CONFIRMED, None), (Commercial.CANCELLED, Mark.VOID)]
)
def test_a_requisition_is_a_draft_until_the_order_is_confirmed(commercial: Commercial, mark: Mark | None) -> None:
    assert requisition(the_order(commercial=commercial), *the_lines(), *needed()).head.mark is mark


def test_an_order_without_materials_has_no_requisition() -> None:
    assert isinstance(requisition(the_order(), *the_lines()), Refused)


def test_requisitions_with_something_to_fill_in_or_to_buy_are_due_rush_orders_first() -> None:
    other = [replace(row, order="SO20261119-0001", rush=None) for row in needed()]
    calm = the_order(number="SO20261119-0001")
    settled = [replace(row, order="SO20261118-0001", in_stock=Decimal(5000)) for row in needed()]
    rows: list[Order | MaterialNeed] = [the_order(rush=True), calm, the_order(number="SO20261118-0001"), *needed(), *other, *settled]

    due = MATERIALS.due(a_book(*rows, *the_lines()), a_press_of())

    assert [topic.key for topic in due] == [NUMBER, "SO20261119-0001"]
