"""S2 服装店的订单管理制度: orders of the counter and the web shop, made to measure or from stock, delivered, followed and filed."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.archiving import archive_path
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import Delivery, Logistics, Notice, Order, OrderLine, OrderType, OutboundNote
from order_logic.records.choices import Carriage, Channel, Contract, ProductState, Review, Settlement, Topic
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, a_receipt, an_order
from tests.logic.shipping_builders import NOTE, changed, ready, signed
from tests.stories.journey import DRAFT, audited, packed, released
from tests.stories.office import Office

DRESS, SUIT = "F-1108", "F-2203"
GARMENT: dict[str, Any] = {"style": "收腰", "colour": "藏青", "size": "M"}
WEB = "SO20261120-0002"


@pytest.fixture
def shop(tmp_path: Path) -> Office:
    """A dress from the rack and a suit made to measure; orders of garments need neither contract nor review here."""
    dress = a_product(DRESS, name="连衣裙", model="2026 秋", unit="件", price=Decimal(399))
    suit = a_product(SUIT, name="定制西服", model="全毛", unit="套", price=Decimal(2600), custom=True)
    office = Office.opened(tmp_path, a_customer(name="周雨桐", settlement=Settlement.PREPAID, credit_limit=None), dress, suit)
    office.types(OrderType, "服装", review=Review.NONE, contract=Contract.NONE)
    return office


def a_garment(order: str = DRAFT, product: str = SUIT, **fields: Any) -> OrderLine:
    """One piece; name, unit and price come from the product."""
    return a_line(order, product=product, name="", model="", unit="", quantity=Decimal(1), price=None, **fields)


def an_order_of_garments(number: str = DRAFT, **fields: Any) -> Order:
    usual: dict[str, Any] = {"order_type": "服装", "settlement": Settlement.PREPAID, "contract_no": "", "channel": Channel.SHOP}
    return an_order(number, draft_no=number, **usual | fields)


def test_orders_of_counter_and_web_shop_are_complete_and_looked_at_twice(shop: Office) -> None:
    # 2.1 the counter and the web shop write into one register, and each order says where it came from
    web = DRAFT[:-1] + "2"
    shop.adds(an_order_of_garments(channel=None), a_garment())
    shop.adds(an_order_of_garments(web, channel=Channel.PLATFORM, customer_po="TB-88412"), a_garment(web, DRESS, **GARMENT))
    # 2.2 style, colour and size belong to every piece
    assert shop.refused(Role.SALES, "register", DRAFT) == {"R-03", "R-05"}
    shop.types(Order, DRAFT, channel=Channel.SHOP)
    shop.types(OrderLine, DRAFT, 1, **GARMENT)
    shop.moves(Role.SALES, "register", DRAFT)
    shop.moves(Role.SALES, "register", web)
    assert [shop.reads(Order, number)["渠道"] for number in (NUMBER, WEB)] == ["门店", "电商平台"]

    # 2.3, 3.1 who took the order does not check it: the back office does
    assert shop.refused(Role.SALES, "first_audit", NUMBER) == {"R-12", "D-04"}
    # 3.2 within the time set for it; whoever lets it lie is seen
    shop.now += timedelta(days=3)
    assert ("R-32", NUMBER) in shop.checks()
    assert shop.reads(Order, NUMBER)["已等/时限"].startswith("▲")
    audited(shop)
    assert ("R-32", NUMBER) not in shop.checks()
    # 3.3 what is not right is settled with sales or customer at once: it goes back with the reason
    assert shop.refused(Role.ORDER_CLERK, "send_back", WEB) == {"R-29", "D-05"}
    shop.moves(Role.ORDER_CLERK, "send_back", WEB, reason="M 码缺货，可选 L 码或 12 月初到货")
    assert shop.reads(Order, WEB)["状态"] == "待确认"


def test_what_is_made_to_measure_is_told_to_the_workroom_and_the_customer_is_kept_posted(shop: Office) -> None:
    # what is no longer sold is not taken
    shop.adds(an_order_of_garments(), a_garment(product="F-0901", **GARMENT))
    shop.adds(a_product("F-0901", name="风衣", state=ProductState.DISCONTINUED))
    shop.moves(Role.SALES, "register", DRAFT)
    assert shop.refused(Role.ORDER_CLERK, "first_audit", NUMBER) == {"R-25"}

    # 3.4 the customer takes a suit made to measure: the workroom hears of it as soon as the order is approved
    shop.types(OrderLine, NUMBER, 1, product=SUIT, name="定制西服", model="全毛", price=Decimal(2600))
    audited(shop)
    shop.moves(Role.SALES, "promise", NUMBER, on=date(2026, 12, 12))
    shop.moves(Role.SALES, "submit", NUMBER)
    shop.moves(Role.SALES_MANAGER, "approve", NUMBER)
    told = shop.lists(Notice, order=NUMBER, topic=Topic.CUSTOM_GOODS)
    assert [row["发给部门"] for row in told] == ["生产"]
    assert "定制西服" in told[0]["内容"]

    # 4.1 it is made as it was ordered
    shop.moves(Role.FINANCE, "book", NUMBER)
    shop.moves(Role.PMC, "make", NUMBER)
    assert shop.reads(Order, NUMBER)["状态"] == "生产中"

    # 4.2, 6.1 eight days without a word to the customer are too many; the workroom reports, sales passes it on
    shop.moves(Role.PRODUCTION, "report_progress", NUMBER, reason="已裁剪")
    shop.now += timedelta(days=8)
    assert ("R-53", NUMBER) in shop.checks()
    shop.moves(Role.PRODUCTION, "report_progress", NUMBER, reason="已试样，待客户试穿")
    shop.moves(Role.SALES, "send_notices", NUMBER)
    assert ("R-53", NUMBER) not in shop.checks()

    # 6.3 of what goes wrong the customer hears first
    shop.moves(Role.PRODUCTION, "register_exception", NUMBER, reason="其他：面料色差，需重新裁剪")
    assert ("R-48", NUMBER) in shop.checks()
    shop.moves(Role.SALES, "send_notices", NUMBER)
    assert ("R-48", NUMBER) not in shop.checks()


def test_delivery_is_planned_ahead_for_key_customers_and_the_parcel_is_checked(tmp_path: Path) -> None:
    # 5.2 a key customer: she is told a day ahead when and how her parcel comes
    office = Office.opened(tmp_path, a_customer(key_account=True), a_product(), a_receipt(1500, order=NUMBER), *ready(15))
    note = released(office)
    packed(office, note, arrives=date(2026, 11, 23))
    assert office.refused(Role.WAREHOUSE, "ship", note) == {"R-56"}

    # 5.1 the next day the van is there
    office.now += timedelta(days=1)
    office.types(Logistics, note, mode=Carriage.OWN, carrier="", planned_on=date(2026, 11, 21))
    office.moves(Role.WAREHOUSE, "ship", note)
    assert office.reads(Order, NUMBER)["状态"] == "已发货"
    assert office.reads(OutboundNote, note)["发货日期"].date() == date(2026, 11, 21)


def test_nothing_leaves_that_was_not_compared_with_its_order(tmp_path: Path) -> None:
    # 5.3 whoever delivers compares goods, quantity and label with the order; that is signed by name
    office = Office.opened(tmp_path, a_customer(), a_product(), a_receipt(1500, order=NUMBER), *ready(15))
    note = released(office)
    office.types(OutboundNote, note, parcels=2, waybill="SF0001")
    assert "R-55" in office.refused(Role.WAREHOUSE, "ship", note)
    packed(office, note, arrives=date(2026, 11, 22))
    assert office.reads(OutboundNote, note)["复核人"] == "quality"
    office.moves(Role.WAREHOUSE, "ship", note)


def test_finished_orders_are_filed_with_their_papers(tmp_path: Path) -> None:
    ended = changed(
        signed(15, Delivery(note=NOTE, number=1, order=NUMBER), a_receipt(1500, order=NUMBER)), Order, commercial=Commercial.CLOSED
    )
    office = Office.opened(tmp_path, a_customer(), a_product(), *ended)
    office.presses(Role.ADMIN, "check")

    # 7.1, 7.3 orders are filed from time to time: not while their month is open
    assert office.refused(Role.ORDER_CLERK, "archive", NUMBER) == {"R-84"}
    office.now = datetime(2026, 12, 2, 9)

    # 7.2 complete, each with the papers that it had: the customer's signature is missing, and is added
    assert office.refused(Role.ORDER_CLERK, "archive", NUMBER) == {"R-84"}
    office.types(Delivery, NOTE, 1, evidence="签收底单 1118.jpg")
    office.moves(Role.ORDER_CLERK, "archive", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已归档"

    # the year's archive holds the order, its line, and the paper that it was delivered on
    filed = Office(archive_path(office.path, 2026))
    assert filed.reads(Order, NUMBER)["订单金额"] == 1500
    assert filed.reads(OrderLine, NUMBER, 1)["已签收"] == 15
    assert filed.reads(Delivery, NOTE, 1)["凭证编号/附件"] == "签收底单 1118.jpg"
