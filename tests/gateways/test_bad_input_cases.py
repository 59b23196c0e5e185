"""The mistakes of an ordinary day, each on a real file: who is told what, at which cell, and that nothing else was touched."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from order_logic.book import key_of
from order_logic.flows.documents import Job, Purchase
from order_logic.flows.roles import Role
from order_logic.records import (
    Component,
    IssuedStatement,
    Order,
    OrderLine,
    ProductionJob,
    PurchaseLine,
    PurchaseOrder,
    Receipt,
    Supplier,
    WorkCentre,
)
from order_logic.records.choices import Supply
from tests.gateways.tampering import typed_cells
from tests.logic.builders import CUSTOMER, NUMBER, PRODUCT, a_customer, a_product, a_receipt, a_stock, approved
from tests.stories.office import Office

MONEY, BOUGHT, JOB, BAR = "RC20261118-0001", "CG20261120-0001", "SC20261120-0001", "M-01"
PURCHASE = (
    Supplier(code="G01", name="上海凯泉泵业", licence="营业执照 2026"),
    a_product(BAR, supply=Supply.BOUGHT),
    PurchaseOrder(number=BOUGHT, supplier="G01", state=Purchase.APPROVED, due_on=date(2026, 11, 30), ordered_on=date(2026, 11, 20)),
    PurchaseLine(purchase=BOUGHT, number=1, product=BAR, quantity=Decimal(5), price=Decimal(9)),
)
CIRCLE = (
    WorkCentre(code="CX-1", daily_hours=Decimal(16)),
    a_product(BAR),
    Component(product=PRODUCT, material=BAR, quantity=Decimal(1)),
    Component(product=BAR, material=PRODUCT, quantity=Decimal(1)),
)
PLANNED = (
    WorkCentre(code="CX-1", daily_hours=Decimal(16)),
    ProductionJob(
        number=JOB, order=NUMBER, line_no=1, product=PRODUCT, work_centre="CX-1", quantity=Decimal(100), state=Job.PLANNED,
        start_on=date(2026, 11, 22), finish_on=date(2026, 11, 22),
    ),
)  # fmt: skip
CLOSED = IssuedStatement(number="DZ20261101-0001", customer=CUSTOMER, first_on=date(2026, 10, 1), last_on=date(2026, 10, 31))
LOTTED = [
    a_product(lot_managed=True),
    a_stock(300, lot="L1"),
    *[replace(r, lot="L9") if isinstance(r, OrderLine) else r for r in approved()],
]


@dataclass(frozen=True)
class Case:
    """Rows of the book, who presses what on which pick, and the finding: rule, record, key, field."""

    rows: tuple[Any, ...]
    who: Role
    button: str
    pick: str
    found: tuple[str, Any, tuple[Any, ...], str]


CASES = {
    "a user without the role": Case(tuple(approved()), Role.SALES, "allocate", NUMBER, ("D-03", Order, (NUMBER,), "number")),
    "a supplier without grade": Case(PURCHASE, Role.PURCHASING, "purchase_place", BOUGHT, ("R-33", PurchaseOrder, (BOUGHT,), "supplier")),
    "a receipt without customer": Case((a_receipt(5, customer=""),), Role.FINANCE, "check", "", ("R-07", Receipt, (MONEY,), "customer")),
    "money dated into a closed month": Case(
        (a_receipt(5, received_on=date(2026, 10, 20)), CLOSED),
        Role.FINANCE,
        "register_receipt",
        MONEY,
        ("D-33", Receipt, (MONEY,), "received_on"),
    ),
    "a circular bill of materials": Case(CIRCLE, Role.PMC, "check", "", ("R-40", Component, (BAR, PRODUCT), "material")),
    "a plan on a holiday": Case((*approved(), *PLANNED), Role.PMC, "check", "", ("R-38", ProductionJob, (JOB,), "start_on")),
    "a lot that is not there": Case(tuple(LOTTED), Role.WAREHOUSE, "allocate", NUMBER, ("R-37", OrderLine, (NUMBER, 1), "lot")),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_at_its_cell_and_nothing_else_is_touched(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    given = {(type(row), key_of(row)) for row in case.rows}
    usual = [row for row in (a_customer(), a_product()) if (type(row), key_of(row)) not in given]
    office = Office.opened(tmp_path, *usual, *case.rows)
    before = typed_cells(office.path)

    said = office.presses(case.who, case.button, *filter(None, [case.pick]))

    assert said.pressed is not None, said.news
    found = said.pressed.findings
    assert case.found in [(f.rule, f.record, f.key, f.field) for f in found]
    assert all(f.say(lang) and f.advice(lang) for f in found for lang in ("zh", "en"))
    assert typed_cells(office.path) == before
