"""S5 订单管理制度 (流程、信息、风险): orders are complete, numbered, checked for credit and stock, finished, found again and counted."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import Customer, Invoice, Logistics, Notice, Order, OrderLine, OutboundNote
from order_logic.records.choices import InvoiceKind, Level, Payment, Topic, Transit
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import NOTE, changed, shipped
from tests.stories.company import company
from tests.stories.journey import DRAFT, paid
from tests.stories.office import Office

INVOICE = "FP20261201-0001"
BY_HAND, SECOND = "D20261120-0009", "SO20261120-0002"


def test_an_order_is_complete_and_has_a_number_of_its_own(tmp_path: Path) -> None:
    order = an_order(DRAFT, draft_no=DRAFT, contact="", address="", payment=None)
    office = Office.opened(tmp_path, *company(a_customer(contact="", address="", payment=None)), order, a_line(DRAFT))

    # 订单录入: nothing is left out, neither of the customer nor of the goods
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-04"}
    office.types(Order, DRAFT, contact="郑海涛", address="宁波市北仑区明州路 88 号", payment=Payment.TRANSFER)
    assert office.moves(Role.SALES, "register", DRAFT) == NUMBER

    # 订单记录: number, date, customer, goods, status; a row that was copied by hand is no second order
    office.adds(an_order(BY_HAND, draft_no=DRAFT, customer_po="PO-2"), a_line(BY_HAND, quantity=Decimal(20)))
    assert office.refused(Role.SALES, "register", BY_HAND) == {"R-06"}
    office.moves(Role.SALES, "void", BY_HAND, reason="录错")
    assert ("R-06", NUMBER) not in office.checks()

    # the desk copies it, and gives the next number; a number that was given stays given
    copy = office.moves(Role.SALES, "copy_order", NUMBER)
    office.types(Order, copy, requested_on=date(2027, 1, 20))
    office.types(OrderLine, copy, 1, quantity=Decimal(20))
    assert office.moves(Role.SALES, "register", copy) == SECOND
    office.moves(Role.SALES, "void", SECOND, reason="客户取消")
    again = office.moves(Role.SALES, "copy_order", NUMBER)
    office.types(Order, again, requested_on=date(2027, 1, 20))
    office.types(OrderLine, again, 1, quantity=Decimal(30))
    assert office.moves(Role.SALES, "register", again) == "SO20261120-0003"
    assert [office.reads(Order, number)["状态"] for number in (NUMBER, SECOND)] == ["待确认", "已取消"]


def test_credit_and_stock_are_looked_at_before_the_order_is_passed_on(tmp_path: Path) -> None:
    newcomer = a_customer(credit_limit=None, credit_days=None, assessed_on=None)
    office = Office.opened(tmp_path, *company(newcomer), an_order(DRAFT, draft_no=DRAFT), a_line(DRAFT))
    office.moves(Role.SALES, "register", DRAFT)

    # 信用风险管理: a new customer is assessed first: limit and terms of payment
    assert office.refused(Role.ORDER_CLERK, "first_audit", NUMBER) == {"R-24"}
    office.types(Customer, "C001", credit_limit=Decimal(8000), credit_days=30, assessed_on=date(2026, 11, 20))
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)

    # 订单审核: 100 valves for 10,000 元 against a limit of 8,000 and 40 in stock: it is shown, the auditor decides
    said = office.presses(Role.FINANCE, "second_audit", NUMBER)
    assert said.pressed
    assert [(f.rule, f.level) for f in said.pressed.findings] == [("R-15", Level.WARN)] * 2
    # 订单分配: who has it now is said on the order
    row = office.reads(Order, NUMBER)
    assert (row["状态"], row["下一步"], row["责任人"]) == ("已复审", "送评审", "计划(PMC)·周")


def test_an_order_is_followed_finished_and_settled(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *shipped(15))
    office.now = datetime(2026, 12, 1, 9)

    # 订单处理: the goods are followed on their way
    office.types(Logistics, NOTE, state=Transit.DELIVERING)
    office.moves(Role.LOGISTICS, "update_transit", NOTE)

    # 订单完成: complete is delivered and signed for, not merely sent
    assert "R-77" in office.refused(Role.FINANCE, "settle", NUMBER)
    office.types(OutboundNote, NOTE, signed_by="郑海涛", evidence="JH-1201.pdf")
    office.moves(Role.SALES, "sign", NOTE)
    assert office.refused(Role.FINANCE, "settle", NUMBER) == {"R-78"}
    statement = office.moves(Role.SALES, "prepare_statement", NUMBER)
    office.moves(Role.FINANCE, "confirm_statement", statement)
    office.moves(Role.FINANCE, "request_invoice", NUMBER)
    office.types(Invoice, INVOICE, kind=InvoiceKind.ORDINARY, invoice_no="26332000000012345678")
    office.moves(Role.FINANCE, "invoice_issue", INVOICE)
    paid(office, 1500)
    office.moves(Role.FINANCE, "settle", NUMBER)

    # the customer is told that it is complete, and it waits to be closed and filed
    told = office.lists(Notice, order=NUMBER, topic=Topic.COMPLETION)
    assert [(row["发给客户"], row["内容"]) for row in told] == [("是", f"订单 {NUMBER} 已全部交付并结清，谢谢合作")]
    assert (office.reads(Order, NUMBER)["状态"], office.reads(Order, NUMBER)["下一步"]) == ("已结清", "关闭")


def test_orders_are_found_again_and_counted(tmp_path: Path) -> None:
    due = changed(shipped(15), Order, promised_on=date(2026, 11, 25))
    declined = [an_order("SO20261106-0001", customer="C002", commercial=Commercial.REJECTED), a_line("SO20261106-0001")]
    office = Office.opened(tmp_path, a_customer(), a_customer("C002", name="台州恒泰泵阀", short_name=""), a_product(), *due, *declined)
    office.presses(Role.ADMIN, "check")

    # 订单查询: a customer has nothing but a waybill in hand, or part of a name
    found = [f"{NUMBER} · 远洋机电 · 已发货 · 金额 1,500.00 · 确认交期 2026-11-25 · 运单号"]
    assert office.shows(Role.CUSTOMER_SERVICE, "find_order", "sf0001") == {"查订单": found}
    found = ["SO20261106-0001 · 台州恒泰泵阀 · 已拒单 · 金额 10,000.00 · 客户名称"]
    assert office.shows(Role.CUSTOMER_SERVICE, "find_order", "恒泰") == {"查订单": found}

    # what happened to it, step by step, and who did it
    office.types(OutboundNote, NOTE, signed_by="郑海涛", evidence="JH-1123.pdf")
    office.moves(Role.SALES, "sign", NOTE)
    steps = office.shows(Role.CUSTOMER_SERVICE, "timeline", NUMBER)["订单时间线"]
    happened = [
        "2026-11-18 · 发货： SF0001",
        "2026-11-20 · 郑海涛 · 客户签收：不锈钢球阀 15只 JH-1123.pdf",
        "2026-11-20 09:30 · 销售经理·周 · 批准（销售经理）",
        "2026-11-20 09:30 · 仓库·周 · 第 1 行锁定 15（成品仓）",
    ]
    assert [step for step in happened if not any(step in line for line in steps)] == []

    # 订单统计分析: how many, how much, how much of it is done
    office.now = datetime(2026, 11, 30, 17)
    figures = office.shows(Role.SALES_MANAGER, "stats")["订单统计"]
    assert figures[:3] == ["订单数 · 2", "其中拒单与取消 · 1", "订单金额（含税，元） · 1,500.00"]
    assert figures[3:] == ["完成率 · 100.0 % · 98 % · 达标", "已签收 · 1", "已拒单 · 1"]
