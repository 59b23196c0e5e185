"""S12 订单合同评审流程 5.4: material is bought, one order a supplier, tracked until it comes; safety stock and rush orders."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from order_logic.flows.roles import Role
from order_logic.records import MaterialNeed, OrderLine, PlanRow, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Supply
from tests.logic.builders import NUMBER, a_line, a_product, approved
from tests.logic.supply_builders import confirmed
from tests.stories.company import BAR, KAIQUAN, PUMP, SEAL, YONGSHENG, company
from tests.stories.office import Office

RUSH = "SO20261120-0002"
FIRST, SECOND = "CG20261120-0001", "CG20261120-0002"


def placed(office: Office, purchase: str) -> None:
    """A purchase order goes from the desk of purchasing to the supplier."""
    office.moves(Role.PURCHASING, "purchase_submit", purchase)
    office.moves(Role.SALES_MANAGER, "purchase_approve", purchase)
    office.moves(Role.PURCHASING, "purchase_place", purchase)


def test_each_supplier_gets_one_order_and_its_dates_are_tracked(tmp_path: Path) -> None:
    pump = a_line(product=PUMP, name="离心泵", model="ISG50-160", unit="台", quantity=Decimal(4), price=Decimal(1200))
    seal = a_line(line_no=2, product=SEAL, name="机械密封", model="M7N-35", quantity=Decimal(20), price=Decimal(45))
    office = Office.opened(tmp_path, *company(), *confirmed(pump, seal))

    # 5.4.1.2 pumps from one, seals from the other
    office.moves(Role.PURCHASING, "buy", NUMBER)
    assert {row["采购单号"]: row["供应商编号"] for row in office.lists(PurchaseOrder)} == {FIRST: KAIQUAN, SECOND: YONGSHENG}

    # goods do not come in on an order that was not placed
    assert office.refused(Role.WAREHOUSE, "receive", f"{NUMBER}/1") == {"R-41"}
    placed(office, FIRST)
    placed(office, SECOND)

    # the day that the supplier names is followed: it passes, and check says so
    office.types(PurchaseLine, FIRST, 1, promised_on=date(2026, 11, 24))
    office.types(PurchaseLine, SECOND, 1, promised_on=date(2026, 12, 4))
    office.now += timedelta(days=5)
    assert ("R-41", "") in office.checks()
    office.types(PurchaseLine, FIRST, 1, promised_on=date(2026, 11, 28))
    assert ("R-41", "") not in office.checks()
    office.moves(Role.WAREHOUSE, "receive", f"{NUMBER}/1")
    assert [office.reads(OrderLine, NUMBER, n)["待检"] for n in (1, 2)] == [4, None]


def test_material_of_the_requisition_is_bought_and_the_weekly_schedule_knows_when_it_comes(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *company(), *confirmed())

    # 5.4.1.1 the warehouse counts 50 of 200 kilos; 5.4.1.2 purchasing orders the rest and notes when it comes
    office.moves(Role.PMC, "write_requisition", NUMBER)
    office.types(MaterialNeed, NUMBER, 1, BAR, in_stock=Decimal(50))
    office.moves(Role.PMC, "make", NUMBER)
    office.moves(Role.PURCHASING, "buy_materials", NUMBER)
    assert office.reads(PurchaseLine, FIRST, 1)["数量"] == 150
    placed(office, FIRST)
    office.types(PurchaseLine, FIRST, 1, promised_on=date(2026, 11, 25))

    # 5.4.1.3 the schedule of the week says that the job waits for it, and until when
    office.presses(Role.PMC, "plan_week")
    (row,) = office.lists(PlanRow)
    assert (row["物料状况"], row["齐料日期"].date()) == ("待到料", date(2026, 11, 25))


def test_safety_stock_is_the_general_managers_affair(tmp_path: Path) -> None:
    pump = a_product(PUMP, name="离心泵", model="ISG50-160", unit="台", supply=Supply.BOUGHT, safety_stock=Decimal(3))
    office = Office.opened(tmp_path, *company(pump))

    # 5.4.2 what is bought for customers who may want it is approved by the general manager
    office.moves(Role.PMC, "replenish", PUMP)
    office.types(PurchaseOrder, FIRST, due_on=date(2026, 12, 10))
    office.moves(Role.PURCHASING, "purchase_submit", FIRST)
    assert office.refused(Role.SALES_MANAGER, "purchase_approve", FIRST) == {"R-42"}
    office.moves(Role.GENERAL_MANAGER, "purchase_approve", FIRST)
    assert (office.reads(PurchaseOrder, FIRST)["状态"], office.reads(PurchaseLine, FIRST, 1)["数量"]) == ("已批准", 3)


def test_a_rush_order_goes_first_and_who_gives_way_gets_a_new_word(tmp_path: Path) -> None:
    valves = [a_line(order, quantity=Decimal(40)) for order in (NUMBER, RUSH)]
    heads = [row for row in (*approved(), *approved(RUSH, rush=True)) if not isinstance(row, OrderLine)]
    office = Office.opened(tmp_path, *company(), *heads, *valves)
    office.moves(Role.WAREHOUSE, "allocate", NUMBER)

    # 5.4.3 all forty valves are taken; the rush order is marked on the requisition
    assert office.refused(Role.PMC, "allocate", RUSH) == {"R-36"}
    office.moves(Role.PMC, "write_requisition", RUSH)
    assert office.reads(MaterialNeed, RUSH, 1, BAR)["紧急处理"] == "是"

    # planning lets the other order give way: it is listed, until its date was confirmed once more
    office.moves(Role.PMC, "unlock", NUMBER, reason=f"让给加急单 {RUSH}")
    office.moves(Role.PMC, "allocate", RUSH)
    assert ("R-31", NUMBER) in office.checks()
    office.moves(Role.PMC, "repromise", NUMBER, on=date(2026, 12, 18), reason="让货，另行生产，交期不变")
    office.moves(Role.SALES, "repromise", NUMBER)
    assert ("R-31", NUMBER) not in office.checks()
    assert office.reads(OrderLine, RUSH, 1)["已锁定"] == 40
