"""A click on a closed new workbook changes rows and adds rows, and what helps people is still there."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from order_logic.book import Add, Edit
from order_logic.flows.status import Status
from order_logic.records import RECORDS, Order
from tests.gateways.template.books import BUTTONS, build_at
from tests.gateways.template.company import a_company
from tests.gateways.template.test_buttons import macros_of_shapes
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.schema import FIRST_ROW

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows no whole columns
NEW = Order(number="SO20261121-0001", status=Status.DRAFT, phone="013800138000", requested_on=date(2026, 12, 1))


def test_an_edit_and_a_new_row_are_read_back_and_the_table_has_grown(tmp_path: Path) -> None:
    path = build_at(tmp_path)
    desk = FileWorkbook(path)
    first = next(iter(desk.read({Order: Reach.WHOLE}).all(Order)))

    desk.write([Edit(Order, (first.number,), "phone", first.phone, "0574-1"), Add(Order, NEW)])

    found = FileWorkbook(path).read(dict.fromkeys(RECORDS, Reach.WHOLE))
    table, last = load_workbook(path)["订单"].tables["tblOrders"], FIRST_ROW + 20
    assert found.get(Order, NEW.number) == NEW
    assert (got := found.get(Order, first.number)) is not None and got.phone == "0574-1"
    assert len(list(found.all(Order))) == len(list(a_company().all(Order))) + 1
    assert table.ref.endswith(str(last))
    assert len(macros_of_shapes(path)) == len(BUTTONS)


def test_a_row_added_by_the_program_looks_like_the_others(tmp_path: Path) -> None:
    path = build_at(tmp_path)
    desk = FileWorkbook(path)
    desk.read({Order: Reach.WHOLE})

    desk.write([Add(Order, NEW)])

    page = load_workbook(path)["订单"]
    above, new = (
        [(page.cell(row, at).number_format, page.cell(row, at).fill.fgColor.rgb) for at in (1, 3, 10)]
        for row in (FIRST_ROW + 19, FIRST_ROW + 20)
    )
    assert new == above
