"""A click works on the visible rows of the selection, each order once."""

from pathlib import Path

import pytest
import xlwings

from order_logic.records import OutboundNote, PurchaseLine, PurchaseOrder
from tests.gateways.live_desk import NUMBERS, an_open_book, filtered
from workbook.gateway import Unusable
from workbook.live import LiveWorkbook


@pytest.fixture
def excel(tmp_path: Path) -> xlwings.Book:
    return an_open_book(tmp_path)


def pick(excel: xlwings.Book, area: str, sheet: str = "订单") -> tuple[tuple[str, ...], int]:
    excel.sheets[sheet][area].select()
    picked = LiveWorkbook(excel).picked()
    return picked.orders, picked.hidden


def test_one_cell_picks_its_order(excel: xlwings.Book) -> None:
    assert pick(excel, "D6") == ((NUMBERS[1],), 0)


def test_all_areas_of_a_selection_count_and_each_order_once(excel: xlwings.Book) -> None:
    assert pick(excel, "A9:A10,C5,A9:F9") == ((NUMBERS[0], NUMBERS[4], NUMBERS[5]), 0)


def test_rows_that_a_filter_hides_are_left_alone_and_counted(excel: xlwings.Book) -> None:
    filtered(excel, 1, 2)

    assert pick(excel, "A5:A8") == ((NUMBERS[0], NUMBERS[3]), 2)


def test_a_selection_of_hidden_rows_only_picks_nothing(excel: xlwings.Book) -> None:
    filtered(excel, 1, 2)

    assert pick(excel, "A6:A7") == ((), 2)


def test_a_selection_made_before_the_filter_hid_it_picks_nothing(excel: xlwings.Book) -> None:
    filtered(excel, 1)

    assert pick(excel, "A6") == ((), 1)


def test_headings_and_empty_rows_pick_nothing(excel: xlwings.Book) -> None:
    assert pick(excel, "A1:A4,A40:A60") == ((), 0)


def test_a_whole_column_picks_every_visible_order(excel: xlwings.Book) -> None:
    filtered(excel, 0)

    assert pick(excel, "A:A") == (NUMBERS[1:], 1)


def test_a_row_typed_without_a_number_is_picked_by_its_row(excel: xlwings.Book) -> None:
    excel.sheets["订单"]["B11"].value = "宁波远洋机电"

    assert pick(excel, "A10:A12") == ((NUMBERS[5], "#11"), 0)


def test_lines_of_orders_are_picked_one_by_one(excel: xlwings.Book) -> None:
    assert pick(excel, "B5:B8", "订单明细") == (tuple(f"{number}/{n}" for number in NUMBERS[:2] for n in (1, 2)), 0)


def test_a_document_with_a_number_of_its_own_is_picked_by_it(tmp_path: Path) -> None:
    excel = an_open_book(tmp_path, OutboundNote(number="CK20261120-0001", order=NUMBERS[3]))

    assert pick(excel, "A5", "出库单") == (("CK20261120-0001",), 0)


def test_a_line_of_a_purchase_is_picked_as_its_purchase_order(tmp_path: Path) -> None:
    excel = an_open_book(tmp_path, PurchaseOrder(number="CG20261120-0001"), PurchaseLine(purchase="CG20261120-0001", number=1))

    assert pick(excel, "C5", "采购明细") == (("CG20261120-0001",), 0)


@pytest.mark.parametrize("sheet", ["首页", "节假日", "设置"])
def test_a_sheet_without_orders_picks_nothing(excel: xlwings.Book, sheet: str) -> None:
    assert pick(excel, "A5", sheet) == ((), 0)


def test_a_selection_in_another_workbook_picks_nothing(excel: xlwings.Book, tmp_path: Path) -> None:
    (tmp_path / "另一本").mkdir()
    other = an_open_book(tmp_path / "另一本")
    excel.sheets["订单"]["A5"].select()
    vars(excel.app.impl.books)["open_ones"].insert(0, other.impl)  # both in one Excel, the other in front
    other.impl._path = tmp_path / "别的.xlsx"

    assert LiveWorkbook(excel).picked().orders == ()


def test_a_whole_sheet_is_too_much(excel: xlwings.Book) -> None:
    with pytest.raises(Unusable):
        pick(excel, "1:1048576")


def test_a_great_many_areas_are_all_seen(tmp_path: Path) -> None:
    excel = an_open_book(tmp_path)

    orders, _ = pick(excel, ",".join(["B5"] * 60 + ["B10"]))

    assert orders == (NUMBERS[0], NUMBERS[5])


def test_picking_and_reading_cross_into_excel_once_for_the_cells(excel: xlwings.Book) -> None:
    from tests.gateways.live_desk import BOTH

    excel.sheets["订单"]["A5"].select()
    gateway = LiveWorkbook(excel)
    gateway.picked()
    gateway.read(BOTH)

    assert {name: excel.sheets[name].impl.trips["read"] for name in ("订单", "订单明细")} == {"订单": 1, "订单明细": 1}


def test_the_first_selected_cell_is_a_word_to_search_by(excel: xlwings.Book) -> None:
    excel.sheets["首页"]["Z40"].value = " 远洋 "
    excel.sheets["首页"]["Z40"].select()

    assert LiveWorkbook(excel).picked() == ((), 0, "远洋")
