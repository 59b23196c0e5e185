"""S6 公司项目订单管理制度: the project manager enters, plans, changes, hands over and looks back on a project."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from order_logic.flows.roles import Role
from order_logic.records import (
    Acceptance,
    ChangeField,
    ChangeRequest,
    Delivery,
    Milestone,
    Notice,
    Order,
    OrderException,
    OutboundNote,
    ProductionJob,
    Satisfaction,
)
from order_logic.records.choices import Responsibility
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import NOTE, changed, shipped
from tests.logic.supply_builders import confirmed
from tests.stories.company import company
from tests.stories.journey import DRAFT, opinions, paid, reviewed, settled
from tests.stories.office import Office

PROJECT = {"order_type": "项目", "project_name": "北仑污水厂阀门改造", "contract_due_on": date(2026, 12, 20)}
CHANGE, CASE = "BG20261120-0001", "YC20261120-0001"
PM = Role.PROJECT_MANAGER
PLAN: dict[str, Any] = {
    "goal": "停水窗口内换完 100 台阀门", "milestone": "首批 40 只到现场", "due_on": date(2026, 12, 10),
    "risk": "停水窗口推迟", "measure": "备一周夜班", "person": "项目经理·周",
}  # fmt: skip


def test_the_project_manager_enters_the_order_and_plans_the_project(tmp_path: Path) -> None:
    order = an_order(DRAFT, draft_no=DRAFT, order_type="项目", customer_reply="")
    office = Office.opened(tmp_path, *company(), order, a_line(DRAFT))

    # 一.1, 一.2 the project manager enters it: name, customer, amount and due date
    assert office.refused(PM, "register", DRAFT) == {"R-05"}
    office.types(Order, DRAFT, project_name="北仑污水厂阀门改造", contract_due_on=date(2026, 12, 20))
    assert office.moves(PM, "register", DRAFT) == NUMBER
    row = office.reads(Order, NUMBER)
    assert (row["项目名称"], row["订单金额"], row["合同交期"].date()) == ("北仑污水厂阀门改造", 10000, date(2026, 12, 20))

    # 一.3 the customer has confirmed it, and the signed confirmation is on file
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    assert office.refused(Role.ORDER_HEAD, "second_audit", NUMBER) == {"R-11"}
    office.types(Order, NUMBER, customer_reply="确认书 2026-11-20.pdf")
    office.moves(Role.ORDER_HEAD, "second_audit", NUMBER)
    reviewed(office)
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    office.moves(Role.FINANCE, "book", NUMBER)

    # 二.1, 二.3 nothing is made without a plan: goal, milestones, risks and what is done about them
    assert office.refused(Role.PMC, "make", NUMBER) == {"R-98"}
    office.adds(Milestone(order=NUMBER, number=1, **PLAN | {"measure": ""}))
    assert office.refused(Role.PMC, "make", NUMBER) == {"R-98"}
    office.types(Milestone, NUMBER, 1, measure="备一周夜班")
    # 二.2 then the departments do their part
    office.moves(Role.PMC, "make", NUMBER)
    assert office.reads(ProductionJob, "SC20261120-0001")["计划数量"] == 100
    assert office.reads(Order, NUMBER)["状态"] == "生产中"


def test_what_the_customer_changes_is_confirmed_in_writing_and_agreed(tmp_path: Path) -> None:
    rows = changed(confirmed(), Order, **PROJECT)
    office = Office.opened(tmp_path, *company(), *rows, Milestone(order=NUMBER, number=1, **PLAN))

    # 三.1 the customer wants it later: not before the letter is there, and, dearer and later, an agreement (三.3, R-66)
    office.moves(PM, "request_change", NUMBER, reason="业主推迟停水", on=date(2027, 1, 20))
    office.adds(ChangeField(change=CHANGE, number=2, order=NUMBER, field="合同交期", after="2027-01-20"))
    office.types(ChangeRequest, CHANGE, asked_by_customer=True, cost=Decimal(1200))
    assert office.refused(Role.SALES_MANAGER, "change_approve", CHANGE) == {"R-63", "R-66"}
    office.types(ChangeRequest, CHANGE, written="业主函 2026-11-20.pdf")
    assert office.refused(Role.SALES_MANAGER, "change_approve", CHANGE) == {"R-66"}
    office.types(ChangeRequest, CHANGE, agreement="补充协议 HT2026-118-1")
    office.moves(Role.SALES_MANAGER, "change_approve", CHANGE)

    # 三.2 the departments go through it once more, and the plan of the project is made anew
    office.moves(Role.PMC, "rereview", NUMBER)
    opinions(office, NUMBER, 2)
    office.moves(Role.PMC, "promise", NUMBER, on=date(2027, 1, 18))
    office.moves(Role.PMC, "submit", NUMBER)
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    office.types(Milestone, NUMBER, 1, due_on=date(2027, 1, 10))
    assert office.reads(Order, NUMBER)["合同交期"].date() == date(2027, 1, 20)
    assert office.reads(ChangeRequest, CHANGE)["状态"] == "已执行"


def test_the_customer_accepts_the_project_and_it_is_looked_back_on(tmp_path: Path) -> None:
    rows = changed(shipped(15), Order, **PROJECT)
    office = Office.opened(tmp_path, a_customer(), a_product(), *rows)

    # 四.2 a signature on the delivery note is not enough: the customer accepts the project
    office.types(OutboundNote, NOTE, signed_by="郑海涛", evidence="JH-1122.pdf")
    assert office.refused(PM, "sign", NOTE) == {"R-98"}
    accepted: dict[str, Any] = {"accepted_on": date(2026, 11, 20), "accepted_by": "郑海涛", "evidence": "YS-01.pdf", "result": "合格"}
    office.adds(Acceptance(order=NUMBER, number=1, **accepted))
    office.moves(PM, "sign", NOTE)
    assert office.reads(Delivery, NOTE, 1)["交付凭证"] == "项目验收单"

    # it is invoiced, reconciled and settled
    office.now = datetime(2026, 12, 1, 9)
    paid(office, 1500)
    settled(office)

    # 四.1, 四.3 the customer's opinion is asked and written down; 五 the project is summed up, with what to do better
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) == {"R-80", "R-81"}
    office.moves(PM, "ask_customer", NUMBER)
    office.types(Satisfaction, NUMBER, score=5, review="两个停水窗口内换完")
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) == {"R-81"}
    office.types(Satisfaction, NUMBER, improvement="阀门到货前两周确认法兰标准", reviewed_on=date(2026, 12, 1))
    office.moves(Role.ORDER_CLERK, "close", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已关闭"


def test_what_endangers_the_project_goes_to_the_leadership(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *changed(confirmed(), Order, **PROJECT))

    # 六.1 a serious problem is reported at once, with a proposal
    office.moves(PM, "register_exception", NUMBER, reason="其他：现场法兰标准与图纸不符，整批返工")
    office.types(OrderException, CASE, major=True, cause="图纸版本过期", department="工程")
    assert office.refused(Role.ORDER_HEAD, "case_judge", CASE) == {"R-76"}
    office.types(OrderException, CASE, proposal="现场加过渡法兰，调两人支援")
    office.moves(Role.ORDER_HEAD, "case_judge", CASE)
    told = [row["内容"] for row in office.lists(Notice, order=NUMBER) if row["发给部门"] == "总经理"]
    assert ["现场加过渡法兰，调两人支援" in text for text in told] == [True]

    # 六.3 the departments are brought together until it is solved
    office.types(OrderException, CASE, handling="加过渡法兰", result="11-25 现场复核合格", leader_told_on=date(2026, 11, 20))
    office.moves(PM, "case_report", CASE)
    office.presses(Role.ORDER_HEAD, "send_notices", NUMBER)

    # 七 it was a serious error: a review meeting names who is responsible and what follows
    office.types(
        OrderException,
        CASE,
        serious=True,
        responsibility=Responsibility.OTHER_DEPARTMENT,
        demanded="图纸发放登记版本",
        replied="已建台账",
        consequence="扣绩效",
    )
    assert office.refused(Role.ORDER_HEAD, "case_close", CASE) == {"R-76"}
    office.types(OrderException, CASE, meeting="11-26 评审会：工程部李工负责，通报")
    office.moves(Role.ORDER_HEAD, "case_close", CASE)
    assert office.reads(OrderException, CASE)["状态"] == "已结案"
