"""Rows whose key stands twice, is missing or cannot be read are found at their own row, and never dropped in silence."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from order_logic.records import Customer, Order, OrderLine, Product, User
from tests.gateways.tampering import CLERK, DRAFT, a_desk, address, places, put, text, told, typed_cells, write_row
from tests.logic.builders import a_customer, a_line, a_product, a_user, an_order
from workbook.schema import SHEET_OF

TWICE: dict[str, tuple[Any, int, str]] = {
    "order": (an_order(DRAFT), 6, "number"),
    "line": (a_line(DRAFT), 7, "line_no"),
    "customer": (a_customer(), 6, "code"),
    "product": (a_product(), 6, "code"),
    "user": (a_user(CLERK), 30, "login"),
}


@pytest.mark.parametrize("case", TWICE)
def test_a_key_that_stands_twice_is_found_at_the_second_row(case: str, tmp_path: Path) -> None:
    row, number, field = TWICE[case]
    office = a_desk(tmp_path)
    write_row(office.path, row, number)
    before = typed_cells(office.path)

    said = office.presses(CLERK, "check")

    where = f"{SHEET_OF[type(row)].label.zh}!{address(type(row), field, number)}"
    assert {w: f.rule for w, f in places(said, office.path).items()}.get(where) == "R-07"
    assert any(one.place.startswith(where) and one.problem and one.remedy for one in told(office.path))
    assert (said.code, typed_cells(office.path)) == (1, before)


@pytest.mark.parametrize("row", [an_order(DRAFT), a_line(DRAFT)], ids=["order", "line"])
def test_an_order_with_a_key_that_stands_twice_waits(row: Any, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    write_row(office.path, row, 7)

    said = office.presses(CLERK, "register", DRAFT)

    assert said.pressed is not None, said.news
    assert (said.code, said.pressed.moved) == (1, ())
    assert "R-07" in {finding.rule for finding in said.pressed.findings}


@pytest.mark.parametrize("number", ["", "一", "1.5", "#REF!"])
def test_a_line_without_a_readable_line_number_holds_its_order_back(number: str, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    content = (f"<v>{number}</v>", "e") if number.startswith("#") else text(number)
    cell = put(office.path, OrderLine, "line_no", *content, row=6)

    said = office.presses(CLERK, "register", DRAFT)

    assert said.pressed is not None, said.news
    assert (said.code, said.pressed.moved) == (1, ())
    assert {w: f.rule for w, f in places(said, office.path).items()}.get(f"订单明细!{cell}") == "R-07"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (a_line(""), "order"),
        (replace(a_line(), order="SO20990101-0001"), "order"),
        (a_customer(""), "code"),
        (a_product(""), "code"),
        (replace(a_user(CLERK), login=""), "login"),
        (replace(an_order(), number=""), "number"),
    ],
)
def test_a_row_that_belongs_to_nothing_is_found_at_its_row(row: Any, field: str, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    number = 30
    write_row(office.path, row, number)
    before = typed_cells(office.path)

    said = office.presses(CLERK, "check")

    where = f"{SHEET_OF[type(row)].label.zh}!{address(type(row), field, number)}"
    assert {w: f.rule for w, f in places(said, office.path).items()}.get(where) == "R-07"
    assert (said.code, typed_cells(office.path)) == (1, before)


@pytest.mark.parametrize("record", [Order, Customer, Product, User])
def test_an_error_value_for_a_key_is_found(record: type, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    field = next(c.name for c in SHEET_OF[record].columns if c.key)
    cell = put(office.path, record, field, "<v>#N/A</v>", "e")

    said = office.presses(CLERK, "check")

    assert {w: f.rule for w, f in places(said, office.path).items()}.get(f"{SHEET_OF[record].label.zh}!{cell}") == "R-07"
    assert said.code == 1
