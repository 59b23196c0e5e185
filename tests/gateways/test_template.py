"""A new workbook reads back as the book it was made of, and a second reader finds what helps people fill it in."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from order_logic.book import Book
from order_logic.columns import Kind, Owner
from order_logic.records import RECORDS, Customer, Order, Setting
from order_logic.text import Lang
from tests.gateways.template.books import a_plate, build_at
from tests.gateways.template.company import a_company
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.nameplate import PLATE
from workbook.schema import FIRST_ROW, GUIDE, HEADER_ROW, HOME, SHEET_OF, SHEETS, Sheet

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows no whole columns
LANGS: tuple[Lang, ...] = ("zh", "en")


@pytest.fixture(scope="module", params=LANGS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Lang]]:
    """The company's workbook in either language."""
    lang: Lang = request.param
    yield build_at(tmp_path_factory.mktemp(lang), lang), lang


@pytest.fixture(scope="module")
def seen(made: tuple[Path, Lang]) -> Workbook:
    """The same workbook as openpyxl sees it."""
    book: Workbook = load_workbook(made[0], keep_vba=True)
    return book


def pages(book: Workbook, lang: Lang) -> list[tuple[Sheet, Worksheet]]:
    return [(sheet, book[sheet.label.say(lang)]) for sheet in SHEETS]


def letter_of(sheet: Sheet, name: str) -> str:
    at = next(i for i, column in enumerate(sheet.columns) if column.name == name)
    return get_column_letter(at + 1)


def test_every_record_reads_back_as_it_was_given(made: tuple[Path, Lang]) -> None:
    given = a_company()

    found = FileWorkbook(made[0]).read(dict.fromkeys(RECORDS, Reach.WHOLE))

    assert not found.faults
    for record in RECORDS:
        assert list(found.all(record)) == list(given.all(record)), record.__name__


def test_the_nameplate_says_what_was_asked_for(made: tuple[Path, Lang]) -> None:
    path, lang = made

    plate = FileWorkbook(path).nameplate

    assert plate == a_plate(lang)


def test_an_empty_book_has_every_sheet_with_one_blank_row(tmp_path: Path) -> None:
    path = build_at(tmp_path, book=Book.of())

    found = FileWorkbook(path).read(dict.fromkeys(RECORDS, Reach.WHOLE))

    assert all(not list(found.all(record)) for record in RECORDS)
    for sheet, page in pages(load_workbook(path), "zh"):
        assert page.tables[sheet.table].ref.endswith(f"{FIRST_ROW}")


def test_people_see_home_the_sheets_in_their_order_and_the_guide(seen: Workbook, made: tuple[Path, Lang]) -> None:
    shown = [page.title for page in seen.worksheets if page.sheet_state == "visible"]
    hidden = {page.title for page in seen.worksheets if page.sheet_state == "hidden"}

    assert shown == [text.say(made[1]) for text in (HOME, *(sheet.label for sheet in SHEETS), GUIDE)]
    assert hidden == {PLATE, "_lists", "_charts", "xlwings.conf"}


def test_each_record_is_a_table_without_a_style_under_its_frozen_headings(seen: Workbook, made: tuple[Path, Lang]) -> None:
    for sheet, page in pages(seen, made[1]):
        table = page.tables[sheet.table]

        assert [column.name for column in table.tableColumns] == [column.label.say(made[1]) for column in sheet.columns]
        assert table.tableStyleInfo is None or table.tableStyleInfo.name is None
        assert table.ref.startswith(f"A{HEADER_ROW}:")
        assert re.fullmatch(rf"[A-D]{FIRST_ROW}", str(page.freeze_panes))
        assert page.print_title_rows == f"${HEADER_ROW - 1}:${HEADER_ROW}"


def test_no_sheet_is_protected(seen: Workbook) -> None:
    assert not [page.title for page in seen.worksheets if page.protection.sheet]
    assert seen.security is None or not seen.security.lockStructure


def test_numbers_that_are_names_and_phones_are_text_far_below_the_last_row(seen: Workbook, made: tuple[Path, Lang]) -> None:
    for sheet, page in pages(seen, made[1]):
        for at, column in enumerate(sheet.columns, 1):
            below = next(dim for dim in page.column_dimensions.values() if (dim.min or 0) <= at <= (dim.max or 0))
            if column.kind is Kind.CODE:
                assert page.cell(FIRST_ROW, at).number_format == below.number_format == "@", (sheet.label, column.name)
            assert below.hidden == (column.hidden or column.kind is Kind.DATA)


def test_text_that_looks_like_a_formula_stays_text(seen: Workbook, made: tuple[Path, Lang]) -> None:
    page, letter = seen[SHEET_OF[Order].label.say(made[1])], letter_of(SHEET_OF[Order], "note")

    cell = page[f"{letter}{FIRST_ROW + 3}"]

    assert (cell.value, cell.data_type) == ("=1+1 不是公式", "s")


def test_columns_of_the_program_refuse_typing_two_thousand_rows_down(seen: Workbook, made: tuple[Path, Lang]) -> None:
    for sheet, page in pages(seen, made[1]):
        below = page.max_row + 2000
        for column in sheet.columns:
            place = f"{letter_of(sheet, column.name)}{below}"
            rules = [rule for rule in page.data_validations.dataValidation if place in rule.sqref]
            refused = any(rule.type == "custom" and rule.formula1 == "FALSE" and rule.errorStyle in (None, "stop") for rule in rules)
            by_people = column.name == "value" if sheet.record is Setting else column.owner is Owner.STAFF

            assert refused != by_people, (sheet.label, column.name)


def test_dropdowns_point_at_names_that_exist(seen: Workbook, made: tuple[Path, Lang]) -> None:
    lists = [rule for _, page in pages(seen, made[1]) for rule in page.data_validations.dataValidation if rule.type == "list"]

    assert {"list_Channel", "list_YesNo", "keys_Customer", "keys_Order"} <= {rule.formula1 for rule in lists}
    assert {rule.formula1 for rule in lists} <= set(seen.defined_names)
    assert {rule.errorStyle for rule in lists if str(rule.formula1).startswith("keys_")} == {"warning"}


def test_a_list_holds_the_words_of_its_choices(seen: Workbook, made: tuple[Path, Lang]) -> None:
    channel = next(column for column in SHEET_OF[Order].columns if column.name == "channel")

    sheet, cells = next(iter(seen.defined_names["list_Channel"].destinations))
    words = [row[0].value for row in seen[sheet][cells.replace("$", "")]]

    assert words == [choice.text.say(made[1]) for choice in channel.choices]


def test_headings_with_rules_carry_a_note(seen: Workbook, made: tuple[Path, Lang]) -> None:
    page, sheet = seen[SHEET_OF[Customer].label.say(made[1])], SHEET_OF[Customer]

    limit, name = (page[f"{letter_of(sheet, field)}{HEADER_ROW}"].comment for field in ("credit_limit", "name"))

    note = next(column.note for column in sheet.columns if column.name == "credit_limit")
    assert note is not None and note.say(made[1]) in limit.text
    assert "R-04" in name.text


def test_what_the_program_says_has_its_places(seen: Workbook) -> None:
    assert {"desk_state", "desk_message", "desk_today", "desk_due", "desk_on_time"} <= set(seen.defined_names)


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = build_at(tmp_path, name="a.xlsm"), build_at(tmp_path, name="b.xlsm")

    assert first.read_bytes() == second.read_bytes()


def test_a_book_without_macros_has_no_buttons(tmp_path: Path) -> None:
    path = build_at(tmp_path, name="订单台.xlsx")

    with ZipFile(path) as parts:
        names = parts.namelist()
        assert "xl/vbaProject.bin" not in names
        assert not any(b"Click_" in parts.read(name) for name in names if "rawing" in name)
