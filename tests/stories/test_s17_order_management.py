"""S17 企业订单管理流程及操作规范: entered once and right, audited on credit, product, price and terms, confirmed, sent out, followed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from order_logic.flows.roles import Role
from order_logic.records import (
    FoundProblem,
    Logistics,
    Notice,
    Order,
    OrderLine,
    OutboundNote,
    Product,
    Receipt,
)
from order_logic.records.choices import Carriage, Channel, ProductState, Settlement, Topic, Transit
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.price_builders import a_policy
from tests.logic.shipping_builders import ready
from tests.stories.company import VALVE, company
from tests.stories.journey import audited, released, reviewed
from tests.stories.office import Office

DRAFT, TWIN = "D20261120-0001", "D20261120-0002"
NOTE = "CK20261120-0001"
TODAY = date(2026, 11, 20)


def test_an_order_is_entered_from_any_channel_whole_and_once(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company())
    said = office.presses(Role.SALES, "new_order")
    assert said.pressed is not None
    assert said.pressed.moved == (DRAFT,)

    # 一 every channel lands in the one register; an incomplete order is not taken: all that is missing is told at once
    assert office.refused(Role.SALES, "register", DRAFT) >= {"R-03", "R-04"}
    office.types(Order, DRAFT, channel=Channel.CHAT, customer="C001", customer_po="PO-8801", order_type="销售")
    office.types(Order, DRAFT, requested_on=date(2026, 12, 20), phone="1380574120", contract_no="HT2026-118")
    office.adds(OrderLine(order=DRAFT, line_no=1, product=VALVE, quantity=Decimal(30)))

    # the format is looked at: a digit of the phone is missing
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-07"}
    office.types(Order, DRAFT, phone="13805741203")
    assert office.moves(Role.SALES, "register", DRAFT) == NUMBER
    row = office.reads(Order, NUMBER)
    assert (row["渠道"], row["联系人"], row["订单金额"]) == ("微信", "郑海涛", 3000)

    # the same order comes by mail once more
    office.adds(an_order(TWIN, draft_no=TWIN, customer_po="PO-8801"), a_line(TWIN, quantity=Decimal(30)))
    assert office.refused(Role.SALES, "register", TWIN) == {"R-07"}
    office.moves(Role.SALES, "void", TWIN, reason="重复")

    # what is unclear is asked of the customer before anything else happens
    office.types(Order, NUMBER, contact="")
    assert office.refused(Role.ORDER_CLERK, "first_audit", NUMBER) == {"R-08"}


def test_credit_product_price_and_terms_are_audited(tmp_path: Path) -> None:
    customer, order = a_customer(credit_limit=Decimal(5000)), an_order(DRAFT, draft_no=DRAFT, tax_included=None)
    office = Office.opened(tmp_path, *company(customer, a_policy()), order, a_line(DRAFT, price=Decimal(85)))
    office.moves(Role.SALES, "register", DRAFT)

    # 二 a product that is stopped, and a price below the policy of the day
    office.types(Product, VALVE, state=ProductState.DISCONTINUED)
    assert office.refused(Role.ORDER_CLERK, "first_audit", NUMBER) == {"R-25", "R-26"}
    office.types(Product, VALVE, state=ProductState.ON_SALE)
    office.types(OrderLine, NUMBER, 1, price=Decimal(95))
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)

    # terms are explicit: with or without tax is not said; the order goes back, with the reason and what could be done
    assert office.refused(Role.ORDER_HEAD, "second_audit", NUMBER) == {"R-27"}
    assert office.refused(Role.ORDER_HEAD, "send_back", NUMBER) >= {"R-29"}
    office.moves(Role.ORDER_HEAD, "send_back", NUMBER, reason="未写明是否含税；请与客户谈定后补填")
    office.types(Order, NUMBER, tax_included=True)
    audited(office)
    reviewed(office)

    # above the customer's limit the manager's signature is not enough
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    assert office.reads(Order, NUMBER)["责任人"].startswith("总经理")
    office.moves(Role.GENERAL_MANAGER, "approve", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已确认"

    # passed: the confirmation with number and ship date is drafted, and check waits until it is sent
    assert ("R-28", NUMBER) in office.checks()
    told = office.lists(Notice, order=NUMBER, topic=Topic.CONFIRMATION)[0]
    assert (NUMBER in told["内容"], "2026-12-18" in told["内容"]) == (True, True)
    office.moves(Role.SALES, "send_notices", NUMBER)
    assert ("R-28", NUMBER) not in office.checks()


def prepaid(office: Office, amount: int) -> None:
    """Money for the order is there before its goods leave."""
    receipt = office.moves(Role.FINANCE, "register_receipt", NUMBER, quantity=amount)
    office.types(Receipt, receipt, cleared=True)
    office.moves(Role.FINANCE, "register_receipt", receipt)


def test_who_owes_too_much_pays_a_part_before_goods_are_released(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(credit_limit=Decimal(5000)), a_product(), *ready(100))
    office.moves(Role.WAREHOUSE, "issue_note", NUMBER)
    office.moves(Role.FINANCE, "release", NOTE)

    # 二 credit is looked at again when goods leave: over the limit, so an approval above or a part in advance
    assert office.refused(Role.SALES_MANAGER, "release", NOTE) == {"R-23"}
    prepaid(office, 3000)
    office.moves(Role.SALES_MANAGER, "release", NOTE)

    assert office.reads(Order, NUMBER)["状态"] == "待出库"


def test_paid_before_delivery_means_before_delivery(tmp_path: Path) -> None:
    customer = a_customer(settlement=Settlement.PREPAID)
    office = Office.opened(tmp_path, customer, a_product(), *ready(100, settlement=Settlement.PREPAID))
    office.moves(Role.WAREHOUSE, "issue_note", NUMBER)

    # 二 payment terms as agreed: nothing is released before the money is there
    assert office.refused(Role.FINANCE, "release", NOTE) == {"R-97"}
    prepaid(office, 9999)
    assert office.refused(Role.FINANCE, "release", NOTE) == {"R-97"}
    prepaid(office, 1)
    office.moves(Role.FINANCE, "release", NOTE)


def test_goods_are_sent_followed_and_can_be_traced(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *ready(15))
    released(office)

    # 四 goods, quantity and packing are checked again before they leave; the ship notice names the day of arrival
    office.types(OutboundNote, NOTE, parcels=2, waybill="SF1120001")
    office.types(Logistics, NOTE, mode=Carriage.EXPRESS, carrier="顺丰速运", planned_on=TODAY, waybills=2, parcels=2)
    office.moves(Role.WAREHOUSE, "tell_shipping", NOTE)
    office.types(Logistics, NOTE, customer_told_on=TODAY)
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"R-55", "R-57", "R-58"}
    office.moves(Role.QUALITY, "check_out", NOTE)
    office.types(Logistics, NOTE, expected_on=date(2026, 11, 22))
    office.moves(Role.WAREHOUSE, "ship", NOTE)
    notice = office.lists(Notice, order=NUMBER, topic=Topic.SHIPMENT)[0]["内容"]
    assert ("SF1120001" in notice, "2026-11-22" in notice) == (True, True)

    # 五 已发出, 在途, 到达中转站, 派送中, 已签收
    for state in (Transit.ON_THE_WAY, Transit.AT_HUB, Transit.DELIVERING):
        office.types(Logistics, NOTE, state=state)
        office.moves(Role.LOGISTICS, "update_transit", NOTE)
    assert office.reads(Logistics, NOTE)["物流状态"] == "派送中"

    # every status and press can be traced, and the order is found by its waybill
    office.presses(Role.CUSTOMER_SERVICE, "timeline", NUMBER)
    told = " ".join(str(row["问题"]) for row in office.lists(FoundProblem))
    assert [word in told for word in ("放行", "发货", "派送中")] == [True, True, True]
    office.presses(Role.CUSTOMER_SERVICE, "find_order", "SF1120001")
    assert NUMBER in str([row["订单号"] for row in office.lists(FoundProblem)])
