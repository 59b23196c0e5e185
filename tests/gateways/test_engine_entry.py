"""What Excel makes of values that are put into cells."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlwings

from tests.gateways.engine import ComError
from tests.gateways.engine.sample import book_with


@pytest.fixture
def sheet(tmp_path: Path) -> xlwings.Sheet:
    return book_with(lambda _: None, tmp_path).sheets["订单"]


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("13800138000", 13800138000.0),
        ("0012", 12.0),
        ("6222020200112233445", 6222020200112230000.0),
        ("TRUE", True),
        ("1,234.50", 1234.5),
        ("15%", 0.15),
        ("1e3", 1000.0),
        ("(12)", -12.0),
        ("2026-11-21", datetime(2026, 11, 21)),
        ("2026/2/30", "2026/2/30"),
        ("2026年11月21日", datetime(2026, 11, 21)),
        ("'0012", "0012"),
        ("张三", "张三"),
        ("SO-1", "SO-1"),
        (" 12 ", 12.0),
        ("", None),
    ],
)
def test_a_general_cell_takes_text_as_if_it_were_typed(sheet: xlwings.Sheet, typed: str, held: object) -> None:
    sheet["D1"].value = typed

    assert sheet["D1"].value == held


@pytest.mark.parametrize("typed", ["13800138000", "6222020200112233445", "TRUE", "2026-11-21", "=1+1", "1e3"])
def test_a_text_cell_keeps_text_as_it_is(sheet: xlwings.Sheet, typed: str) -> None:
    sheet["D1"].number_format = "@"
    sheet["D1"].value = typed

    assert sheet["D1"].value == typed


def test_a_number_put_into_a_text_cell_becomes_text(sheet: xlwings.Sheet) -> None:
    sheet["D1"].number_format = "@"
    sheet["D1"].value = 12.5

    assert sheet["D1"].value == "12.5"


def test_text_with_an_equals_sign_becomes_a_formula_that_nobody_calculates(sheet: xlwings.Sheet) -> None:
    sheet["D1"].value = "=1+1"

    assert sheet["D1"].formula == "=1+1"
    with pytest.raises(NotImplementedError, match="calculate"):
        _ = sheet["D1"].value


def test_numbers_come_as_float_and_empty_cells_as_none(sheet: xlwings.Sheet) -> None:
    sheet["D1"].value = [[1, None, True]]

    assert [type(cell) for cell in sheet["D1:F1"].value] == [float, type(None), bool]


def test_a_day_comes_back_naive_and_changes_the_look_of_its_cell(sheet: xlwings.Sheet) -> None:
    sheet["D1"].value = date(2026, 11, 21)

    assert sheet["D1"].value == datetime(2026, 11, 21)
    assert sheet["D1"].number_format == "yyyy/m/d"


def test_a_decimal_travels_as_currency_and_loses_places(sheet: xlwings.Sheet) -> None:
    sheet["D1"].value = Decimal("1.23456")

    assert sheet["D1"].value == Decimal("1.2346")
    assert "¥" in sheet["D1"].number_format


def test_a_money_format_without_a_currency_sign_stays_a_float(sheet: xlwings.Sheet) -> None:
    sheet["D1"].number_format = "#,##0.00"
    sheet["D1"].value = 1.23456

    assert sheet["D1"].value == 1.23456


def test_an_error_value_is_none_unless_asked_for_by_name(sheet: xlwings.Sheet) -> None:
    sheet["D1"].value = "#N/A"

    assert sheet["D1"].value is None
    assert sheet["D1"].options(err_to_str=True).value == "#N/A"


def test_text_that_no_cell_can_hold_is_refused(sheet: xlwings.Sheet) -> None:
    with pytest.raises(ComError):
        sheet["D1"].value = "长" * 32_768

    assert sheet["D1"].value is None
