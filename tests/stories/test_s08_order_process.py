"""S8 订单管理制度及流程: an order is taken, numbered and confirmed, made, inspected and sent, and the customer knows where it is."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from order_logic.flows.roles import Role
from order_logic.records import Inspection, Logistics, MaterialNeed, Notice, Order, OrderLine, OutboundNote, ProductionJob, Satisfaction
from order_logic.records.choices import Channel, Topic, Transit
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import ready
from tests.logic.supply_builders import confirmed
from tests.stories.company import BAR, company
from tests.stories.journey import DRAFT, audited, packed, released, reviewed
from tests.stories.office import Office

SECOND, JOB, FINISHED = "SO20261120-0002", "SC20261120-0001", "ZJ20261120-0001"
PLAN = {"people": "甲班 4 人", "transport": "转成品仓", "risks": "备用机床 1 台"}


def told(office: Office, topic: Topic) -> list[tuple[Any, bool]]:
    """What the customer is told of a matter, and whether it has gone out."""
    return [(row["内容"], row["发出日期"] is not None) for row in office.lists(Notice, order=NUMBER, topic=topic, customer=True)]


def test_an_order_is_taken_numbered_and_confirmed_to_the_customer(tmp_path: Path) -> None:
    other = f"{DRAFT[:-1]}2"
    orders = [an_order(DRAFT, draft_no=DRAFT, channel=None), an_order(other, draft_no=other, customer_po="88", channel=Channel.PLATFORM)]
    office = Office.opened(tmp_path, *company(), *orders, a_line(DRAFT), a_line(other, quantity=Decimal(5)))

    # 1.(1) by telephone, mail or platform: one register, and the channel stands on the order
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-03"}
    office.types(Order, DRAFT, channel=Channel.MAIL)
    # 1.(3) each is written down under a number of its own, given by rule
    assert [office.moves(Role.SALES, "register", draft) for draft in (DRAFT, other)] == [NUMBER, SECOND]
    # 1.(2) goods, quantity, price and date are looked at, by somebody else than who entered them
    assert "R-12" in office.refused(Role.SALES, "first_audit", NUMBER)
    audited(office)
    reviewed(office)
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)

    # 2.(1) the status becomes 已确认, and the customer hears so, with the order's number and the ship date
    assert office.reads(Order, NUMBER)["状态"] == "已确认"
    words = f"订单 {NUMBER}（贵司单号 PO-0001）已确认，预计发货日 2026-12-18。不锈钢球阀 Q41F-16P DN50 100 只"
    assert told(office, Topic.CONFIRMATION) == [(words, False)]
    assert ("R-28", NUMBER) in office.checks()
    office.moves(Role.SALES, "send_notices", f"{NUMBER}/1")
    assert told(office, Topic.CONFIRMATION) == [(words, True)]
    assert ("R-28", NUMBER) not in office.checks()


def test_the_order_is_planned_made_and_inspected(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *confirmed())

    # 2.(2) what it takes: material, people, days
    office.moves(Role.PMC, "write_requisition", NUMBER)
    assert office.reads(MaterialNeed, NUMBER, 1, BAR)["需求数量"] == 200
    office.moves(Role.PMC, "make", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "生产中"
    office.types(ProductionJob, JOB, **PLAN)
    office.moves(Role.PRODUCTION, "job_confirm", JOB)
    for who, button in ((Role.PRODUCTION, "job_start"), (Role.PRODUCTION, "job_report"), (Role.WAREHOUSE, "job_stock")):
        office.moves(who, button, JOB)
    assert office.reads(Order, NUMBER)["状态"] == "待检"

    # 2.(4) quality lets pass what the customer asked for and our standard allows; three do not, and it is written why
    office.types(Inspection, FINISHED, passed=Decimal(97), scrap=Decimal(3))
    assert office.refused(Role.QUALITY, "inspect", FINISHED) == {"R-51"}
    office.types(Inspection, FINISHED, cause="密封面气孔", correction="换一批毛坯补做 3 只")
    office.moves(Role.QUALITY, "inspect", FINISHED)

    # the status says at once that three are not on their way any more
    line = office.reads(OrderLine, NUMBER, 1)
    assert (line["合格待发"], line["未定"]) == (97, 3)
    assert office.reads(Order, NUMBER)["状态"] == "已确认"


def test_goods_are_sent_followed_and_asked_about(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *ready(15))

    # 2.(3) packed and handed to the carrier; without an expected day the customer could not be told
    note = released(office)
    packed(office, note, arrives=date(2026, 11, 22))
    office.types(Logistics, note, expected_on=None)
    assert office.refused(Role.WAREHOUSE, "ship", note) == {"R-57"}
    office.types(Logistics, note, expected_on=date(2026, 11, 22))
    office.moves(Role.WAREHOUSE, "ship", note)

    # 2.(5) ship day, carrier, waybill, arrival
    ((words, sent),) = told(office, Topic.SHIPMENT)
    assert all(part in words for part in ("2026-11-20 发货", "顺丰速运 运单号 SF0001", "预计 2026-11-22 到达"))
    assert not sent

    # 3.(1) where it is, state by state
    for state in (Transit.ON_THE_WAY, Transit.AT_HUB, Transit.DELIVERING):
        office.types(Logistics, note, state=state)
        office.moves(Role.LOGISTICS, "update_transit", note)
    journey = [line for line in office.shows(Role.SALES, "timeline", NUMBER)["订单时间线"] if "物流进度" in line]
    assert [("在途" in line, "到达中转站" in line, "派送中" in line) for line in journey] == [
        (True, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip

    # 3.(3) signed for, and the customer is asked how it went
    office.types(OutboundNote, note, signed_by="郑海涛", evidence="JH-1122.pdf")
    office.moves(Role.SALES, "sign", note)
    office.moves(Role.CUSTOMER_SERVICE, "ask_customer", NUMBER)
    office.types(Satisfaction, NUMBER, score=5)
    assert (office.reads(Satisfaction, NUMBER)["评分"], office.reads(Order, NUMBER)["状态"]) == (5, "已签收")
