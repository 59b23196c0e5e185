"""S12 订单合同评审流程 5.6: what the customer wants less of needs no review, more or another date does; our own slips are agreed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from order_logic.flows.commercial import DEPARTMENTS
from order_logic.flows.roles import Role
from order_logic.records import ChangeField, ChangeRequest, Memo, Notice, Opinion, Order, OrderLine, Promise
from order_logic.records.choices import Verdict
from tests.logic.builders import NUMBER, a_customer, a_product, approved
from tests.stories.office import Office

CHANGE = "BG20261120-0001"
SALES, PMC, MANAGER = Role.SALES, Role.PMC, Role.SALES_MANAGER


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A confirmed order of 100 valves for 10,000 元, promised for 18 December."""
    return Office.opened(tmp_path, a_customer(), a_product(), *approved())


def asks(office: Office, pick: str, **typed: Any) -> None:
    """Sales writes the change down and the customer's letter into it."""
    said = office.presses(SALES, "request_change", pick, reason="客户改计划", **typed)
    assert said.pressed is not None, said.news
    assert said.pressed.moved == (CHANGE,), said.news.details
    office.types(ChangeRequest, CHANGE, asked_by_customer=True, written="邮件 2026-11-20")


def test_a_decrease_needs_no_review(office: Office) -> None:
    # 5.6.1.1 the customer wants 80 instead of 100: the desk knows that nobody reviews it again
    asks(office, f"{NUMBER}/1", quantity=80)
    row, field = office.reads(ChangeRequest, CHANGE), office.reads(ChangeField, CHANGE, 1)
    assert (row["变更类别"], row["状态"]) == ("免评审", "待审批")
    assert "R-64" in row["依据"]
    assert (field["变更项"], field["变更前"], field["变更后"]) == ("数量", "100", "80")

    # approved first, and not by who asked; until then the order is not touched
    assert office.refused(SALES, "change_approve", CHANGE) == {"D-03"}
    assert office.refused(SALES, "change_carry_out", CHANGE) == {"D-20"}
    office.moves(MANAGER, "change_approve", CHANGE)
    assert office.reads(OrderLine, NUMBER, 1)["数量"] == 100

    # carried out: quantity and amount follow, everybody with open work has a notice, the order goes on
    office.moves(SALES, "change_carry_out", CHANGE)
    assert office.reads(OrderLine, NUMBER, 1)["数量"] == 80
    assert office.reads(Order, NUMBER)["订单金额"] == 8000
    assert office.reads(ChangeRequest, CHANGE)["状态"] == "已执行"
    assert "100→80" in office.reads(Notice, NUMBER, 1)["内容"]
    assert office.reads(Order, NUMBER)["状态"] == "已确认"


def test_an_increase_is_reviewed_and_approved_again(office: Office) -> None:
    # 5.6.1.2 more is wanted: the change cannot simply be carried out
    asks(office, f"{NUMBER}/1", quantity=120)
    office.moves(MANAGER, "change_approve", CHANGE)
    assert office.refused(SALES, "change_carry_out", CHANGE) == {"R-65"}

    # the departments see before and after
    office.moves(PMC, "rereview", NUMBER)
    assert "100→120" in office.reads(Opinion, NUMBER, 2, Role.PRODUCTION)["系统核对"]
    for role in DEPARTMENTS:
        office.types(Opinion, NUMBER, 2, role, verdict=Verdict.YES)
        office.moves(role, "give_opinion", NUMBER)

    # planning promises once more, then it is approved, and only then is it written
    assert office.refused(PMC, "submit", NUMBER) == {"R-65"}
    office.moves(PMC, "promise", NUMBER, on=date(2026, 12, 20))
    office.moves(PMC, "submit", NUMBER)
    assert office.reads(OrderLine, NUMBER, 1)["数量"] == 100
    office.moves(MANAGER, "approve", NUMBER)
    order = office.reads(Order, NUMBER)
    assert (order["订单金额"], order["确认交期"].date(), order["首次承诺交期"].date()) == (12000, date(2026, 12, 20), date(2026, 12, 18))
    assert office.reads(ChangeRequest, CHANGE)["状态"] == "已执行"


def test_the_order_may_be_kept_as_it_was(office: Office) -> None:
    asks(office, f"{NUMBER}/1", quantity=120)
    office.moves(MANAGER, "change_approve", CHANGE)
    office.moves(PMC, "rereview", NUMBER)

    office.moves(SALES, "keep_order", NUMBER, reason="产能不够，客户同意维持")
    assert (office.reads(Order, NUMBER)["状态"], office.reads(ChangeRequest, CHANGE)["状态"]) == ("已确认", "已撤回")


def test_a_cancellation_ends_the_order(office: Office) -> None:
    asks(office, NUMBER)
    office.types(ChangeField, CHANGE, 1, field="取消")
    office.moves(SALES, "check_change", CHANGE)
    office.moves(MANAGER, "change_approve", CHANGE)

    office.moves(SALES, "cancel", NUMBER, reason="客户取消")
    assert (office.reads(Order, NUMBER)["状态"], office.reads(OrderLine, NUMBER, 1)["已终止"]) == ("已取消", 100)


def test_a_slip_of_ours_is_agreed_with_the_customer(office: Office) -> None:
    # 5.6.2 for a cause in the house: planning proposes, the managers are told
    office.moves(PMC, "repromise", NUMBER, on=date(2026, 12, 24), reason="机床故障")
    assert office.reads(Notice, NUMBER, 1)["发给部门"] == "销售经理、总经理"
    assert office.reads(Order, NUMBER)["确认交期"].date() == date(2026, 12, 18)

    # sales agrees it with the customer before signing
    assert office.refused(SALES, "repromise", NUMBER) == {"R-49"}
    office.types(Promise, NUMBER, 2, consent_on=date(2026, 11, 20), consent_evidence="微信 11-20")
    office.moves(SALES, "repromise", NUMBER)

    # the new date stands, without re-review; production, materials and quality get the memo
    order = office.reads(Order, NUMBER)
    assert (order["状态"], order["确认交期"].date(), order["首次承诺交期"].date()) == ("已确认", date(2026, 12, 24), date(2026, 12, 18))
    assert office.reads(Memo, NUMBER, 1)["收文部门"] == "生产、仓库、采购、品保"
