"""The papers of a shipment from the book: who signed, which copies tell prices, what is still to come."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.roles import Role
from order_logic.money import shown
from order_logic.records import Logistics, OrderLine, OutboundLine
from order_logic.records.choices import Carriage
from reports.blocks import Copy, Mark
from reports.render import html_of, render
from reports.report import Refused, Topic, papers
from tests.logic.builders import NUMBER, TODAY, a_book
from tests.papers import goods_desk
from tests.papers.goods_desk import GOODS, NOTE, SECOND, a_note, a_press_of, released
from tests.papers.reading import pages_of, words_of

OUTBOUND, DELIVERY, PICKING = (papers()[name] for name in ("outbound_note", "delivery_note", "picking_list"))
LABELS, HANDOVER = (papers()[name] for name in ("carton_label", "handover_list"))


def noted(*rows: Any, role: Role = Role.FINANCE, number: str = NOTE) -> Any:
    """The copies of a note in a book with these rows."""
    return OUTBOUND.gather(a_book(*rows), Topic(number), a_press_of(role))


def test_the_release_is_signed_by_finance_and_then_by_a_manager() -> None:
    signs = noted(*released())[0].signs

    assert [sign.name for sign in signs] == ["财务·周", "销售经理·周", "", ""]
    assert [sign.on is not None for sign in signs] == [True, True, False, False]


def test_customer_and_warehouse_get_no_price() -> None:
    copies = noted(*released())

    pages = [words_of(html_of(OUTBOUND, copy)) for copy in copies]

    assert {view.head.copy: view.priced for view in copies} == {
        Copy.OURS: True, Copy.FINANCE: True, Copy.CUSTOMER: False, Copy.STORE: False,
    }  # fmt: skip
    total = shown(copies[0].gross)
    assert [total in page for page in pages] == [True, True, False, False]


@pytest.mark.parametrize("role", [Role.WAREHOUSE, Role.LOGISTICS])
def test_who_works_without_prices_prints_no_copy_that_tells_them(role: Role) -> None:
    copies = noted(*released(), role=role)

    assert [view.head.copy for view in copies] == [Copy.CUSTOMER, Copy.STORE]
    assert not any(view.priced for view in copies)


def test_each_copy_counts_its_own_pages() -> None:
    pages = pages_of(render(OUTBOUND, noted(*released())).pdf)

    assert all("第1页，共1页" in page for page in pages)
    assert ["本联：" + copy.text.zh in page for copy, page in zip(Copy, pages, strict=True)] == [True] * 4


@pytest.mark.parametrize(
    ("fields", "mark"),
    [({"released_at": None}, Mark.DRAFT), ({"voided": True}, Mark.VOID), ({}, None)],
    ids=["noted", "voided", "released"],
)
def test_a_note_is_a_draft_until_it_is_released(fields: dict[str, Any], mark: Mark | None) -> None:
    made: list[Any] = [paper.gather(a_book(*released(**fields)), Topic(NOTE), a_press_of()) for paper in (OUTBOUND, DELIVERY)]

    assert {view.head.mark for copies in made for view in copies} == {mark}


def test_two_notes_of_one_line_come_to_the_line_to_the_cent() -> None:
    rows = [replace(row, shipped_on=date(2026, 11, 19)) if row == a_note() else row for row in released()]
    rest = [
        OutboundLine(note=SECOND, order=NUMBER, line_no=n, quantity=left)
        for n, (*_, ordered, _, now, _, _) in enumerate(GOODS, 1)
        if (left := Decimal(ordered) - Decimal(now))
    ]

    first, second = (noted(*rows, a_note(SECOND), *rest, number=number)[0] for number in (NOTE, SECOND))

    lines = [row for row in rows if isinstance(row, OrderLine)]
    assert first.gross + second.gross == sum((line.amount or 0 for line in lines), Decimal(0))
    assert (first.turn, second.turn) == (1, 2)
    assert (first.complete, second.complete) == (False, True)


def test_a_line_without_a_price_stops_finance_and_not_the_warehouse() -> None:
    rows = [replace(row, price=None) if isinstance(row, OrderLine) and row.line_no == 2 else row for row in released()]

    refused, copies = noted(*rows), noted(*rows, role=Role.WAREHOUSE)

    assert isinstance(refused, Refused)
    assert "2" in refused.why.zh
    assert len(copies) == 2


def test_only_the_customers_delivery_note_carries_the_slip() -> None:
    copies: Any = DELIVERY.gather(goods_desk.a_shipping_book(), Topic(NOTE), a_press_of())

    pages = [words_of(html_of(DELIVERY, copy)) for copy in copies]

    assert ["交货确认单" in page for page in pages] == [False, True, False]
    assert not any("¥" in page or "2,680.00" in page for page in pages)


def test_notes_still_in_the_house_are_due_and_deliveries_not_yet_signed_for() -> None:
    rows = [*released(), a_note(SECOND, released_at=None), a_note("CK20261118-0001", shipped_on=date(2026, 11, 18))]
    book = a_book(*rows, a_note("CK20261117-0001", shipped_on=date(2026, 11, 17), signed_on=date(2026, 11, 18)))

    assert [topic.key for topic in OUTBOUND.due(book, a_press_of())] == [NOTE, SECOND]
    assert [topic.key for topic in DELIVERY.due(book, a_press_of())] == ["CK20261118-0001", NOTE]


def test_what_is_locked_is_picked_warehouse_by_warehouse() -> None:
    view = goods_desk.picking()

    assert [(place.name, len(place.rows)) for place in view.places] == [("成品一仓", 4), ("成品二仓", 3)]
    assert [row.lot for row in view.places[0].rows] == ["RV2611", "SM26A01", "SM26A02", "SM26A07"]
    assert [topic.key for topic in PICKING.due(goods_desk.a_picking_book(), a_press_of())] == [NUMBER]


def test_an_order_without_locked_goods_has_nothing_to_pick() -> None:
    refused = PICKING.gather(goods_desk.a_shipping_book(), Topic(NUMBER), a_press_of())

    assert isinstance(refused, Refused)
    assert "分配库存" in refused.remedy.zh


def test_every_parcel_gets_its_label_with_order_customer_and_destination() -> None:
    view = goods_desk.labels()

    pages = [words_of(page) for page in html_of(LABELS, view).split('class="parcel')[1:]]

    assert [f"{n}/3" in page for n, page in enumerate(pages, 1)] == [True] * 3
    assert all(sign in page for page in pages for sign in (NUMBER, view.consignee.name, "星湖街328号6栋1楼收货区"))


def test_long_names_addresses_and_wishes_still_fit_on_a_label() -> None:
    view = goods_desk.labels()
    buyer = replace(view.consignee, name="巴音郭楞蒙古自治州石油化工装备制造（集团）股份有限公司", address="新疆维吾尔自治区库尔勒市" * 5)
    wishes = "外箱须贴双面箱唛并加护角；随货附材质证明、出厂检验报告各一式两份；司机戴安全帽"
    long = replace(view, parcels=1, consignee=buyer, special=wishes)

    (page,) = pages_of(render(LABELS, long).pdf)

    assert all(words in page for words in (buyer.name, buyer.address, long.special, "".join(long.waybill.split())))


@pytest.mark.parametrize("fields", [{"parcels": None}, {"voided": True}])
def test_a_note_without_parcels_or_void_gets_no_label(fields: dict[str, Any]) -> None:
    assert isinstance(LABELS.gather(a_book(*released(**fields)), Topic(NOTE), a_press_of()), Refused)


def test_each_carrier_of_today_gets_a_list_of_what_it_fetches() -> None:
    book = a_book(*goods_desk.handed_over())

    due = HANDOVER.due(book, a_press_of())

    assert [topic.key for topic in due] == [f"中通快递 {TODAY}", f"顺丰速运 {TODAY}"]
    views: list[Any] = [HANDOVER.gather(book, topic, a_press_of()) for topic in due]
    assert [view.counts for view in views] == [(1, 1, 1), (55, 55, 55)]
    assert [view.wrong for view in views] == [(), ()]


def test_counts_that_differ_are_named_on_the_list() -> None:
    rows = [replace(row, parcels=39) if isinstance(row, Logistics) and row.note == NOTE else row for row in goods_desk.handed_over()]

    view: Any = HANDOVER.gather(a_book(*rows), Topic(f"顺丰速运 {TODAY}"), a_press_of())

    assert (view.counts, view.wrong) == ((55, 54, 55), (NOTE,))
    assert "不符的出库单：" + NOTE in words_of(html_of(HANDOVER, view))


def test_goods_that_we_carry_ourselves_are_on_no_list() -> None:
    rows = [replace(row, mode=Carriage.OWN) if isinstance(row, Logistics) else row for row in goods_desk.handed_over()]

    assert HANDOVER.due(a_book(*rows), a_press_of()) == ()
