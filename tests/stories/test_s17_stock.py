"""S17 企业订单管理流程, 库存与发货: stock is looked up and locked, what is short has its ways out, what goes out is checked again."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from order_logic.flows.documents import Job
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Inspection, Order, OrderLine, ProductionJob, Stock, Stockout
from tests.logic.builders import NUMBER, PRODUCT, a_customer, a_line, a_product, approved
from tests.logic.stock_builders import HOUSE, a_decrease, a_shelf, an_allocation
from tests.stories.office import Office
from workbook.schema import SHEET_OF

RUSH = "SO20261120-0002"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A confirmed order and a rush order of a hundred valves each; a hundred lie in stock, in two lots."""
    stock = [a_shelf(60, lot="L1"), a_shelf(40, lot="L2")]
    rush = approved(RUSH, rush=True, promised_on=date(2026, 11, 27))
    return Office.opened(tmp_path, a_customer(), a_product(lot_managed=True), *stock, *approved(), *rush)


def test_stock_is_locked_for_one_and_given_up_for_a_rush_order(office: Office) -> None:
    # the lots are named by the warehouse, never by the program
    assert office.refused(Role.WAREHOUSE, "allocate", NUMBER) == {"R-37"}
    office.types(OrderLine, NUMBER, 1, lot="L1×60、L2×40")
    office.moves(Role.WAREHOUSE, "allocate", NUMBER)
    assert office.reads(OrderLine, NUMBER, 1)["已锁定"] == 100
    assert [office.reads(Stock, PRODUCT, HOUSE, lot)["可用量"] for lot in ("L1", "L2")] == [0, 0]
    assert office.reads(Order, NUMBER)["状态"] == "已分配"

    # nothing is left for the rush order: it hears who has the goods
    assert office.refused(Role.PMC, "allocate", RUSH) == {"R-36"}
    assert NUMBER in str(office.presses(Role.PMC, "allocate", RUSH).news)

    # pmc lets the first order give way, and says for whom
    office.moves(Role.PMC, "unlock", NUMBER, reason=f"让给加急单 {RUSH}")
    assert office.reads(Allocation, NUMBER, 1, 1)["让位于"] == RUSH
    office.types(OrderLine, RUSH, 1, lot="L1、L2")
    office.moves(Role.PMC, "allocate", RUSH)
    assert office.reads(OrderLine, RUSH, 1)["已锁定"] == 100

    # quality makes the outgoing check, and the evidence stands
    office.moves(Role.QUALITY, "prepare", RUSH)
    assert office.reads(OrderLine, RUSH, 1)["合格待发"] == 100
    assert office.reads(Inspection, "ZJ20261120-0001")["检验环节"] == "出货"

    # the displaced order waits for new goods, with a day agreed with the customer
    assert office.refused(Role.PMC, "wait", NUMBER) == {"R-36"}
    office.moves(Role.PMC, "wait", NUMBER, on=date(2026, 12, 10))
    assert office.reads(OrderLine, NUMBER, 1)["等补货"] == 100

    # until its date is confirmed again, check keeps saying so
    said = office.presses(Role.PMC, "check")
    assert said.pressed is not None
    assert ("R-31", NUMBER) in {(f.rule, f.order) for f in said.pressed.findings}
    assert "R-35" not in {f.rule for f in said.pressed.findings}

    # a count of the shelf finds ten fewer than are locked: sold twice, and said so
    office.types(Stock, PRODUCT, HOUSE, "L1", on_hand=Decimal(50))
    assert "R-35" in {rule for rule, _ in office.checks()}


def test_what_is_short_and_what_is_gone_is_listed_and_reported(office: Office) -> None:
    office.types(Stock, PRODUCT, HOUSE, "L1", on_hand=Decimal(0))
    office.types(Stock, PRODUCT, HOUSE, "L2", on_hand=Decimal(0))
    office.presses(Role.PMC, "check")

    said = office.presses(Role.PMC, "shortages")
    assert PRODUCT in str(said.news)
    office.moves(Role.PMC, "wait", NUMBER, on=date(2026, 12, 10))

    assert office.moves(Role.WAREHOUSE, "stock_round", NUMBER) == NUMBER
    assert reported(office) == [(PRODUCT, 200, "warehouse")]
    office.moves(Role.WAREHOUSE, "stock_round", NUMBER)
    assert reported(office) == [(PRODUCT, 200, "warehouse")]


def reported(office: Office) -> list[tuple[object, object, object]]:
    """Product, quantity and person of every row of 缺货日报."""
    sheet = load_workbook(office.path, data_only=True)[SHEET_OF[Stockout].label.zh]
    head, *rows = sheet.iter_rows(min_row=4, values_only=True)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    return [(row["产品编码"], row["等货数量"], row["上报人"]) for row in told if row["产品编码"]]


@pytest.mark.parametrize("button", ["why", "advance"])
def test_the_way_on_is_told_after_confirmation_too(office: Office, button: str) -> None:
    assert office.presses(Role.SALES, button, NUMBER).pressed is not None


def test_what_the_customer_wants_no_more_is_ended_and_the_goods_are_free(tmp_path: Path) -> None:
    job = ProductionJob(number="SC20261120-0001", order=NUMBER, line_no=1, product=PRODUCT, quantity=Decimal(40), state=Job.PLANNED)
    heads = [row for row in approved() if not isinstance(row, OrderLine)]
    line = a_line(locked=Decimal(60), making=Decimal(40))
    rows = [line, job, a_shelf(60, 60), an_allocation(60), *a_decrease("数量", "30")]
    office = Office.opened(tmp_path, a_customer(), a_product(), *heads, *rows)

    # more than was approved is refused; what was approved ends, locked goods and the job with it
    assert office.refused(Role.SALES, "short_close", NUMBER, reason="客户减量") == {"R-36"}
    office.types(OrderLine, NUMBER, 1, this_quantity=Decimal(70))
    office.moves(Role.SALES, "short_close", NUMBER, reason="客户减量")

    ended = office.reads(OrderLine, NUMBER, 1)
    assert (ended["已终止"], ended["已锁定"], ended["在制"]) == (70, None, 30)
    assert office.reads(Stock, PRODUCT, HOUSE, "")["可用量"] == 60
