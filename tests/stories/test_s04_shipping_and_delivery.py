"""S4, S8, S11, S14: goods leave on a released note, are told of and handed over, signed for, and some come back."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from order_logic.flows.roles import Role
from order_logic.records import (
    Delivery,
    Logistics,
    Order,
    OrderException,
    OrderLine,
    OutboundNote,
    Receipt,
    Return,
    ReturnLine,
    Stock,
)
from order_logic.records.choices import Carriage, Transit
from tests.logic.builders import NUMBER, a_customer, a_product, a_receipt
from tests.logic.shipping_builders import ready
from tests.stories.office import Office

NOTE, BACK = "CK20261120-0001", "TH20261120-0001"
PLAN: dict[str, Any] = {
    "mode": Carriage.EXPRESS, "carrier": "顺丰速运", "planned_on": date(2026, 11, 20), "expected_on": date(2026, 11, 22),
    "waybills": 2, "parcels": 2,
}  # fmt: skip


def opened(folder: Path) -> Office:
    """Fifteen ball valves lie packed for a confirmed order."""
    return Office.opened(folder, a_customer(), a_product(), a_receipt(1000, order=NUMBER), *ready(15))


def released(office: Office) -> None:
    """Finance signs, then the sales manager; before that the warehouse may not ship (R-54)."""
    assert office.moves(Role.WAREHOUSE, "issue_note", NUMBER) == NUMBER
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"D-16"}
    assert office.refused(Role.SALES_MANAGER, "release", NOTE) == {"D-03"}
    office.moves(Role.FINANCE, "release", NOTE)
    assert office.refused(Role.FINANCE, "release", NOTE) == {"D-04"}
    office.moves(Role.SALES_MANAGER, "release", NOTE)


def shipped(office: Office) -> None:
    """Checked, planned, told, counted: what is missing is named at once, with its rule."""
    released(office)
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"R-55", "R-56", "R-57", "R-58"}
    office.types(OutboundNote, NOTE, parcels=2, waybill="SF1120001")
    office.moves(Role.QUALITY, "check_out", NOTE)
    office.types(Logistics, NOTE, **PLAN)
    office.moves(Role.WAREHOUSE, "tell_shipping", NOTE)
    office.types(Logistics, NOTE, customer_told_on=date(2026, 11, 20))
    office.moves(Role.WAREHOUSE, "ship", NOTE)


def test_goods_leave_on_a_released_note_and_the_customer_signs(tmp_path: Path) -> None:
    office = opened(tmp_path)
    shipped(office)
    assert office.reads(Order, NUMBER)["状态"] == "已发货"
    assert office.reads(Stock, "P-2201", "成品仓", "")["现有量"] in (0, None)

    office.types(Logistics, NOTE, state=Transit.AT_HUB)
    office.moves(Role.LOGISTICS, "update_transit", NOTE)
    assert office.refused(Role.SALES, "sign", NOTE) == {"R-59"}
    office.types(OutboundNote, NOTE, signed_by="郑海涛", evidence="JH-1122.pdf", disputed="少 1 只")
    office.moves(Role.SALES, "sign", NOTE)

    delivery = office.reads(Delivery, NOTE, 1)
    assert (delivery["签收人"], delivery["交付凭证"]) == ("郑海涛", "交货确认单")
    assert office.reads(OrderException, delivery["异常单号"])["状态"] == "待判定"
    assert office.reads(Order, NUMBER)["状态"] == "已签收"


def test_what_comes_back_is_opened_checked_and_paid_for(tmp_path: Path) -> None:
    office = opened(tmp_path)
    shipped(office)
    office.types(OutboundNote, NOTE, signed_by="郑海涛", evidence="JH-1122.pdf")
    office.moves(Role.LOGISTICS, "sign", NOTE)

    office.types(OrderLine, NUMBER, 1, this_quantity=Decimal(5))
    assert office.moves(Role.SALES, "ask_return", f"{NUMBER}/1", reason="阀体渗漏") == BACK
    assert office.refused(Role.WAREHOUSE, "take_back", NUMBER) == {"R-61"}
    office.moves(Role.SALES_MANAGER, "return_grant", BACK)
    office.moves(Role.WAREHOUSE, "take_back", NUMBER)
    assert office.refused(Role.QUALITY, "return_check", BACK) == {"R-61"}
    office.types(Return, BACK, opened=True, found="密封面划伤")
    office.types(ReturnLine, BACK, NUMBER, 1, good=Decimal(3), scrap=Decimal(2))
    office.moves(Role.QUALITY, "return_check", BACK)
    office.moves(Role.FINANCE, "return_refund", BACK)
    office.moves(Role.SALES, "return_finish", BACK)

    back = office.reads(Return, BACK)
    assert (back["状态"], back["退款/折让金额"]) == ("完结", 500)
    assert office.reads(Receipt, back["退款单号"])["金额"] == -500
    assert office.reads(Stock, "P-2201", "成品仓", "")["现有量"] == 3
    assert office.reads(OrderLine, NUMBER, 1)["已退"] == 5


def test_the_courier_takes_what_was_counted(tmp_path: Path) -> None:
    office = opened(tmp_path)
    released(office)
    office.types(OutboundNote, NOTE, parcels=2, waybill="SF1120001")
    office.moves(Role.QUALITY, "check_out", NOTE)
    office.types(Logistics, NOTE, **PLAN | {"parcels": 3})

    assert office.refused(Role.ORDER_CLERK, "check_handover", NOTE) == {"R-58"}
    office.types(Logistics, NOTE, parcels=2)
    assert office.moves(Role.ORDER_CLERK, "check_handover", NOTE) == NOTE
