"""Hostile values in what people type on any sheet: a finding at the cell, never a trace, and nothing typed is touched."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from order_logic.columns import Kind, Owner
from order_logic.flows.roles import Role
from order_logic.records import (
    ChangeField,
    ChangeRequest,
    Customer,
    Inspection,
    Milestone,
    OrderException,
    PaymentStep,
    Product,
    PurchaseLine,
    PurchaseOrder,
    Receipt,
    Supplier,
)
from tests.gateways.tampering import put, text, typed_cells
from tests.logic.builders import CUSTOMER, NUMBER, PRODUCT, a_customer, a_line, a_product, an_order
from tests.stories.office import Office
from workbook.kinds import LONGEST
from workbook.schema import SHEET_OF

CHANGE, TROUBLE, BOUGHT, SEEN = (f"{prefix}20261120-0001" for prefix in ("BG", "YC", "CG", "ZJ"))
ROWS: tuple[Any, ...] = (
    ChangeRequest(number=CHANGE, order=NUMBER),
    ChangeField(change=CHANGE, number=1, order=NUMBER, field="数量", after="90"),
    OrderException(number=TROUBLE, order=NUMBER, text="缺货"),
    PurchaseOrder(number=BOUGHT),
    PurchaseLine(purchase=BOUGHT, number=1, product=PRODUCT),
    Inspection(number=SEEN, order=NUMBER, line_no=1, product=PRODUCT),
    Receipt(number="RC20261120-0001", customer=CUSTOMER),
    PaymentStep(order=NUMBER, number=1, name="定金"),
    Milestone(order=NUMBER, number=1),
    Supplier(code="G01", name="上海凯泉泵业"),
)
TOO_LONG = text("长" * (LONGEST + 1))
FORMULA = ("<f>1+1</f>", "")


@dataclass(frozen=True)
class Bad:
    """Something in a typed cell of a sheet."""

    record: type
    field: str
    content: tuple[str, str]


NUMBERS = [
    (Inspection, "passed"), (PurchaseLine, "this_quantity"), (PurchaseLine, "quantity"), (PaymentStep, "share"), (PaymentStep, "amount"),
    (OrderException, "quantity"), (Product, "safety_stock"), (Customer, "credit_days"), (Customer, "credit_limit"),
]  # fmt: skip
DAYS = [(Milestone, "due_on"), (OrderException, "ship_on"), (PurchaseLine, "promised_on"), (Receipt, "received_on")]
WORDS = [(ChangeField, "after"), (OrderException, "text"), (Milestone, "goal"), (Supplier, "terms"), (Receipt, "note")]
CASES = [
    *(Bad(*at, ("<v>-5</v>", "")) for at in NUMBERS),
    *(Bad(*at, value) for at in [*NUMBERS, (Receipt, "amount")] for value in [("<v>1e308</v>", ""), text("很多"), FORMULA]),
    *(Bad(*at, value) for at in DAYS for value in [text("下周三"), text("=cmd|' /C calc'!A0"), ("<v>-5</v>", ""), FORMULA]),
    *(Bad(*at, value) for at in WORDS for value in [TOO_LONG, text("郑_x0007_海涛"), text("郑\u202e海涛")]),
    Bad(PaymentStep, "share", ("<v>250</v>", "")),
]


def the_office(folder: Path) -> Office:
    return Office.opened(folder, a_customer(), a_product(), an_order(NUMBER), a_line(NUMBER), *ROWS)


def name_of(bad: Bad) -> str:
    return f"{bad.record.__name__}.{bad.field} {bad.content[0][:24]}"


@pytest.mark.parametrize("bad", CASES, ids=name_of)
def test_a_hostile_value_is_told_at_its_cell(bad: Bad, tmp_path: Path) -> None:
    office = the_office(tmp_path)
    cell = put(office.path, bad.record, bad.field, *bad.content)
    before = typed_cells(office.path)

    said = office.presses(Role.ADMIN, "check")

    assert said.pressed is not None, said.news
    found = [f for f in said.pressed.findings if (f.record, f.field, f.rule) == (bad.record, bad.field, "R-07")]
    assert found, (cell, said.news)
    assert all(f.say(lang) and f.advice(lang) and "{" not in f.say(lang) + f.advice(lang) for f in found for lang in ("zh", "en"))
    assert typed_cells(office.path) == before


@pytest.mark.parametrize("at", WORDS, ids=lambda at: f"{at[0].__name__}.{at[1]}")
def test_words_that_look_like_a_command_stay_words(at: tuple[type, str], tmp_path: Path) -> None:
    office = the_office(tmp_path)
    put(office.path, *at, *text("=cmd|' /C calc'!A0"))
    before = typed_cells(office.path)

    said = office.presses(Role.ADMIN, "check")

    assert said.stop is None, said.news
    assert typed_cells(office.path) == before


def test_every_number_of_these_sheets_is_one_that_people_type() -> None:
    kinds = {Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.COUNT}

    for record, field in NUMBERS:
        column = next(c for c in SHEET_OF[record].columns if c.name == field)
        assert (column.owner, column.kind in kinds) == (Owner.STAFF, True)
