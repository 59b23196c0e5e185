"""S9 异常订单管理制度, articles 11 to 20: each class of exception has its cure, somebody is responsible, and the head learns from it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Memo, Notice, Order, OrderException, PurchaseLine
from order_logic.records.choices import Responsibility, Topic
from tests.logic.builders import NUMBER, a_line
from tests.logic.supply_builders import confirmed
from tests.stories.company import PUMP, company
from tests.stories.office import Office

CASE = "YC20261120-0001"
HEAD = Role.ORDER_HEAD


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A confirmed order of four pumps, which are bought; none is in stock."""
    pumps = a_line(product=PUMP, name="离心泵", model="ISG50-160", unit="台", quantity=Decimal(4), price=Decimal(1200))
    return Office.opened(tmp_path, *company(), *confirmed(pumps))


def judged(office: Office, who: Role, reason: str, **typed: Any) -> None:
    """The exception is entered, and the head judges it."""
    office.moves(who, "register_exception", f"{NUMBER}/1", reason=reason)
    office.types(OrderException, CASE, **typed)
    office.moves(HEAD, "case_judge", CASE)


def told(office: Office) -> dict[str, str]:
    """Who is told what of exceptions; the customer stands under 客户."""
    rows = office.lists(Notice, order=NUMBER, topic=Topic.EXCEPTION)
    return {"客户" if row["发给客户"] else row["发给部门"]: row["内容"] for row in rows}


def test_what_is_short_is_replenished_and_the_customer_gets_a_ship_date(office: Office) -> None:
    # 第十一条 purchasing is told at once to replenish
    judged(office, Role.WAREHOUSE, "缺货：离心泵无库存", cause="旺季未备货")
    assert office.reads(OrderException, CASE)["异常类别"] == "缺货"
    assert "请尽快补货" in told(office)["采购、计划(PMC)"]

    # no result without goods on order and a day for the customer; the case does not stop its own cure
    office.types(OrderException, CASE, handling="转采购", result="凯泉 12-08 到货")
    assert office.refused(Role.PURCHASING, "case_report", CASE) == {"R-70"}
    office.moves(Role.PURCHASING, "buy", NUMBER)
    assert office.reads(PurchaseLine, "CG20261120-0001", 1)["数量"] == 4
    assert office.refused(Role.PURCHASING, "case_report", CASE) == {"R-70"}
    office.types(OrderException, CASE, ship_on=date(2026, 12, 9))
    office.moves(Role.PURCHASING, "case_report", CASE)
    assert "预计 2026-12-09 发货" in told(office)["客户"]


def test_who_does_not_pay_is_asked_to_and_it_is_followed_up(office: Office) -> None:
    # 第十二条 the customer is asked for the money; goods are not released meanwhile
    judged(office, Role.FINANCE, "支付：定金未到账", cause="客户换银行")
    assert office.reads(Order, NUMBER)["挂起"] == f"支付 {CASE}"
    office.types(OrderException, CASE, handling="11-20 电话，客户答应 11-22 付", result="等到账")
    assert office.refused(Role.FINANCE, "case_report", CASE) == {"R-71"}
    office.presses(Role.SALES, "send_notices", NUMBER)
    office.moves(Role.FINANCE, "case_report", CASE)

    # it is followed up: nothing came, so the head gives it back
    office.moves(HEAD, "case_again", CASE)
    assert office.reads(OrderException, CASE)["状态"] == "处理中"


def test_other_causes_are_settled_with_the_departments_and_learnt_from(office: Office) -> None:
    # 第十三条 the departments concerned are asked
    judged(office, Role.SALES, "其他：铭牌印错，客户退回样机", cause="图样版本混用", department="工程")
    assert "请协商处理" in told(office)["工程"]

    # 第十五条 it was another department: adjustment is demanded of it in a memo
    theirs = Responsibility.OTHER_DEPARTMENT
    office.types(OrderException, CASE, handling="重印铭牌", result="样机换新", responsibility=theirs, demanded="图样按版本发放")
    office.moves(Role.ENGINEERING, "case_report", CASE)
    assert [(row["收文部门"], "图样按版本发放" in row["内容"]) for row in office.lists(Memo, order=NUMBER)] == [("工程", True)]

    # 第十七至十九条 what was found, done and achieved goes to the superiors; the department has not answered
    assert office.refused(HEAD, "case_close", CASE) == {"R-73", "R-74"}
    office.presses(Role.ENGINEERING, "send_notices", NUMBER)
    assert office.refused(HEAD, "case_close", CASE) == {"R-73"}
    office.types(OrderException, CASE, replied="11-20 起登记发放", consequence="工程承担返工费")

    # 第二十条 the customer is displeased: the head sums up, with what will be better
    office.types(OrderException, CASE, hurt=True)
    assert office.refused(HEAD, "case_close", CASE) == {"R-75"}
    office.types(OrderException, CASE, summary="图样发放无登记；改为按版本发放，旧图收回")
    office.moves(HEAD, "case_close", CASE)
    assert office.reads(OrderException, CASE)["状态"] == "已结案"
