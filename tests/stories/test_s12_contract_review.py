"""S12 订单合同评审流程: departments review the contract; an objection or a later date is agreed with the customer and signed above."""

from datetime import date
from pathlib import Path

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Opinion, Order, Promise
from order_logic.records.choices import Channel, Verdict
from tests.logic.builders import a_customer, a_line, a_product, an_order
from tests.stories.office import Office

DRAFT = "D20261120-0001"
NUMBER = "SO20261120-0001"
REVIEWERS = (Role.ENGINEERING, Role.QUALITY, Role.PRODUCTION, Role.PURCHASING, Role.WAREHOUSE)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An order of 10,000 元 that has been registered and audited twice."""
    office = Office.opened(tmp_path, a_customer(), a_product(), an_order(DRAFT, draft_no=DRAFT), a_line(DRAFT))
    office.moves(Role.SALES, "register", DRAFT)
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    office.moves(Role.ORDER_HEAD, "second_audit", NUMBER)
    return office


def review(office: Office, **verdicts: Verdict) -> None:
    for role in REVIEWERS:
        text = "产能不足，须周六加班" if role.name in verdicts else ""
        office.types(Opinion, NUMBER, 1, role, verdict=verdicts.get(role.name, Verdict.YES), text=text)
        office.moves(role, "give_opinion", NUMBER)


def test_without_objection_our_date_is_written_on_the_order(office: Office) -> None:
    # 5.3.1 PMC fills in the contract review and sends it to five departments, each with the facts that the desk knows
    office.moves(Role.PMC, "send_to_review", NUMBER)
    rows = [office.reads(Opinion, NUMBER, 1, role) for role in REVIEWERS]
    assert all(row["系统核对"] for row in rows)

    # it cannot be submitted before all five have answered and a date stands on it
    assert office.refused(Role.PMC, "submit", NUMBER) == {"R-16", "R-18"}
    assert office.refused(Role.QUALITY, "give_opinion", NUMBER) == {"D-09"}
    review(office)
    assert office.refused(Role.PMC, "submit", NUMBER) == {"R-18"}

    # 5.3.2 no objection: our delivery date goes onto the order and into the ledger
    office.moves(Role.PMC, "promise", NUMBER, on=date(2026, 12, 18))
    assert office.reads(Promise, NUMBER, 1)["承诺交期"].date() == date(2026, 12, 18)
    office.moves(Role.PMC, "submit", NUMBER)

    # the sales manager's signature is enough
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    row = office.reads(Order, NUMBER)
    assert (row["状态"], row["确认交期"].date(), row["首次承诺交期"].date()) == ("已确认", date(2026, 12, 18), date(2026, 12, 18))


def test_with_an_objection_and_a_later_date_customer_and_general_manager_agree(office: Office) -> None:
    # 5.3.3 production objects, our date is later than the one asked for
    office.moves(Role.PMC, "send_to_review", NUMBER)
    review(office, PRODUCTION=Verdict.NO)
    office.moves(Role.PMC, "promise", NUMBER, on=date(2026, 12, 28))

    # nothing goes on without the customer's consent on file
    assert office.refused(Role.PMC, "submit", NUMBER) == {"R-19"}
    office.types(Promise, NUMBER, 1, consent_on=date(2026, 11, 21), consent_evidence="郑海涛 11-21 来函")
    office.moves(Role.PMC, "submit", NUMBER)

    # the manager signs, but the agreed date is signed by the general manager
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "待审批"
    assert office.reads(Order, NUMBER)["责任人"].startswith("总经理")
    office.moves(Role.GENERAL_MANAGER, "approve", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已确认"


def test_without_an_agreement_the_general_manager_declines_and_the_register_says_so(office: Office) -> None:
    office.moves(Role.PMC, "send_to_review", NUMBER)
    review(office, PRODUCTION=Verdict.NO)

    assert office.refused(Role.GENERAL_MANAGER, "decline", NUMBER) >= {"D-05"}
    assert office.refused(Role.SALES_MANAGER, "decline", NUMBER, reason="交期谈不拢") == {"D-03"}
    office.moves(Role.GENERAL_MANAGER, "decline", NUMBER, reason="交期谈不拢")

    row = office.reads(Order, NUMBER)
    assert row["状态"] == "已拒单"
    assert "交期谈不拢" in row["备注"]


def test_a_department_sends_the_order_back_and_the_review_begins_anew(office: Office) -> None:
    office.moves(Role.PMC, "send_to_review", NUMBER)
    review(office)
    office.moves(Role.ENGINEERING, "send_back", NUMBER, reason="图纸版本不对")
    assert office.reads(Order, NUMBER)["状态"] == "待确认"
    assert office.reads(Opinion, NUMBER, 1, Role.QUALITY)["作废"] == "是"

    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    office.moves(Role.FINANCE, "second_audit", NUMBER)
    office.moves(Role.PMC, "send_to_review", NUMBER)

    assert not office.reads(Opinion, NUMBER, 2, Role.QUALITY)["作废"]


def test_an_oral_order_waits_for_the_customers_written_word(tmp_path: Path) -> None:
    # 5.2.2 an oral order is written up and confirmed by the customer before it is registered
    order = an_order(DRAFT, draft_no=DRAFT, channel=Channel.ORAL, customer_reply="")
    office = Office.opened(tmp_path, a_customer(), a_product(), order, a_line(DRAFT))

    assert office.refused(Role.SALES, "register", DRAFT) == {"R-09"}
    office.types(Order, DRAFT, customer_reply="回签件 2026-11-20.pdf")
    assert office.moves(Role.SALES, "register", DRAFT) == NUMBER
