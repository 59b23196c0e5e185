"""S4 订单管理与交货管理制度: an order is registered, confirmed, assigned and followed; delivered, accepted, and disputed if need be."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from order_logic.flows.roles import Role
from order_logic.records import (
    Delivery,
    Logistics,
    Notice,
    Opinion,
    Order,
    OrderException,
    OrderLine,
    OutboundNote,
    ProductionJob,
    PurchaseLine,
)
from order_logic.records.choices import Topic, Transit, Verdict
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.logic.shipping_builders import NOTE, shipped
from tests.logic.supply_builders import confirmed
from tests.stories.company import PUMP, company
from tests.stories.journey import reviewed
from tests.stories.office import Office

DRAFT = "D20261120-0001"
CASE = "YC20261120-0001"


def test_an_order_is_registered_verified_and_confirmed(tmp_path: Path) -> None:
    order = an_order(DRAFT, draft_no=DRAFT, requested_on=None, special="随货附材质证明，逾期按日 0.5% 扣款")
    office = Office.opened(tmp_path, *company(), order, a_line(DRAFT))

    # 3.1.2 product, quantity, delivery date and payment are verified: the date is missing, sales asks the customer
    assert office.refused(Role.SALES, "register", DRAFT) == {"R-04"}
    office.types(Order, DRAFT, requested_on=date(2026, 12, 20))

    # 3.1.1 what is entered stands as 待确认 at once
    office.moves(Role.SALES, "register", DRAFT)
    assert office.reads(Order, NUMBER)["状态"] == "待确认"

    # 3.1.3 as long as something is unclear, it does not go on
    office.types(Order, NUMBER, address="")
    assert office.refused(Role.ORDER_CLERK, "first_audit", NUMBER) == {"R-08"}
    office.types(Order, NUMBER, address="宁波市北仑区明州路 88 号")
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBER)

    # 3.2.3 special requirements and clauses go to the legal department
    assert office.refused(Role.ORDER_HEAD, "second_audit", NUMBER) == {"R-30"}
    office.types(Opinion, NUMBER, 0, Role.LEGAL, verdict=Verdict.YES, text="扣款以 5% 为限")
    office.moves(Role.LEGAL, "give_opinion", NUMBER)
    office.moves(Role.ORDER_HEAD, "second_audit", NUMBER)
    reviewed(office)

    # 3.2.1 confirmed: the departments concerned are told, and it is seen that they were
    office.moves(Role.SALES_MANAGER, "approve", NUMBER)
    assert office.reads(Order, NUMBER)["状态"] == "已确认"
    assert [row["发给部门"] for row in office.lists(Notice, order=NUMBER, topic=Topic.ORDER)] == ["财务", "生产、仓库、采购、计划(PMC)"]
    assert ("R-20", NUMBER) in office.checks()
    office.moves(Role.SALES, "send_notices", NUMBER)
    assert ("R-20", NUMBER) not in office.checks()


def test_goods_are_assigned_and_followed_until_they_are_there(tmp_path: Path) -> None:
    pump = a_line(line_no=2, product=PUMP, name="离心泵", model="ISG50-160", unit="台", quantity=Decimal(4), price=Decimal(1200))
    office = Office.opened(tmp_path, *company(), *confirmed(a_line(), pump))

    # 3.3.1 by product: valves are made, pumps are bought; nobody is known who would sell valves
    assert office.refused(Role.PURCHASING, "buy", f"{NUMBER}/1") == {"R-34"}
    office.moves(Role.PMC, "make", f"{NUMBER}/1")
    office.moves(Role.PURCHASING, "buy", f"{NUMBER}/2")

    # 3.3.2 capacity, lead time and quality stand behind the choice; the state follows at once
    assert "阀门线" in office.reads(ProductionJob, "SC20261120-0001")["分派依据"]
    assert office.reads(PurchaseLine, "CG20261120-0001", 1)["订单号"] == NUMBER
    assert office.reads(Order, NUMBER)["状态"] == "已分配"

    # 3.4.1 four days without a word of production: check names the order; the report settles it
    office.now += timedelta(days=4)
    assert ("R-46", NUMBER) in office.checks()
    office.moves(Role.PRODUCTION, "report_progress", f"{NUMBER}/1", reason="完成粗车，精车 11-26 开始")
    assert ("R-46", NUMBER) not in office.checks()

    # 4.2.2 the customer hears of it regularly
    office.now += timedelta(days=8)
    assert ("R-53", NUMBER) in office.checks()
    office.moves(Role.PRODUCTION, "report_progress", f"{NUMBER}/1", reason="完成精车")
    office.moves(Role.CUSTOMER_SERVICE, "send_notices", NUMBER)
    assert ("R-53", NUMBER) not in office.checks()

    # 3.4.2 something goes wrong: the customer is told first
    office.moves(Role.PRODUCTION, "register_exception", f"{NUMBER}/1", reason="其他：精车机床主轴故障")
    assert ("R-48", NUMBER) in office.checks()
    office.moves(Role.SALES, "send_notices", NUMBER)
    assert ("R-48", NUMBER) not in office.checks()


def test_the_customer_accepts_the_goods_and_disputes_what_is_wrong(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, a_customer(), a_product(), *shipped(15))
    office.now = datetime(2026, 11, 23, 9)

    # 4.2.1 the carrier is asked how far they are
    office.types(Logistics, NOTE, state=Transit.DELIVERING)
    office.moves(Role.LOGISTICS, "update_transit", NOTE)
    assert office.reads(Logistics, NOTE)["更新日期"].date() == date(2026, 11, 23)

    # 4.3.1 the customer accepts them and signs the delivery confirmation
    assert office.refused(Role.SALES, "sign", NOTE) == {"R-59"}
    office.types(OutboundNote, NOTE, signed_by="郑海涛", disputed="到货 14 只，少 1 只")

    # 4.3.2 quality or quantity differs: with evidence, and settled together
    assert office.refused(Role.SALES, "sign", NOTE) == {"R-59", "R-60"}
    office.types(OutboundNote, NOTE, evidence="JH-1122.pdf，开箱照片 3 张")
    office.moves(Role.SALES, "sign", NOTE)

    case = office.reads(Delivery, NOTE, 1)["异常单号"]
    assert office.reads(OrderException, case)["异常情况"].endswith("到货 14 只，少 1 只")
    assert office.reads(OrderLine, NUMBER, 1)["已签收"] == 15
    assert office.reads(Order, NUMBER)["状态"] == "已签收"
