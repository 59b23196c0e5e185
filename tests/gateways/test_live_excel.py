"""The click path stays light, waits for a person who is typing, and says plainly when Excel is not there."""

import subprocess
import sys
from pathlib import Path

import pytest
import xlwings

from order_logic.records import Order
from tests.gateways.engine import ComError
from tests.gateways.live_desk import BOTH, NUMBERS, an_open_book, note, notes, opened
from workbook.gateway import News, Reach, Unusable
from workbook.live import LiveWorkbook, calling_workbook
from workbook.live.excel import if_possible, patiently
from workbook.live.telling import dialog

HEAVY = ("pandas", "numpy", "matplotlib", "polars", "PIL", "openpyxl", "lxml", "xlwings.pro")


@pytest.fixture
def excel(tmp_path: Path) -> xlwings.Book:
    return an_open_book(tmp_path)


def python(code: str) -> str:
    """What a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_click_path_loads_nothing_heavy() -> None:
    loaded = python(f"import sys, workbook.live.excel as e; e.load(); print([n for n in {HEAVY} if sys.modules.get(n, 0) != 0])")

    assert loaded == "[]"


def test_the_live_gateway_is_there_before_xlwings_is() -> None:
    assert python("import sys, workbook.live; print('xlwings' in sys.modules)") == "False"


def test_what_was_hidden_from_xlwings_can_be_loaded_afterwards() -> None:
    assert python("import workbook.live.excel as e; e.load(); import pandas; print(pandas.DataFrame({'a': [1]}).a.sum())") == "1"


def test_a_library_that_was_loaded_before_stays_the_same() -> None:
    assert python("import sys, numpy, workbook.live.excel as e; e.load(); print(sys.modules['numpy'] is numpy)") == "True"


def test_the_calling_workbook_is_the_one_whose_button_was_pressed(excel: xlwings.Book) -> None:
    excel.set_mock_caller()

    assert calling_workbook().path.name == "订单台.xlsx"


def test_without_excel_the_click_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(xlwings.Book, "_mock_caller", raising=False)

    with pytest.raises(Unusable):
        calling_workbook(["--wb=订单台.xlsm", "--from_xl=1"])


def test_a_file_name_that_xlwings_cannot_find_is_named_as_the_cause() -> None:
    with pytest.raises(Unusable, match="="):
        calling_workbook(["--wb=订单=台.xlsm", "--from_xl=1"])


def test_a_person_who_is_still_typing_is_waited_for(excel: xlwings.Book) -> None:
    gateway = opened(excel)
    excel.app.impl.rejections = 2
    gateway.write([note(NUMBERS[0], "甲")])

    assert notes(excel)[0] == "甲"


def test_somebody_who_never_leaves_the_cell_is_asked_to() -> None:
    def rejected() -> None:
        raise ComError(-2147418111, "Call was rejected by callee.")

    with pytest.raises(Unusable):
        patiently(rejected, (0, 0))


def test_a_fault_that_is_not_being_busy_is_not_asked_twice() -> None:
    asked: list[int] = []

    def broken() -> None:
        asked.append(1)
        raise ComError(-2147352567, "no")

    with pytest.raises(ComError):
        patiently(broken, (0, 0))
    assert asked == [1]


OF_LIBREOFFICE = type("com.sun.star.uno.RuntimeException", (Exception,), {"__module__": "uno"})


@pytest.mark.parametrize("fault", [ComError(-2147352567, "no"), OF_LIBREOFFICE("no")])
def test_what_is_nice_to_have_is_passed_over_where_the_program_says_no(fault: Exception) -> None:
    asked: list[Exception] = []

    def refuse() -> None:
        asked.append(fault)
        raise fault

    if_possible(refuse)

    assert asked == [fault]


def test_a_fault_of_our_own_is_not_passed_over() -> None:
    with pytest.raises(ZeroDivisionError):
        if_possible(lambda: 1 // 0)


def test_a_book_of_another_schema_is_refused(tmp_path: Path) -> None:
    gateway = LiveWorkbook(an_open_book(tmp_path, schema=99))

    with pytest.raises(Unusable):
        gateway.read({Order: Reach.WHOLE})


def test_a_workbook_that_is_not_ours_is_refused(excel: xlwings.Book) -> None:
    del excel.impl.pages["_desk"]

    with pytest.raises(Unusable):
        LiveWorkbook(excel)


def test_an_english_book_speaks_english(tmp_path: Path) -> None:
    from tests.gateways.desk_books import a_desk_book
    from tests.gateways.engine import open_book
    from tests.logic.builders import an_order

    gateway = LiveWorkbook(open_book(a_desk_book(tmp_path, [an_order(NUMBERS[0])], "en")))
    order = gateway.read({Order: Reach.WHOLE}).get(Order, NUMBERS[0])

    assert gateway.lang == "en"
    assert order == an_order(NUMBERS[0])


def test_a_missing_sheet_is_named(excel: xlwings.Book) -> None:
    del excel.impl.pages["订单明细"]

    with pytest.raises(Unusable):
        LiveWorkbook(excel).read(BOTH)


def test_formulas_where_values_belong_become_faults(excel: xlwings.Book) -> None:
    page = excel.sheets["订单"].impl.page
    saved = page._last_saved
    saved.cell(5, 10).value = saved.cell(5, 11).value = 46_000
    page.sheet.cell(5, 10).value = "=TODAY()"

    book = LiveWorkbook(excel).read({Order: Reach.WHOLE})

    assert [(fault.key, fault.field) for fault in book.faults] == [((NUMBERS[0],), "requested_on")]


def test_the_sentence_stands_in_the_status_bar_and_in_one_dialog(excel: xlwings.Book) -> None:
    LiveWorkbook(excel).tell(News("已登记 1 张订单", ("R-04 缺少联系人｜请填写",), good=False))

    assert excel.app.status_bar == "已登记 1 张订单"
    assert [(title, "R-04" in prompt) for prompt, title, _ in excel.app.impl.alerts] == [("订单台", True)]


def test_a_dialog_never_grows_beyond_the_screen() -> None:
    said = dialog(News("检查完成", tuple(f"R-{n:02} " + "长" * 60 for n in range(200))), "zh")

    assert len(said.splitlines()) <= 15
    assert len(said) <= 1000


def test_the_program_that_has_the_book_open_is_named_by_folder_or_name(excel: xlwings.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    by_folder = LiveWorkbook(excel).program
    monkeypatch.delattr(type(excel.app.impl), "path")
    by_name = LiveWorkbook(excel).program

    assert (by_folder, by_name) == (r"C:\Program Files\Microsoft Office\root\Office16 16.0", "orderdesk-tests 16.0")
