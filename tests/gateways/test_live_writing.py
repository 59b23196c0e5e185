"""Writing into the open workbook touches what it must, keeps the rest, and leaves nothing half done."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlwings

from order_logic.book import Add, Change, Edit
from order_logic.records import JournalRow, Order, OrderLine
from tests.gateways.live_desk import NUMBERS, ORDERS, an_open_book, cell, filtered, note, notes, opened
from tests.logic.builders import a_line, an_order
from workbook.gateway import Reach, Unusable

JOURNAL = Add(JournalRow, JournalRow(number=1, button="register", click="K1", fields='{"note":["","甲"]}', link="链1"))


@pytest.fixture
def excel(tmp_path: Path) -> xlwings.Book:
    return an_open_book(tmp_path)


def snapshot(excel: xlwings.Book) -> dict[object, object]:
    """Every cell that holds anything, and how far each table reaches."""
    pages = [(sheet.name, sheet.impl.page) for sheet in excel.sheets]
    lines = [(name, at, line) for name, page in pages for at, line in enumerate(page.values(page.used()))]
    cells = {(name, row, column): value for name, row, line in lines for column, value in enumerate(line) if value is not None}
    return cells | {table.name: table.range.address for sheet in excel.sheets for table in sheet.tables}


def protect(excel: xlwings.Book, sheet: str) -> None:
    excel.sheets[sheet].impl.page.sheet.protection.sheet = True


def test_cells_below_one_another_go_in_one_block_and_others_apart(excel: xlwings.Book) -> None:
    gateway = opened(excel)
    excel.sheets["订单"].impl.trips.clear()
    gateway.write([note(NUMBERS[n], f"第 {n}") for n in (0, 1, 2, 4)])

    assert notes(excel) == ["第 0", "第 1", "第 2", None, "第 4", None]
    assert excel.sheets["订单"].impl.trips["write"] == 2


def test_a_persons_own_column_between_ours_is_never_written(excel: xlwings.Book) -> None:
    sheet = excel.sheets["订单"]
    own = sheet.range((5, len(ORDERS) + 60))
    own.value = [["我的备注"], [12.5]]
    opened(excel).write([note(NUMBERS[0], "甲"), note(NUMBERS[1], "乙")])

    assert [own.value, sheet.range((6, own.column)).value] == ["我的备注", 12.5]


def test_rows_that_a_filter_hides_are_written_one_by_one(excel: xlwings.Book) -> None:
    filtered(excel, 1, 2)
    opened(excel).write([note(number, f"改 {number[-1]}") for number in NUMBERS])

    assert notes(excel) == [f"改 {n}" for n in range(1, 7)]


def test_the_journal_starts_first_and_is_done_last(excel: xlwings.Book) -> None:
    said: list[tuple[str, object]] = []
    for name in ("订单", "操作日志"):
        page = excel.sheets[name].impl.page
        page.enter = _listening(page.enter, name, said)
    opened(excel).write([note(NUMBERS[0], "甲"), JOURNAL])

    words = [word for _, word in said]
    assert words.index("开始") < words.index("甲") < words.index("完成")
    assert said[-1] == ("操作日志", "完成")
    assert cell(excel, JournalRow, 0, "state").value == "完成"


def _listening(enter: Any, name: str, said: list[tuple[str, object]]) -> Any:
    def listen(box: Any, rows: Any) -> None:
        said.extend((name, value) for row in rows for value in row)
        enter(box, rows)

    return listen


@pytest.mark.parametrize("autocorrect", [True, False])
def test_new_rows_make_the_table_longer_whether_or_not_excel_does_so_itself(excel: xlwings.Book, autocorrect: bool) -> None:
    excel.app.impl.grows_tables = autocorrect
    opened(excel).write([Add(Order, an_order("SO20261121-0001")), Add(Order, an_order("SO20261121-0002"))])

    assert excel.sheets["订单"].tables["tblOrders"].range.last_cell.row == 12
    assert cell(excel, Order, 7, "number").value == "SO20261121-0002"


def test_an_empty_row_at_the_end_of_a_table_is_filled_before_the_table_grows(excel: xlwings.Book) -> None:
    gateway = opened(excel)
    gateway.read({JournalRow: Reach.TAIL})
    gateway.write([JOURNAL])

    assert excel.sheets["操作日志"].tables[0].range.last_cell.row == 5


def test_a_refusal_half_way_leaves_everything_as_it_was(excel: xlwings.Book) -> None:
    protect(excel, "订单明细")
    gateway = opened(excel)
    before = snapshot(excel)

    with pytest.raises(Unusable):
        gateway.write([JOURNAL, note(NUMBERS[0], "甲"), Add(Order, an_order("SO20261121-0001")), Add(OrderLine, a_line(NUMBERS[0], 3))])

    assert snapshot(excel) == before


def test_after_a_refusal_the_same_click_works_once_the_cause_is_gone(excel: xlwings.Book) -> None:
    protect(excel, "订单明细")
    gateway = opened(excel)
    changes: list[Change] = [note(NUMBERS[0], "甲"), Add(OrderLine, a_line(NUMBERS[0], 3))]
    with pytest.raises(Unusable):
        gateway.write(changes)
    excel.sheets["订单明细"].impl.page.sheet.protection.sheet = False

    opened(excel).write(changes)

    assert notes(excel)[0] == "甲"
    assert excel.sheets["订单明细"].tables[0].range.last_cell.row == 17


@pytest.mark.parametrize(("field", "value"), [("note", "长" * 32_768), ("amount", Decimal("1234567890123456.78"))])
def test_what_no_cell_can_hold_is_refused_before_anything_is_written(excel: xlwings.Book, field: str, value: object) -> None:
    gateway = opened(excel)
    before = snapshot(excel)

    with pytest.raises(Unusable):
        gateway.write([note(NUMBERS[1], "甲"), Edit(Order, (NUMBERS[0],), field, getattr(ORDERS[0], field), value)])
    assert snapshot(excel) == before


def test_rows_that_moved_since_they_were_read_are_found_where_they_are(excel: xlwings.Book) -> None:
    gateway = opened(excel)
    for field in ("number", "customer_po", "draft_no"):  # all that tells the two apart: the person sorted them the other way round
        upper, lower = cell(excel, Order, 0, field), cell(excel, Order, 1, field)
        upper.value, lower.value = lower.value, upper.value

    gateway.write([note(NUMBERS[0], "跟着走")])

    assert notes(excel)[:2] == [None, "跟着走"]


def test_a_total_row_below_the_table_is_refused(excel: xlwings.Book) -> None:
    excel.sheets["订单"].tables[0].impl._stored.totalsRowCount = 1
    gateway = opened(excel)

    with pytest.raises(Unusable):
        gateway.write([Add(Order, an_order("SO20261121-0001"))])


def test_the_persons_switches_come_back_even_after_a_refusal(excel: xlwings.Book) -> None:
    excel.app.calculation = "manual"
    protect(excel, "订单")
    with pytest.raises(Unusable):
        opened(excel).write([note(NUMBERS[0], "甲")])

    assert (excel.app.screen_updating, excel.app.enable_events, excel.app.calculation) == (True, True, "manual")
