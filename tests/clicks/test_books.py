"""Whole books: saved or not, read-only, with odd names, large, and open elsewhere."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from macros.edge import Wish, press
from macros.keeper import keeper_of
from macros.keeping import Keeper
from tests.clicks.books import a_book_of_drafts, draft, numbers_in
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import LOGIN, Desktop
from tests.gateways.upgrade.doing import verified
from workbook.file import FileWorkbook
from workbook.gateway import Gateway
from workbook.journal.verdict import Code
from workbook.keeping.anchor import Way

pytestmark = pytest.mark.libreoffice
Opens = Callable[[Path], Clerk]


@pytest.fixture
def opens(desktop: Desktop) -> Iterator[Opens]:
    """Opens workbooks; those that are still open in the end are closed."""
    opened: list[Clerk] = []

    def at(path: Path) -> Clerk:
        opened.append(Clerk.at(desktop, path))
        return opened[-1]

    yield at
    for clerk in opened:
        if not clerk.is_closed:
            clerk.closes()


def registers(clerk: Clerk, row: int) -> tuple[str, str]:
    """Registers the order in a row; gives what was said and the number that it got."""
    clerk.selects("订单", f"A{row}")
    clerk.presses(clerk.button("订单", "register"))
    return clerk.answers(), str(clerk.value("订单", f"A{row}"))


def test_a_book_closed_without_saving_is_told_at_the_next_click_and_its_numbers_are_gone(desktop: Desktop, opens: Opens) -> None:
    path = a_book_of_drafts(desktop.folder)
    first = opens(path)
    _, lost = registers(first, 5)
    first.closes()
    verdict = verified(path)

    said, given = registers(opens(path), 6)

    assert Code.UNSAVED in {found.code for found in verdict.findings}
    assert "没有保存" in said or "未保存" in said
    assert (lost[:2], given[:2]) == ("SO", "SO")
    assert given > lost


def test_a_saved_book_goes_on_on_the_shell_and_in_libreoffice_again(desktop: Desktop, opens: Opens) -> None:
    path = a_book_of_drafts(desktop.folder, name="新 订单（二）'甲'.xlsm")
    first = opens(path)
    registers(first, 5)
    first.saves()
    first.closes()

    done = press("register", lambda: _on_file(path, draft(1)), Wish(LOGIN), "zh", path)
    again = opens(path)
    said, number = registers(again, 7)
    again.saves()

    assert done.code == 0
    assert said.startswith("登记：1 单完成")
    assert [one[-4:] for one in numbers_in(path)] == ["0001", "0002", "0003"]
    assert number.endswith("0003")
    assert verified(path).equal


def test_buttons_and_the_names_of_their_groups_stay_off_paper(desktop: Desktop, opens: Opens) -> None:
    page = opens(a_book_of_drafts(desktop.folder, 1)).sheet("订单").DrawPage

    drawn = [(shape.String, shape.Printable) for shape in (page.getByIndex(at) for at in range(page.Count)) if shape.Name]

    assert {("处理订单", False), ("检查", False), ("下一步", False)} <= set(drawn)
    assert not any(printed for _, printed in drawn)


def _on_file(path: Path, pick: str) -> tuple[Gateway, Keeper | None]:
    workbook = FileWorkbook(path, [pick])
    return workbook, keeper_of(workbook, Way.FILE, datetime.now().replace(microsecond=0))


def test_while_the_book_is_open_a_command_on_the_file_is_refused(desktop: Desktop, opens: Opens) -> None:
    path = a_book_of_drafts(desktop.folder, 1)
    opens(path)

    said = press("register", lambda: _on_file(path, draft(0)), Wish(LOGIN), "zh", path)

    assert said.code == 3
    assert "LibreOffice" in said.news.sentence
    assert numbers_in(path) == [draft(0)]


def test_five_thousand_orders_are_no_hindrance(desktop: Desktop, opens: Opens) -> None:
    clerk = opens(a_book_of_drafts(desktop.folder, 5_000))

    said, number = registers(clerk, 5_004)
    clerk.selects("订单", "A10:A70")
    clerk.presses(clerk.button("订单", "register"))
    question = clerk.answers(button=1)  # 取消
    left = clerk.answers()

    assert said.startswith("登记：1 单完成")
    assert number.startswith("SO")
    assert "61" in question
    assert "61" in left
    assert {str(clerk.value("订单", f"A{row}"))[0] for row in (10, 40, 70)} == {"D"}
