"""S16 訂單交期管理制度: entered and confirmed, planned, inspected, shipped on its day, asked about, filed, and looked at again."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import (
    Delivery,
    FoundProblem,
    Inspection,
    Logistics,
    Notice,
    Order,
    OrderException,
    OrderLine,
    OutboundNote,
    ProductionJob,
    Satisfaction,
)
from order_logic.records.choices import Carriage, Topic
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import changed, ready, signed
from tests.logic.supply_builders import confirmed
from tests.stories.company import company
from tests.stories.journey import paid, released, reviewed
from tests.stories.office import Office

DRAFT, NOTE, CASE = "D20261120-0001", "CK20261120-0001", "YC20261201-0001"
JOB, FINISHED = "SC20261120-0001", "ZJ20261120-0001"
TODAY = date(2026, 11, 20)
PLAN: dict[str, Any] = {
    "start_on": date(2026, 11, 23), "finish_on": date(2026, 12, 4), "people": "甲班 4 人", "materials": "棒料齐", "transport": "转成品仓",
    "risks": "备用机床 1 台",
}  # fmt: skip


def test_an_order_is_entered_confirmed_and_passed_on(tmp_path: Path) -> None:
    order = an_order(DRAFT, draft_no=DRAFT, requested_on=None, customer_reply="")
    office = Office.opened(tmp_path, *company(), order, a_line(DRAFT))

    # 1.1 entered: customer, product, quantity and the day it is wanted
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-04"}
    office.types(Order, DRAFT, requested_on=date(2026, 12, 20))
    office.moves(Role.SALES, "register", DRAFT)

    # 1.2 the customer confirms in writing, and the confirmation is on file
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    assert office.refused(Role.ORDER_HEAD, "second_audit", NUMBER) == {"R-11"}
    office.types(Order, NUMBER, customer_reply="回签件 2026-11-20.pdf")
    office.moves(Role.ORDER_HEAD, "second_audit", NUMBER)
    reviewed(office)
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)

    # 1.3 production and warehouse hear of it at once; until the notices are sent, check says so
    assert ("R-20", NUMBER) in office.checks()
    office.moves(Role.SALES, "send_notices", NUMBER)
    assert all(row["发出日期"] for row in office.lists(Notice, order=NUMBER, topic=Topic.ORDER))
    assert ("R-20", NUMBER) not in office.checks()


def test_goods_are_planned_inspected_and_counted(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *confirmed())
    office.moves(Role.PMC, "make", NUMBER)

    # 2.1 a detailed plan with its expected end; until it is complete nobody can confirm it
    assert office.refused(Role.PRODUCTION, "job_confirm", JOB) == {"R-38"}
    office.types(ProductionJob, JOB, **PLAN)
    office.moves(Role.PRODUCTION, "job_confirm", JOB)
    office.moves(Role.PRODUCTION, "job_start", JOB)

    # 2.3 how far it is
    office.moves(Role.PRODUCTION, "report_progress", f"{NUMBER}/1", reason="完成粗车", quantity=60)

    # 3.2 what comes in is compared with what was ordered: more than that is not taken in
    assert office.refused(Role.WAREHOUSE, "receive", NUMBER, quantity=101) == {"R-52"}
    office.moves(Role.WAREHOUSE, "receive", NUMBER)
    office.types(Inspection, FINISHED, passed=Decimal(90), rework=Decimal(8))
    assert office.refused(Role.QUALITY, "inspect", NUMBER) == {"R-51", "R-52"}

    # 3.3 what fails is told to production with its cause, and put right
    office.types(Inspection, FINISHED, rework=Decimal(10), cause="密封面粗糙度超差", correction="重新研磨")
    office.moves(Role.QUALITY, "inspect", NUMBER)

    line = office.reads(OrderLine, NUMBER, 1)
    assert (line["合格待发"], line["在制"]) == (90, 10)
    assert office.reads(ProductionJob, JOB)["状态"] == "返工"
    assert office.reads(Inspection, FINISHED)["检验员"] == "quality"


def test_a_key_customer_hears_of_the_shipment_the_day_before(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(key_account=True), a_product(), *ready(15))
    assert released(office) == NOTE

    # 4.1 carrier, mode and time are planned by the warehouse; 4.2 sales and the customer are told before it leaves
    office.types(OutboundNote, NOTE, parcels=2, waybill="SF1120001")
    office.moves(Role.QUALITY, "check_out", NOTE)
    office.types(Logistics, NOTE, mode=Carriage.EXPRESS, carrier="顺丰速运", planned_on=TODAY, waybills=2, parcels=2)
    office.types(Logistics, NOTE, expected_on=date(2026, 11, 23))
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"R-56"}
    office.moves(Role.WAREHOUSE, "tell_shipping", NOTE)
    office.moves(Role.SALES, "send_notices", NUMBER)

    # told today is too late for a key customer: it leaves tomorrow
    assert office.refused(Role.WAREHOUSE, "ship", NOTE) == {"R-56"}
    office.now += timedelta(days=1)
    office.moves(Role.WAREHOUSE, "ship", NOTE)

    # 4.3 the customer signs for it
    office.now += timedelta(days=2)
    assert office.refused(Role.LOGISTICS, "sign", NOTE) == {"R-59"}
    office.types(OutboundNote, NOTE, signed_by="郑海涛", evidence="JH-1123.pdf")
    office.moves(Role.LOGISTICS, "sign", NOTE)

    assert office.reads(OutboundNote, NOTE)["签收日期"].date() == date(2026, 11, 23)
    assert office.reads(Order, NUMBER)["状态"] == "已签收"


def test_the_customer_is_asked_and_a_complaint_goes_on(tmp_path: Path) -> None:
    settled = changed(signed(15), Order, commercial=Commercial.SETTLED, since=datetime(2026, 12, 1, 9))
    office = Office.opened(tmp_path, a_customer(), a_product(), *settled)
    office.now = datetime(2026, 12, 1, 9)

    # 5.1 sales asks the customer; 5.2 a complaint goes to those concerned before the order is closed
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) >= {"R-80"}
    office.moves(Role.SALES, "ask_customer", NUMBER)
    office.types(Satisfaction, NUMBER, score=3, complaint="外箱无防潮层", review="按期足量", improvement="加防潮袋")
    office.types(Satisfaction, NUMBER, reviewed_on=date(2026, 12, 1))
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) == {"R-80"}
    office.moves(Role.SALES, "ask_customer", NUMBER)
    assert office.reads(OrderException, CASE)["异常情况"] == "外箱无防潮层"

    office.moves(Role.ORDER_CLERK, "close", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已关闭"


def test_the_papers_of_an_order_are_filed(tmp_path: Path) -> None:
    closed = changed(signed(15), Order, commercial=Commercial.CLOSED, since=datetime(2026, 12, 1, 9))
    unproved = Delivery(note=NOTE, number=1, order=NUMBER, signed_on=date(2026, 11, 19), signed_by="郑海涛")
    office = Office.opened(tmp_path, a_customer(), a_product(), unproved, *closed)

    # 五 order, plan, quality report and delivery are filed together: not without the proof of delivery, nor while money is owed
    office.now = datetime(2027, 1, 5, 9)
    assert office.refused(Role.ORDER_CLERK, "archive", NUMBER) == {"R-84"}
    office.types(Delivery, NOTE, 1, evidence="JH-1119.pdf")
    paid(office, 1500)
    said = office.presses(Role.ORDER_CLERK, "archive", NUMBER)

    assert said.pressed is not None
    filed = Office(said.pressed.files[0])
    assert filed.reads(Delivery, NOTE, 1)["凭证编号/附件"] == "JH-1119.pdf"
    assert filed.reads(OrderLine, NUMBER, 1)["已签收"] == 15
    assert office.reads(Order, NUMBER)["状态"] == "已归档"


def test_the_meeting_reads_dates_and_departments_times(tmp_path: Path) -> None:
    late = changed(signed(15), Order, promised_on=date(2026, 11, 17), first_promised_on=date(2026, 11, 17))
    office = Office.opened(tmp_path, a_customer(), a_product(), *late)

    # 四、六、七 delivery dates and how fast each department was, against the company's targets
    office.presses(Role.ORDER_HEAD, "stats")

    read = [str(row["问题"]) for row in office.lists(FoundProblem)]
    promised = next(line for line in read if line.startswith("确认交期"))
    assert ("到期行数 1" in promised, "准时率 OTD 0.0 %" in promised, promised.endswith("▲ 未达标")) == (True, True, True)
    released_late = next(line for line in read if line.startswith("财务 · 放行"))
    assert ("时限 4 · 超时数 1" in released_late, released_late.endswith("▲ 未达标")) == (True, True)
