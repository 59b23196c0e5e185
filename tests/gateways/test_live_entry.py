"""What a cell was meant to hold is what it holds, whatever its format."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlwings

from order_logic.book import Add, Edit
from order_logic.records import FoundProblem, Order, OrderLine
from tests.gateways.live_desk import BOTH, NUMBERS, ORDERS, an_open_book, cell, opened
from workbook.gateway import Reach, Unusable
from workbook.live import LiveWorkbook


@pytest.fixture
def excel(tmp_path: Path) -> xlwings.Book:
    return an_open_book(tmp_path)


def test_text_stays_text_in_a_column_whose_format_a_person_changed(excel: xlwings.Book) -> None:
    target = cell(excel, Order, 0, "contract_no")
    target.number_format = "General"
    opened(excel).write([Edit(Order, (NUMBERS[0],), "contract_no", "HT2026-118", "6222020200112233445")])

    assert target.value == "6222020200112233445"
    assert target.number_format == "@"


def test_a_number_stays_a_number_in_a_cell_that_a_person_made_text(excel: xlwings.Book) -> None:
    target = cell(excel, OrderLine, 0, "price")
    target.number_format = "@"
    opened(excel).write([Edit(OrderLine, (NUMBERS[0], 1), "price", Decimal(100), Decimal("0.123456"))])

    assert target.value == 0.123456


def test_a_price_that_looks_like_currency_keeps_all_its_digits(excel: xlwings.Book) -> None:
    cell(excel, OrderLine, 0, "price").number_format = '"¥"#,##0.00'
    gateway = opened(excel)
    gateway.write([Edit(OrderLine, (NUMBERS[0], 1), "price", Decimal(100), Decimal("0.123456"))])

    line = gateway.read(BOTH).get(OrderLine, NUMBERS[0], 1)

    assert line is not None
    assert line.price == Decimal("0.123456")


def test_a_cell_that_nobody_can_read_is_not_written_over(excel: xlwings.Book) -> None:
    cell(excel, Order, 0, "requested_on").value = "下个月底前"
    gateway = opened(excel)

    with pytest.raises(Unusable):
        gateway.write([Edit(Order, (NUMBERS[0],), "requested_on", None, ORDERS[0].requested_on)])
    assert cell(excel, Order, 0, "requested_on").value == "下个月底前"


def test_a_finding_leads_to_its_cell(excel: xlwings.Book) -> None:
    gateway = opened(excel)
    gateway.read({FoundProblem: Reach.WHOLE})
    gateway.write([Add(FoundProblem, FoundProblem(number=1, place='订单!C7 · "SO" · 电话', problem="缺少"))])

    shown = cell(excel, FoundProblem, 0, "place")
    found = LiveWorkbook(excel).read({FoundProblem: Reach.WHOLE})

    assert str(shown.formula).startswith("""=HYPERLINK("#'订单'!C7",""")
    assert [row.place for row in found.all(FoundProblem)] == ['订单!C7 · "SO" · 电话']
    assert found.faults == ()
