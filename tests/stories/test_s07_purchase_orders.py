"""S7 订单及审核管理制度: purchase orders are complete, go to fit suppliers, are approved, and what comes is inspected and compared."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Arrival, Inspection, Order, OrderLine, PurchaseLine, PurchaseOrder, Stock, Supplier
from order_logic.records.choices import Supply
from tests.logic.builders import NUMBER, a_customer, a_product, a_stock
from tests.logic.supply_builders import a_supplier, an_offer, confirmed
from tests.stories.office import Office

CG, ZJ, ZJ2, DH = "CG20261120-0001", "ZJ20261120-0001", "ZJ20261120-0002", "DH20261120-0001"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A confirmed order of a hundred bought valves, a supplier whose licence is not on file yet, and gaskets that run low."""
    gasket = a_product("P-88", name="密封垫", supply=Supply.BOUGHT, safety_stock=Decimal(500))
    rows = [
        a_customer(),
        a_product(supply=Supply.BOUGHT),
        gasket,
        a_supplier(licence=""),
        an_offer(),
        an_offer(product="P-88", price=Decimal(2)),
    ]
    return Office.opened(tmp_path, *rows, a_stock(Decimal(0)), a_stock(Decimal(120), "P-88"), *confirmed())


def test_a_purchase_goes_from_the_order_to_passed_goods(office: Office) -> None:
    # 第十六条 the supplier's qualification is looked at before anything is bought
    assert office.refused(Role.PURCHASING, "buy", NUMBER) == {"R-33"}
    office.types(Supplier, "G01", licence="营业执照 2026")
    office.moves(Role.PURCHASING, "buy", NUMBER)
    assert office.reads(PurchaseOrder, CG)["金额"] == 6000
    assert office.reads(OrderLine, NUMBER, 1)["在购"] == 100

    # 第十五条 supplier, product, quantity, price and delivery date
    office.types(PurchaseOrder, CG, due_on=None)
    assert office.refused(Role.PURCHASING, "purchase_submit", CG) == {"R-13"}
    office.types(PurchaseOrder, CG, due_on=date(2026, 12, 10))
    office.moves(Role.PURCHASING, "purchase_submit", CG)
    assert office.refused(Role.PURCHASING, "purchase_approve", CG) == {"D-03"}
    office.moves(Role.SALES_MANAGER, "purchase_approve", CG)
    office.moves(Role.PURCHASING, "purchase_place", CG)
    office.types(PurchaseLine, CG, 1, promised_on=date(2026, 12, 5))

    # sixty come first, picked by the purchase order; the order's own line follows
    office.types(PurchaseLine, CG, 1, this_quantity=Decimal(60))
    office.moves(Role.WAREHOUSE, "purchase_receive_part", CG)
    assert office.reads(PurchaseOrder, CG)["状态"] == "部分到货"
    assert [office.reads(OrderLine, NUMBER, 1)[name] for name in ("在购", "待检")] == [40, 60]

    # four of them fail: without cause and correction quality cannot close it; then they go back to the supplier
    assert office.refused(Role.QUALITY, "inspect", ZJ) == {"D-52"}
    office.types(Inspection, ZJ, passed=Decimal(56), rework=Decimal(4))
    assert office.refused(Role.QUALITY, "inspect", ZJ) == {"R-51"}
    office.types(Inspection, ZJ, cause="铸件砂眼", correction="退换，加严抽检")
    office.moves(Role.QUALITY, "inspect", ZJ)
    assert [office.reads(OrderLine, NUMBER, 1)[name] for name in ("在购", "合格待发")] == [44, 56]
    assert office.reads(PurchaseLine, CG, 1)["已到货"] == 56

    # the rest comes by the order's own button, and everything has passed
    office.moves(Role.WAREHOUSE, "receive", NUMBER)
    assert office.reads(PurchaseOrder, CG)["状态"] == "已到货"
    office.types(Inspection, ZJ2, passed=Decimal(44))
    office.moves(Role.QUALITY, "inspect", ZJ2)
    assert office.reads(Order, NUMBER)["状态"] == "待发货"
    shelf = office.reads(Stock, "P-2201", "成品仓", "")
    assert [shelf["现有量"], shelf["已锁定"]] == [100, 100]
    office.moves(Role.PURCHASING, "purchase_close", CG)


def test_safety_stock_is_bought_with_the_general_manager_and_bad_goods_go_back(office: Office) -> None:
    office.types(Supplier, "G01", licence="营业执照 2026")
    office.moves(Role.PMC, "replenish", "P-88")
    assert office.reads(PurchaseLine, CG, 1)["数量"] == 380
    office.types(PurchaseOrder, CG, due_on=date(2026, 12, 1))
    office.moves(Role.PURCHASING, "purchase_submit", CG)
    assert office.refused(Role.SALES_MANAGER, "purchase_approve", CG) == {"R-42"}
    office.moves(Role.GENERAL_MANAGER, "purchase_approve", CG)
    office.moves(Role.PURCHASING, "purchase_place", CG)
    office.moves(Role.WAREHOUSE, "purchase_receive", CG)
    office.types(Inspection, ZJ, passed=Decimal(370), scrap=Decimal(10), cause="尺寸超差", correction="退货")
    office.moves(Role.QUALITY, "inspect", ZJ)
    assert office.reads(Stock, "P-88", "成品仓", "")["现有量"] == 490

    office.moves(Role.WAREHOUSE, "send_to_supplier", DH, reason="尺寸超差")
    assert office.reads(Arrival, DH)["已退供应商"] == 10
    assert office.refused(Role.WAREHOUSE, "send_to_supplier", DH, reason="再退") == {"D-30"}
