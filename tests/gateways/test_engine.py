"""The Excel of our tests bites where Excel bites."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwings
from openpyxl.styles import Protection

from tests.gateways.engine import ComError, open_book
from tests.gateways.engine.sample import NUMBER, book_with


@pytest.fixture
def sheet(tmp_path: Path) -> xlwings.Sheet:
    return book_with(lambda _: None, tmp_path).sheets["订单"]


def filtered(sheet: xlwings.Sheet, *rows: int) -> xlwings.Sheet:
    """The sheet once the person filtered these rows out."""
    sheet.tables["orders"].impl.filter_out(*rows)
    return sheet


def body_of(sheet: xlwings.Sheet) -> str | None:
    body = sheet.tables["orders"].data_body_range
    return body.address if body is not None else None


def selected(sheet: xlwings.Sheet) -> Any:
    """The selection, as untyped as macros get it."""
    return sheet.book.selection


@pytest.mark.parametrize(("place", "rows"), [("A2", [[NUMBER]]), ("A2:B2", [[NUMBER, 10.0]]), ("A2:A3", [[NUMBER], ["SO20261121-0002"]])])
def test_two_dimensions_are_kept_when_asked_for(sheet: xlwings.Sheet, place: str, rows: list[list[object]]) -> None:
    assert sheet[place].options(ndim=2).value == rows


def test_a_block_is_one_crossing_and_a_cell_is_one_crossing(sheet: xlwings.Sheet) -> None:
    _ = sheet["A1:B4"].value
    _ = sheet["A1"].value
    sheet["D1"].value = [[1, 2], [3, 4]]

    assert sheet.impl.trips == {"read": 2, "write": 1}


def test_a_protected_sheet_refuses_what_is_put_into_it(tmp_path: Path) -> None:
    def protect(stored: Any) -> None:
        stored["B2"].protection = Protection(locked=False)
        stored.protection.sheet = True

    sheet = book_with(protect, tmp_path).sheets["订单"]
    sheet["B2"].value = 11

    with pytest.raises(ComError) as refused:
        sheet["B3"].value = 11
    assert refused.value.hresult == -2147352567
    assert sheet["B2:B3"].value == [11.0, 20.0]


def test_a_table_grows_from_its_header_only(sheet: xlwings.Sheet) -> None:
    table = sheet.tables["orders"]
    table.resize(sheet["A1:B6"])

    assert body_of(sheet) == "$A$2:$B$6"
    with pytest.raises(ComError):
        table.resize(sheet["A2:B6"])


def test_what_is_written_below_a_table_joins_it_where_autocorrect_does_so(sheet: xlwings.Sheet) -> None:
    sheet["A5"].value = "SO20261121-0004"
    sheet.book.app.impl.grows_tables = False
    sheet["A6"].value = "SO20261121-0005"

    assert sheet.tables["orders"].range.address == "$A$1:$B$5"


def test_an_emptied_table_has_no_body(tmp_path: Path) -> None:
    def empty(stored: Any) -> None:
        stored.tables["orders"].insertRow = True

    sheet = book_with(empty, tmp_path).sheets["订单"]

    assert body_of(sheet) is None
    assert sheet.tables["orders"].range[0, :].value == ["订单号", "数量"]


def test_a_block_across_filtered_rows_puts_its_first_value_into_every_visible_cell(sheet: xlwings.Sheet) -> None:
    filtered(sheet, 3)
    sheet["B2:B4"].value = [[7], [8], [9]]

    assert sheet["B2:B4"].value == [7.0, 20.0, 7.0]


def test_a_single_filtered_cell_takes_its_value(sheet: xlwings.Sheet) -> None:
    filtered(sheet, 3)
    sheet["B3"].value = 8

    assert sheet["B3"].value == 8.0


def test_rows_hidden_by_hand_take_blocks_like_any_other(sheet: xlwings.Sheet) -> None:
    sheet["A3"].rows.hidden = True
    sheet["B2:B4"].value = [[7], [8], [9]]

    assert sheet["B2:B4"].value == [7.0, 8.0, 9.0]


def test_the_visible_part_of_a_selection_leaves_filtered_rows_out(sheet: xlwings.Sheet) -> None:
    filtered(sheet, 3)
    sheet["A2:A4,B4"].select()

    visible = selected(sheet).get_special_cells("visible")

    assert [area.address for area in visible] == ["$A$2", "$A$4", "$B$4"]


def test_a_selection_with_nothing_visible_is_a_fault_in_a_chinese_excel(sheet: xlwings.Sheet) -> None:
    filtered(sheet, 3, 4)
    sheet["A3:A4"].select()

    with pytest.raises(ComError):
        selected(sheet).get_special_cells("visible")
    assert sheet["A3:A4"].rows.hidden is True


def test_the_address_of_many_areas_is_cut(sheet: xlwings.Sheet) -> None:
    sheet[",".join(f"A{row}" for row in range(1000, 1200, 2))].select()

    assert selected(sheet).address.startswith("$A$1000,$A$1002,")
    assert len(selected(sheet).address) <= 255


def test_saving_is_left_to_the_person(sheet: xlwings.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="save"):
        sheet.book.save()


@pytest.mark.parametrize(
    ("reach", "name"),
    [
        (lambda sheet: sheet["A1"].font, "Range.font"),
        (lambda sheet: sheet["A1"].autofit(), "Range.autofit"),
        (lambda sheet: sheet["A1"].api.Value, ".api.Value"),
        (lambda sheet: sheet.delete(), "Sheet.delete"),
        (lambda sheet: sheet.book.names.add("x", "=1"), "Names.add"),
        (lambda sheet: sheet.book.app.quit(), "App.quit"),
        (lambda sheet: sheet.tables["orders"].columns, "Table.columns"),
    ],
)
def test_what_the_engine_does_not_have_says_its_name(sheet: xlwings.Sheet, reach: Callable[[xlwings.Sheet], object], name: str) -> None:
    with pytest.raises(NotImplementedError, match=name.replace(".", r"\.")):
        reach(sheet)


def test_the_program_keeps_its_switches_and_dialogs(sheet: xlwings.Sheet) -> None:
    app = sheet.book.app
    app.impl.answers.append("no")
    with app.properties(screen_updating=False, calculation="manual"):
        inside = (app.screen_updating, app.calculation)
    app.status_bar = "已登记 1 张订单"
    answer = app.alert("继续吗？", "订单台", buttons="yes_no")

    assert (inside, app.screen_updating, app.calculation) == ((False, "manual"), True, "automatic")
    assert (app.status_bar, answer) == ("已登记 1 张订单", "no")
    assert app.impl.alerts == [("继续吗？", "订单台", "yes_no")]


def test_a_cell_being_edited_blocks_every_crossing(sheet: xlwings.Sheet) -> None:
    sheet.book.app.impl.rejections = 1

    with pytest.raises(ComError):
        _ = sheet["A2"].value
    assert sheet["A2"].value == NUMBER


def test_colours_and_the_saved_file_can_be_looked_at(sheet: xlwings.Sheet, tmp_path: Path) -> None:
    sheet["A2"].color = "#C6EFCE"
    saved = sheet.book.impl.keep(tmp_path / "kept.xlsx")

    assert open_book(saved).sheets["订单"]["A2"].color == (198, 239, 206)


def test_a_formula_saved_in_the_file_reads_as_its_last_result(tmp_path: Path) -> None:
    path = tmp_path / "公式.xlsx"
    with xlsxwriter.Workbook(path) as stored:
        stored.add_worksheet("首页").write_formula("A1", "=1+2", None, 3)

    cell = open_book(path).sheets["首页"]["A1"]

    assert (cell.value, cell.formula) == (3.0, "=1+2")


def test_the_calling_book_is_found_without_arguments(sheet: xlwings.Sheet) -> None:
    sheet.book.set_mock_caller()

    assert xlwings.Book.caller().sheets.active.name == "订单"
