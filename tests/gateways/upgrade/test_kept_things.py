"""What people made in their book is after an upgrade as it was before."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from macros.making import make_book
from order_logic.columns import columns_of
from order_logic.records import RECORDS, Setting
from order_logic.sample.standing import standing_rows
from tests.gateways.upgrade.doing import NOW, member, seen, upgraded
from tests.gateways.upgrade.members import Members
from tests.gateways.upgrade.older_books import AT, FORMER, LACKING, OWN_COLUMN, OWN_NAME, OWN_SHEET
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.nameplate import Nameplate
from workbook.package.areas import column_name
from workbook.schema import SCHEMA

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set:UserWarning")
NEXT = column_name(AT + 1)
_BUTTON_SHEETS = {"操作日志", "_desk", "xlwings.conf"}
_TODAY = {former: today for today, former in FORMER.items()}


@pytest.fixture(scope="module")
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book as today's program makes it."""
    path = tmp_path_factory.mktemp("new") / "新册.xlsm"
    make_book(path, standing_rows("zh", "admin"), lang="zh", host="excel", maker="admin", now=NOW)
    return path


def test_every_cell_holds_what_it_held_and_looks_as_it_did(older: Path) -> None:
    before = _cells(older)

    upgraded(older)

    after = _cells(older)
    assert {at: (now, after.get(at)) for at, now in before.items() if after.get(at) != now} == {}


def _cells(path: Path) -> dict[tuple[str, str], tuple[Any, ...]]:
    """(sheet, cell) -> value and look, but for the sheets of the program, with headings under the names of today."""
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for page in seen(path).worksheets:
        if page.title not in _BUTTON_SHEETS:
            for row in page.iter_rows():
                found |= {(page.title, cell.coordinate): _look(cell) for cell in row if cell.has_style or cell.value is not None}
    return found


def _look(cell: Any) -> tuple[Any, ...]:
    said = str(getattr(cell.value, "text", cell.value))
    for former, today in _TODAY.items():
        said = today if said == former else said.replace(f"[{former}]", f"[{today}]")
    return said, *_drawn(cell)


def _drawn(cell: Any) -> tuple[str, ...]:
    """How a cell looks, in words; cells of one style share them."""
    looks: dict[int, tuple[str, ...]] = cell.parent.parent.__dict__.setdefault("_drawn", {})
    if cell.style_id not in looks:
        looks[cell.style_id] = (cell.number_format, *(repr(part) for part in (cell.font, cell.fill, cell.border, cell.alignment)))
    return looks[cell.style_id]


def test_their_own_column_stays_where_it_is_and_the_missing_one_follows(older: Path) -> None:
    upgraded(older)

    page = seen(older)["客户"]
    assert [page.cell(4, column).value for column in (AT, AT + 1)] == [OWN_COLUMN, LACKING]
    assert page.cell(7, AT).value == "第7级"
    assert page.tables["tblCustomers"].ref.startswith(f"A4:{NEXT}")
    assert [column.name for column in page.tables["tblCustomers"].tableColumns][AT - 1 :] == [OWN_COLUMN, LACKING]


def test_a_new_column_looks_like_its_neighbours_of_the_same_owner(older: Path) -> None:
    upgraded(older)

    page = seen(older)["客户"]
    assert [_drawn(page[f"{NEXT}{row}"]) for row in (3, 4)] == [_drawn(page[f"Q{row}"]) for row in (3, 4)]
    assert page.column_dimensions[NEXT].width > 8


def test_a_new_sheet_comes_last_with_its_table_and_its_dropdowns(older: Path) -> None:
    upgraded(older)

    page: Worksheet = seen(older).worksheets[-1]
    assert page.title == "节假日"
    assert [cell.value for cell in page[4]] == ["日期", "上班", "名称"]
    assert page.tables["tblHolidays"].ref == "A4:C5"
    assert {str(rule.sqref).split(":")[0] for rule in page.data_validations.dataValidation} == {"A5", "B5"}


def test_their_own_sheet_stays_byte_for_byte_but_for_code_name_and_renamed_heading(older: Path) -> None:
    before, name = Members.of(older), Members.of(older).sheet(OWN_SHEET)
    chart = "xl/charts/chart90.xml"

    upgraded(older)

    page = member(older, name).replace("tblOrders[余天]".encode(), "tblOrders[剩余天数]".encode())
    assert re.sub(rb'<sheetPr codeName="Sheet\d+"/>', b"", page) == before.content[name]
    assert member(older, chart) == before.content[chart]


def test_formulas_and_names_follow_a_renamed_heading(older: Path) -> None:
    upgraded(older)

    book = seen(older)
    assert book[OWN_SHEET]["B1"].value == "=SUM(tblOrders[余天])"
    assert book.defined_names[OWN_NAME].value == "SUM(tblOrders[余天])"
    assert "剩余天数".encode() not in member(older, Members.of(older).sheet("首页"))


def test_a_shape_of_theirs_stays_and_a_button_without_a_sub_is_unbound(older: Path) -> None:
    book = Members.of(older)
    orders, own = book.linked(book.sheet("订单"), "drawing"), book.linked(book.sheet(OWN_SHEET), "drawing")

    upgraded(older)

    assert "我的便签".encode() in member(older, orders)
    assert "旧按钮".encode() in member(older, own)
    assert b"Click_gone" not in member(older, own)


def test_group_names_above_buttons_are_not_doubled(older: Path, new_book: Path) -> None:
    upgraded(older)

    drawn = _texts(older, "订单")
    assert len(drawn) == len(set(drawn))
    assert sorted(text for text, _ in drawn if text != "我的便签") == sorted(text for text, _ in _texts(new_book, "订单"))


def test_the_row_of_the_buttons_grows_with_them_and_keeps_the_height_that_people_gave(older: Path, new_book: Path) -> None:
    book = Members.of(older)
    for sheet, height in (("订单", "20"), ("订单明细", "300")):
        book.edit(book.sheet(sheet), lambda root, height=height: root.find(".//{*}row[@r='2']").set("ht", height))  # type: ignore[misc]
    book.save(older)
    fresh = seen(new_book)

    upgraded(older)

    now = seen(older)
    assert now["订单"].row_dimensions[2].height == fresh["订单"].row_dimensions[2].height
    assert now["订单明细"].row_dimensions[2].height == 300


def _texts(path: Path, sheet: str) -> list[tuple[str, tuple[str, ...]]]:
    """What is written on the shapes of a sheet, and where they stand."""
    book = Members.of(path)
    drawing = etree.fromstring(book.content[book.linked(book.sheet(sheet), "drawing")])
    places = [tuple(str(text) for text in one[0].itertext()) for one in drawing]
    return [("".join(str(text) for text in one.itertext("{*}t")), place) for one, place in zip(drawing, places, strict=True)]


def test_settings_keep_their_values_and_gain_the_missing_row(older: Path) -> None:
    before = _settings(older)

    upgraded(older)

    after = _settings(older)
    assert {key: after[key] for key in before} == before
    assert after.keys() - before.keys() == {"module_fair"}


def _settings(path: Path) -> dict[str, str]:
    reader = FileWorkbook(path)
    reader.nameplate = Nameplate("", SCHEMA, "", "zh", "")
    return {row.key: row.value for row in reader.read({Setting: Reach.WHOLE}).all(Setting)}


def test_every_record_can_be_read_with_all_its_columns(older: Path) -> None:
    upgraded(older)

    reader = FileWorkbook(older)
    book = reader.read(dict.fromkeys(RECORDS, Reach.WHOLE))
    assert not book.faults
    assert {record: set(places.columns) for record, places in reader.places.items()} == {
        record: {column.name for column in columns_of(record)} for record in RECORDS
    }


def test_a_new_column_takes_on_the_colours_that_people_gave_its_like(older: Path) -> None:
    book = Members.of(older)
    book.swap("xl/styles.xml", "FF1F4E79", "FF7A1F3D")
    book.save(older)

    upgraded(older)

    page = seen(older)["客户"]
    assert page[f"{NEXT}4"].fill.fgColor.rgb == page["Q4"].fill.fgColor.rgb == "FF7A1F3D"
