"""S11 销售订单管理流程: the contract is checked, the manager approves, above the limit the general manager; then finance books it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Customer, Notice, Opinion, Order, OrderLine, Product, Signature
from order_logic.records.choices import Verdict
from tests.logic.builders import a_customer, a_line, a_product, a_stock, an_order, approved
from tests.stories.office import Office

DRAFT = "D20261120-0001"
NUMBER = "SO20261120-0001"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An order of 150,000 元 from a monthly customer: more than a sales manager may approve alone; its contract lacks the seal."""
    order = an_order(DRAFT, draft_no=DRAFT, contract_sealed=None, special="")
    return Office.opened(tmp_path, a_customer(), a_product(), a_stock(Decimal(2000)), order, a_line(DRAFT, quantity=Decimal(1500)))


def through_review(office: Office) -> None:
    office.moves(Role.PMC, "send_to_review", NUMBER)
    for role in (Role.ENGINEERING, Role.QUALITY, Role.PRODUCTION, Role.PURCHASING, Role.WAREHOUSE):
        office.types(Opinion, NUMBER, 1, role, verdict=Verdict.YES)
        office.moves(role, "give_opinion", NUMBER)
    office.moves(Role.PMC, "promise", NUMBER, on=date(2026, 12, 18))
    office.moves(Role.PMC, "submit", NUMBER)


def test_an_order_goes_from_the_sales_desk_to_the_books_of_finance(office: Office) -> None:
    # 一、二 the sales desk registers the order; the number is given, the draft number stays searchable
    assert office.moves(Role.SALES, "register", DRAFT) == NUMBER
    assert office.reads(Order, NUMBER)["草稿号"] == DRAFT
    assert office.reads(OrderLine, NUMBER, 1)["金额"] == 150000

    # 2.1 product, quantity and price are looked at by somebody else than the enterer
    assert office.refused(Role.SALES, "first_audit", NUMBER) >= {"D-04"}
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)

    # 2.3 no seal of the customer on the contract: it stops here until the seal is there
    assert office.refused(Role.ORDER_HEAD, "second_audit", NUMBER) == {"R-10"}
    assert office.reads(Order, NUMBER)["状态"] == "待确认"
    assert "R-10" in office.reads(Order, NUMBER)["问题"]
    office.types(Order, NUMBER, contract_sealed=True)
    office.moves(Role.ORDER_HEAD, "second_audit", NUMBER)
    assert not office.reads(Order, NUMBER)["问题"]

    # 三 3.1 every order is approved by the sales manager; 3.2 above the limit the general manager signs too
    through_review(office)
    assert office.refused(Role.GENERAL_MANAGER, "approve", NUMBER) >= {"D-03"}
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    assert office.reads(Order, NUMBER)["商务状态"] == "待审批"
    office.moves(Role.GENERAL_MANAGER, "approve", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已确认"
    signed = [office.reads(Signature, NUMBER, n)["角色"] for n in range(1, 14) if office.reads(Signature, NUMBER, n)["动作"] == "批准"]
    assert signed == ["销售经理", "总经理"]

    # 四 finance books the order before production gets it
    assert "R-44" in office.refused(Role.PMC, "make", NUMBER)
    assert office.refused(Role.PRODUCTION, "book", NUMBER) == {"D-03"}
    office.moves(Role.FINANCE, "book", NUMBER)
    assert office.reads(Order, NUMBER)["财务登记"] is not None


def test_a_date_that_cannot_be_met_is_told_to_both_managers(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *approved())

    # 五 production sees that it will not be ready: sales manager and general manager hear of it
    office.moves(Role.PMC, "repromise", NUMBER, on=date(2026, 12, 24), reason="热处理炉停修")
    assert ("R-47", NUMBER) in office.checks()
    office.moves(Role.PMC, "send_notices", NUMBER)
    told = office.reads(Notice, NUMBER, 1)
    assert (told["发给部门"], told["发出人"]) == ("销售经理、总经理", "pmc")
    assert ("R-47", NUMBER) not in office.checks()


def test_blanks_come_from_customer_and_product_when_the_order_is_registered(tmp_path: Path) -> None:
    order = an_order(DRAFT, draft_no=DRAFT, contact="", phone="", address="")
    office = Office.opened(tmp_path, a_customer(), a_product(), order, a_line(DRAFT, price=None, unit=""))

    office.moves(Role.SALES, "register", DRAFT)

    assert office.reads(Order, NUMBER)["联系人"] == office.reads(Customer, "C001")["联系人"]
    assert office.reads(OrderLine, NUMBER, 1)["单价"] == office.reads(Product, "P-2201")["标准单价"]
