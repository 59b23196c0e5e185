"""S7 订单及审核管理制度: sales and production orders are complete and passed on at once; all of it is followed, and judged regularly."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from order_logic.flows.roles import Role
from order_logic.records import Order, OrderLine, ProductionJob
from tests.logic.builders import NUMBER, a_line, an_order
from tests.logic.supply_builders import confirmed
from tests.stories.company import company
from tests.stories.journey import DRAFT
from tests.stories.office import Office

JOB = "SC20261120-0001"


def test_a_sales_order_is_complete_and_waits_for_the_next_one_at_once(tmp_path: Path) -> None:
    order, line = an_order(DRAFT, draft_no=DRAFT, requested_on=None), a_line(DRAFT, quantity=None, price=None)
    office = Office.opened(tmp_path, *company(), order, line)

    # 第十二条 customer, product, quantity, price, delivery date; a price left open is that of the product
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-04", "R-05"}
    office.types(Order, DRAFT, requested_on=date(2026, 12, 20))
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-05"}
    office.types(OrderLine, DRAFT, 1, quantity=Decimal(20))
    office.moves(Role.SALES, "register", DRAFT)
    row = office.reads(OrderLine, NUMBER, 1)
    assert (row["单价"], row["金额"]) == (100, 2000)

    # 第十三条 it is on the list of the one who goes on with it, and on nobody else's
    waiting = ["初审 · SO20261120-0001 · 远洋机电 · 金额 2,000.00 · 交期 2026-12-20 · 0h/4h"]
    assert office.shows(Role.ORDER_CLERK, "my_tasks")["待我处理"] == waiting
    assert "待我处理" not in office.shows(Role.PMC, "my_tasks")


def test_a_production_order_is_complete_before_work_begins(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *confirmed())

    # 第十七条 production is planned by the sales order; 第十八条 product, quantity, production date, delivery date
    office.moves(Role.PMC, "make", NUMBER)
    office.types(ProductionJob, JOB, finish_on=None, people="甲班 4 人", transport="转成品仓", risks="备用机床 1 台")
    assert office.refused(Role.PRODUCTION, "job_start", JOB) == {"R-13", "R-38"}
    office.types(ProductionJob, JOB, finish_on=date(2026, 12, 4))
    row = office.reads(ProductionJob, JOB)
    assert (row["产品编码"], row["计划数量"], row["计划开工"].date()) == ("P-2201", 100, date(2026, 11, 23))

    # 第十九条 then it starts at once
    office.moves(Role.PRODUCTION, "job_confirm", JOB)
    office.moves(Role.PRODUCTION, "job_start", JOB)

    # 第二十一条 the order desk follows what is not delivered yet
    (line,) = office.shows(Role.ORDER_CLERK, "list_open_lines")["未交订单明细"]
    assert "未交 100 · 只" in line
    assert line.endswith("生产中")


def test_the_work_on_orders_is_judged_regularly(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), an_order(DRAFT, draft_no=DRAFT), a_line(DRAFT))
    office.moves(Role.SALES, "register", DRAFT)

    # 第六条 four days went by before somebody looked at it
    office.now += timedelta(days=4)
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)
    office.moves(Role.ORDER_HEAD, "second_audit", NUMBER)

    # the evaluation names the step that is too slow, so that it is mended
    first, second = office.shows(Role.GENERAL_MANAGER, "stats")["部门时效"]
    assert (first.split(" · ")[:2], first.endswith("▲ 未达标")) == (["订单员", "初审"], True)
    assert (second.split(" · ")[:2], second.endswith("· 达标")) == (["订单主管", "复审"], True)
