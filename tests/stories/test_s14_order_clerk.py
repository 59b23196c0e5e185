"""S14 订单员岗位职责制度及流程: the order clerk's day, from the platform's list to the courier's counts and the parcels that come back."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from order_logic.flows.roles import Role
from order_logic.records import Logistics, Order, OrderLine, OutboundNote, PlatformRow, Receipt, Return, ReturnLine, Stock, Stockout
from order_logic.records.choices import Carriage, Channel, Transit
from tests.logic.builders import NUMBER, TODAY, a_customer, a_line, a_product, a_receipt, an_order
from tests.logic.shipping_builders import ready, signed
from tests.logic.supply_builders import confirmed
from tests.stories.company import HOUSE, SEAL, VALVE, company
from tests.stories.office import Office

DRAFT, NOTE, BACK = "D20261120-0001", "CK20261120-0001", "TH20261120-0001"
TMALL, MISSED = "TM330018827740", "TM330018827999"
JOURNEY: dict[str, Any] = {"mode": Carriage.EXPRESS, "carrier": "顺丰速运", "planned_on": TODAY, "expected_on": date(2026, 11, 22)}


def test_our_orders_are_compared_with_the_platforms_list(tmp_path: Path) -> None:
    shop: dict[str, Any] = {"order_type": "电商", "channel": Channel.PLATFORM, "customer_po": TMALL, "contract_no": ""}
    office = Office.opened(tmp_path, *company(), an_order(DRAFT, draft_no=DRAFT, **shop), a_line(DRAFT, quantity=Decimal(10)))
    office.adds(
        PlatformRow(day=TODAY, platform_no=TMALL, product=VALVE, quantity=Decimal(12), amount=Decimal(1200)),
        PlatformRow(day=TODAY, platform_no=MISSED, product=SEAL, quantity=Decimal(2), amount=Decimal(90)),
    )

    # 一 every day: product, quantity and amount; one order was typed wrong, one was never entered
    office.presses(Role.ORDER_CLERK, "platform_check")
    assert office.reads(PlatformRow, TODAY, TMALL, VALVE)["差异"].startswith("数量差 -2；金额差")
    assert office.reads(PlatformRow, TODAY, MISSED, SEAL)["差异"] == "本册没有这张平台单"
    assert "R-96" in {rule for rule, _ in office.checks()}

    # what differs is corrected, what is missing is entered anew
    office.types(OrderLine, DRAFT, 1, quantity=Decimal(12))
    office.adds(
        an_order("D20261120-0002", draft_no="D20261120-0002", **shop | {"customer_po": MISSED}),
        a_line("D20261120-0002", product=SEAL, name="机械密封", model="M7N-35", quantity=Decimal(2), price=Decimal(45)),
    )
    office.presses(Role.ORDER_CLERK, "platform_check")

    assert not any(row["差异"] for row in office.lists(PlatformRow))
    assert "R-96" not in {rule for rule, _ in office.checks()}


def test_what_leaves_is_checked_counted_and_followed(tmp_path: Path) -> None:
    shop: dict[str, Any] = {"order_type": "电商", "channel": Channel.PLATFORM, "customer_po": TMALL}
    office = Office.opened(tmp_path, a_customer(), a_product(), *ready(15, **shop))
    office.moves(Role.WAREHOUSE, "issue_note", NUMBER)
    office.moves(Role.FINANCE, "release", NOTE)
    office.moves(Role.SALES_MANAGER, "release", NOTE)

    # 三 what goes out is checked once more: nobody has, and no journey is planned
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"R-55", "R-56", "R-57", "R-58"}
    office.types(OutboundNote, NOTE, parcels=2, waybill="SF1120001")
    office.moves(Role.WAREHOUSE, "check_out", NOTE)
    office.types(Logistics, NOTE, **JOURNEY)
    office.moves(Role.WAREHOUSE, "tell_shipping", NOTE)
    office.types(Logistics, NOTE, customer_told_on=TODAY)

    # 五 at the handover waybills, parcels and the system are counted: one parcel too many
    office.types(Logistics, NOTE, waybills=2, parcels=3)
    assert office.refused(Role.ORDER_CLERK, "check_handover", NOTE) == {"R-58"}
    office.types(Logistics, NOTE, parcels=2)
    office.moves(Role.ORDER_CLERK, "check_handover", NOTE)
    office.moves(Role.WAREHOUSE, "ship", NOTE)
    assert office.reads(OutboundNote, NOTE)["运单号"] == "SF1120001"

    # 二 the clerk brings the state of the journey up to date
    office.types(Logistics, NOTE, state=Transit.AT_HUB)
    office.moves(Role.ORDER_CLERK, "update_transit", NOTE)

    assert office.reads(Logistics, NOTE)["物流状态"] == "到达中转站"
    assert office.reads(Order, NUMBER)["状态"] == "已发货"

    # 六 the parcel is there: the carrier's signature is the proof
    office.types(Logistics, NOTE, state=Transit.SIGNED)
    office.moves(Role.LOGISTICS, "sign", NOTE)
    assert office.reads(Order, NUMBER)["状态"] == "已签收"


def test_what_waits_for_stock_is_worked_every_day(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(Stock(product=VALVE, warehouse=HOUSE, on_hand=Decimal(0))), *confirmed())
    office.moves(Role.PMC, "wait", NUMBER, on=date(2026, 12, 10))

    # 四 goods without stock are summed up and reported to customer service, once a day
    office.moves(Role.ORDER_CLERK, "stock_round", NUMBER)
    office.moves(Role.ORDER_CLERK, "stock_round", NUMBER)
    row = office.reads(Stockout, TODAY, VALVE)
    assert (row["等货数量"], row["等货订单"], row["上报人"]) == (100, NUMBER, "order_clerk")

    # goods have come: the order that waits for them is named, and served
    office.types(Stock, VALVE, HOUSE, "", on_hand=Decimal(100))
    assert ("R-43", NUMBER) in office.checks()
    office.moves(Role.WAREHOUSE, "allocate", NUMBER)
    assert ("R-43", NUMBER) not in office.checks()
    assert office.reads(OrderLine, NUMBER, 1)["已锁定"] == 100


def test_parcels_that_come_back_are_opened(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), a_receipt(1000, order=NUMBER), *signed(15))
    office.types(OrderLine, NUMBER, 1, this_quantity=Decimal(5))
    assert office.moves(Role.SALES, "ask_return", f"{NUMBER}/1", reason="阀体渗漏") == BACK

    # 七 nothing is taken back that nobody granted, and nothing is credited before the parcel was opened
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
    assert office.reads(Stock, VALVE, HOUSE, "")["现有量"] == 3
    assert office.reads(OrderLine, NUMBER, 1)["已退"] == 5
