"""However many buttons a sheet has, each is in view on a usual screen, and none lies on another."""

from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from macros.making import button_faces
from order_logic.records import Order
from order_logic.text import Lang
from tests.gateways.template.books import BUTTONS, build_at, face
from tests.gateways.upgrade.doing import seen
from workbook.schema import SHEETS, Sheet
from workbook.template.pen import Pen
from workbook.template.strip import SCREEN, Group, arranged, height_of

FROZEN = 240
WITH_BUTTONS = [sheet for sheet in SHEETS if any(button.sheet is sheet.record for button in button_faces())]


def groups_of(sheet: Sheet, lang: Lang, folder: Path) -> list[Group]:
    pen = Pen(str(folder / "strip.xlsx"), lang, "excel", "", datetime.combine(date(2026, 11, 20), datetime.min.time()))
    return arranged(pen, [button for button in button_faces() if button.sheet is sheet.record], FROZEN)


def right_of(group: Group) -> int:
    return group.x + group.width


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("sheet", WITH_BUTTONS, ids=lambda sheet: sheet.table)
def test_no_row_of_buttons_is_wider_than_a_screen(sheet: Sheet, lang: Lang, tmp_path: Path) -> None:
    groups = groups_of(sheet, lang, tmp_path)

    assert max(map(right_of, groups)) <= SCREEN
    assert all(right_of(one) < other.x for one, other in pairwise(groups) if one.y == other.y)
    assert not [group for group in groups if group.x < FROZEN < right_of(group)]


def test_the_orders_of_a_company_take_several_rows_and_each_button_one_place(tmp_path: Path) -> None:
    groups = groups_of(next(s for s in SHEETS if s.record is Order), "zh", tmp_path)

    names = [button.name for group in groups for button in group.buttons]
    assert len({group.y for group in groups}) > 1
    assert len(names) == len(set(names))
    assert {button.name for button in button_faces() if button.sheet is Order} == set(names)


def test_the_row_of_the_buttons_is_as_high_as_they_are(tmp_path: Path) -> None:
    many = [face(f"do_{n}", f"很长的按钮名称{n}", f"Do {n}", Order, (f"组{n}", f"Group {n}")) for n in range(40)]

    page = seen(build_at(tmp_path, buttons=[*BUTTONS, *many]))["订单"]
    plain = seen(build_at(tmp_path, name="少.xlsm"))["订单"]

    assert page.row_dimensions[2].height > 2 * plain.row_dimensions[2].height


def test_a_sheet_without_buttons_keeps_a_narrow_row() -> None:
    assert height_of([]) < height_of([Group(BUTTONS[:1], 10, 0, [60])])


def test_a_group_wider_than_a_screen_goes_on_in_the_next_rows(tmp_path: Path) -> None:
    pen = Pen(str(tmp_path / "strip.xlsx"), "zh", "excel", "", datetime(2026, 11, 20))
    wide = [face(f"do_{n}", f"很长的按钮名称{n}", f"Do {n}", Order, ("组", "Group")) for n in range(40)]

    groups = arranged(pen, wide, FROZEN)

    assert max(map(right_of, groups)) <= SCREEN
    assert [button.name for group in groups for button in group.buttons] == [button.name for button in wide]
    assert all(len(group.buttons) > 1 for group in groups)


def test_a_button_wider_than_a_screen_still_has_its_place(tmp_path: Path) -> None:
    pen = Pen(str(tmp_path / "strip.xlsx"), "zh", "excel", "", datetime(2026, 11, 20))
    wide = [face(f"do_{n}", "很长的按钮名称" * 20, f"Do {n}", Order, ("组", "Group")) for n in range(3)]

    groups = arranged(pen, wide, FROZEN)

    assert [len(group.buttons) for group in groups] in ([1, 1, 1], [3])
