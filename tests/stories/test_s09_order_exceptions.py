"""S9, S6, S3, S17: an exception from entry to its close, a hold, what was told to whom, progress, and the look back."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Job
from order_logic.flows.roles import Role
from order_logic.records import (
    ManualHold,
    Memo,
    Notice,
    Order,
    OrderException,
    OutboundLine,
    OutboundNote,
    ProductionJob,
    Progress,
    Satisfaction,
)
from order_logic.records.choices import Responsibility
from tests.logic.builders import NUMBER, a_customer, a_product, a_promise, an_order, approved, audits, opinions
from tests.logic.builders import a_line as the_line
from tests.stories.office import Office

CASE, DUE = "YC20261120-0001", date(2026, 12, 18)


def opened(folder: Path, *rows: Any) -> Office:
    return Office.opened(folder, a_customer(), a_product(), *rows)


def test_customer_data_in_doubt_stop_the_approval_until_the_case_is_closed(tmp_path: Path) -> None:
    order = an_order(commercial=Commercial.IN_APPROVAL, promised_on=DUE, first_promised_on=DUE)
    office = opened(tmp_path, order, the_line(), *audits(), *opinions(), a_promise())

    office.moves(Role.WAREHOUSE, "register_exception", NUMBER, reason="收货地址有误，无此门牌")
    assert office.reads(OrderException, CASE)["异常类别"] == "客户信息"
    assert office.reads(Order, NUMBER)["挂起"] == f"客户信息 {CASE}"
    assert "D-13" in office.refused(Role.SALES_MANAGER, "approve", NUMBER)

    assert office.refused(Role.ORDER_HEAD, "case_judge", CASE) == {"R-68"}
    office.types(OrderException, CASE, cause="客户迁址未告知")
    office.moves(Role.ORDER_HEAD, "case_judge", CASE)
    assert office.refused(Role.SALES, "case_report", CASE) == {"R-69", "R-74"}
    office.moves(Role.CUSTOMER_SERVICE, "send_notices", f"{NUMBER}/2")
    office.moves(Role.SALES_MANAGER, "send_back", NUMBER, reason="按客户新地址更正")
    office.types(OrderException, CASE, handling="客户书面确认新地址", result="地址已更正")
    office.moves(Role.SALES, "case_report", CASE)
    assert office.refused(Role.ORDER_HEAD, "case_close", CASE) == {"R-73", "R-74"}

    office.types(OrderException, CASE, responsibility=Responsibility.CUSTOMER, consequence="改单费用由客户承担")
    office.moves(Role.ORDER_HEAD, "send_notices", NUMBER)
    office.moves(Role.ORDER_HEAD, "case_close", CASE)

    row = office.reads(OrderException, CASE)
    assert (row["状态"], row["告知客户日期"], row["上报日期"]) == ("已结案", datetime(2026, 11, 20), datetime(2026, 11, 20))
    assert not office.reads(Order, NUMBER)["挂起"]


def test_approval_drafts_what_goes_out_and_people_mark_it_as_sent(tmp_path: Path) -> None:
    order = an_order(commercial=Commercial.IN_APPROVAL, promised_on=DUE, first_promised_on=DUE)
    office = opened(tmp_path, order, the_line(), *audits(), *opinions(), a_promise())

    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    office.moves(Role.SALES, "send_notices", f"{NUMBER}/1")

    told, waiting = office.reads(Notice, NUMBER, 1), office.reads(Notice, NUMBER, 2)
    assert (told["事项"], told["发给客户"], told["发出人"]) == ("订单确认", "是", "sales")
    assert (waiting["发给部门"], waiting["发出日期"]) == ("财务", None)


def test_an_order_on_hold_waits_until_it_is_lifted(tmp_path: Path) -> None:
    office = opened(tmp_path, *approved())

    office.moves(Role.FINANCE, "hold", NUMBER, reason="生产采购、发货：等客户回函")
    hold = office.reads(ManualHold, "FH20261120-0001")
    assert (hold["限制动作"], hold["原因"]) == ("生产采购、发货", "等客户回函")
    assert "D-13" in office.refused(Role.PMC, "make", NUMBER)

    office.moves(Role.SALES_MANAGER, "lift_hold", "FH20261120-0001")
    assert "D-13" not in office.refused(Role.PMC, "make", NUMBER)


def test_progress_is_reported_and_lateness_told_before_the_day_is_missed(tmp_path: Path) -> None:
    order, line, *rest = approved()
    job = ProductionJob(
        number="SC20261118-0001", order=NUMBER, line_no=1, product=line.product, quantity=Decimal(100), state=Job.MAKING,
        finish_on=date(2026, 12, 22), made_at=datetime(2026, 11, 18, 9),
    )  # fmt: skip
    office = opened(tmp_path, order, the_line(making=Decimal(100)), *rest, job)

    office.moves(Role.PRODUCTION, "report_progress", f"{NUMBER}/1", reason="完成机加工")
    assert office.reads(Progress, NUMBER, 1)["说明"] == "完成机加工"
    said = office.presses(Role.PMC, "warn_late", NUMBER)

    assert said.pressed
    assert [finding.rule for finding in said.pressed.findings] == ["R-46"]
    assert office.reads(Memo, NUMBER, 1)["主题"] == f"交期预警：订单 {NUMBER}"
    office.moves(Role.PMC, "send_memos", f"{NUMBER}/1")
    assert office.reads(Memo, NUMBER, 1)["发出日期"] == datetime(2026, 11, 20)


def test_the_customer_is_asked_and_a_complaint_becomes_an_exception(tmp_path: Path) -> None:
    order, line, *rest = approved()
    day, at = date(2026, 11, 18), datetime(2026, 11, 18, 10)
    note = OutboundNote(number="CK20261118-0001", order=NUMBER, issued_on=day, released_at=at, shipped_on=day, signed_on=day)
    part = OutboundLine(note=note.number, order=NUMBER, line_no=1, quantity=Decimal(100), signed=Decimal(100))
    office = opened(tmp_path, order, line, *rest, note, part)

    office.moves(Role.CUSTOMER_SERVICE, "ask_customer", NUMBER)
    office.types(Satisfaction, NUMBER, score=2, complaint="外箱破损")
    office.moves(Role.CUSTOMER_SERVICE, "ask_customer", NUMBER)

    assert office.reads(Satisfaction, NUMBER)["转异常单号"] == CASE
    row = office.reads(OrderException, CASE)
    assert (row["异常情况"], row["异常类别"]) == ("外箱破损", "其他")
