"""S1 公司订单生产经营管理制度: sales takes the order, production plans and makes it, quality stops what fails, finance settles it."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.edge import IN_THE_WAY
from order_logic.flows.roles import Role
from order_logic.records import Inspection, Invoice, IssuedStatement, Opinion, Order, OrderLine, ProductionJob, Receipt, Satisfaction
from order_logic.records.choices import InvoiceKind, Payment, Verdict
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import signed
from tests.logic.supply_builders import confirmed
from tests.stories.company import company
from tests.stories.office import Office

DRAFT = "D20261120-0001"
INVOICE, RECEIPT = "FP20261201-0001", "RC20261201-0001"
JOB, CHECKED, FINISHED = "SC20261120-0001", "ZJ20261120-0001", "ZJ20261120-0002"
PLAN: dict[str, Any] = {
    "start_on": date(2026, 11, 23), "finish_on": date(2026, 12, 4), "people": "甲班 4 人", "materials": "304 棒料 200 公斤",
    "transport": "转成品仓", "risks": "备用机床 1 台",
}  # fmt: skip


def test_sales_takes_the_order_and_production_may_object(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), an_order(DRAFT, draft_no=DRAFT), a_line(DRAFT))

    # 2.1 all orders are taken by sales, and by nobody else
    assert office.refused(Role.PRODUCTION, "register", DRAFT) == {"D-03"}
    office.moves(Role.SALES, "register", DRAFT)
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    office.moves(Role.ORDER_HEAD, "second_audit", NUMBER)

    # 2.2 production looks whether the order fits; who objects says what is wrong and what would do
    office.moves(Role.PMC, "send_to_review", NUMBER)
    office.types(Opinion, NUMBER, 1, Role.PRODUCTION, verdict=Verdict.NO)
    assert office.refused(Role.PRODUCTION, "give_opinion", NUMBER) == {"R-17"}
    office.types(Opinion, NUMBER, 1, Role.PRODUCTION, text="DN50 模具在修", proposed_on=date(2026, 12, 25))
    office.moves(Role.PRODUCTION, "give_opinion", NUMBER)

    opinion = office.reads(Opinion, NUMBER, 1, Role.PRODUCTION)
    assert (opinion["意见"], opinion["建议交期"].date(), opinion["评审人"]) == ("不可行", date(2026, 12, 25), "production")


def test_production_keeps_to_its_plan_and_stops_at_what_fails(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *confirmed())

    # 3.1 a plan has time, people and materials; without them the job does not start
    office.moves(Role.PMC, "make", NUMBER)
    assert office.reads(ProductionJob, JOB)["产线"] == "CX-1"
    assert office.refused(Role.PRODUCTION, "job_start", JOB) == {"R-38"}
    office.types(ProductionJob, JOB, **PLAN)
    office.moves(Role.PRODUCTION, "job_confirm", JOB)
    office.moves(Role.PRODUCTION, "job_start", JOB)

    # 3.2 a plan that was changed is confirmed again before anything else happens
    office.types(ProductionJob, JOB, finish_on=date(2026, 12, 8))
    assert office.refused(Role.PRODUCTION, "job_report", JOB) == {"R-38"}
    office.moves(Role.PMC, "job_confirm", JOB)

    # 5.1 every process step is inspected, and only what passed goes on
    office.moves(Role.QUALITY, "check_process", JOB)
    assert office.refused(Role.PRODUCTION, "job_report", JOB) == {"R-50"}

    # 5.2 five do not conform: the job stops at once, and goes on when cause and correction are written
    office.types(Inspection, CHECKED, passed=Decimal(95), rework=Decimal(5))
    office.moves(Role.QUALITY, "inspect", CHECKED)
    assert office.reads(ProductionJob, JOB)["状态"] == "暂停"
    assert office.refused(Role.PRODUCTION, "job_resume", JOB) == {"R-51"}
    office.types(Inspection, CHECKED, cause="刀具磨损", correction="换刀并复检 5 只")
    office.moves(Role.PRODUCTION, "job_resume", JOB)

    # 6.1 what is finished goes through quality to the warehouse, ready to be delivered
    office.moves(Role.PRODUCTION, "job_report", JOB)
    office.moves(Role.WAREHOUSE, "job_stock", JOB)
    assert office.reads(Order, NUMBER)["状态"] == "待检"
    office.types(Inspection, FINISHED, passed=Decimal(100))
    office.moves(Role.QUALITY, "inspect", NUMBER)

    assert office.reads(OrderLine, NUMBER, 1)["合格待发"] == 100
    assert office.reads(Order, NUMBER)["状态"] == "待发货"


def test_an_order_is_settled_by_its_contract_and_looked_back_on(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *signed(15))
    office.now = datetime(2026, 12, 1, 9)

    # 6.2 nothing is reconciled, invoiced or paid yet: all three are told at once
    assert office.refused(Role.FINANCE, "settle", NUMBER) == {"R-78"}

    # reconciled: sales prepares November's statement, finance confirms it
    statement = office.moves(Role.SALES, "prepare_statement", NUMBER)
    office.moves(Role.FINANCE, "confirm_statement", statement)
    assert office.reads(IssuedStatement, statement)["期末应收"] == 1500

    # invoiced, and paid
    office.moves(Role.FINANCE, "request_invoice", NUMBER)
    assert office.refused(Role.FINANCE, "invoice_issue", INVOICE) == {"R-78"}
    office.types(Invoice, INVOICE, kind=InvoiceKind.SPECIAL, invoice_no="26332000000012345678", issued_on=date(2026, 12, 1))
    office.moves(Role.FINANCE, "invoice_issue", INVOICE)
    office.moves(Role.FINANCE, "register_receipt", NUMBER, quantity=1500)
    office.types(Receipt, RECEIPT, cleared=True, received_on=date(2026, 12, 1), means=Payment.TRANSFER)
    office.moves(Role.FINANCE, "register_receipt", RECEIPT)
    office.moves(Role.FINANCE, "match", RECEIPT)
    office.moves(Role.FINANCE, "settle", NUMBER)
    row = office.reads(Order, NUMBER)
    assert (row["状态"], row["开票状态"], row["收款状态"]) == ("已结清", "全部", "全部")

    # when it is settled the order is summed up; without that it is not closed
    office.moves(Role.CUSTOMER_SERVICE, "ask_customer", NUMBER)
    office.types(Satisfaction, NUMBER, score=5)
    assert office.refused(Role.ORDER_CLERK, "close", NUMBER) == {"R-81"}
    office.types(Satisfaction, NUMBER, review="按期交付", improvement="刀具寿命纳入点检", reviewed_on=date(2026, 12, 1))
    office.moves(Role.ORDER_CLERK, "close", NUMBER)

    assert office.reads(Order, NUMBER)["状态"] == "已关闭"


def test_who_needs_no_prices_gets_a_copy_without_them(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *confirmed())

    # 7.1 orders are confidential: the workshop works with a copy in which there is no price to be read
    said = office.presses(Role.ORDER_CLERK, "priceless")
    assert said.pressed is not None
    copy = Office(said.pressed.files[0])
    line = copy.reads(OrderLine, NUMBER, 1)
    assert (line["数量"], line["单价"], line["金额"]) == (100, None, None)

    # and nobody works on the copy by mistake
    assert copy.presses(Role.PMC, "make", NUMBER).code == IN_THE_WAY
