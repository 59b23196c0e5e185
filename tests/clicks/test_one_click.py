"""Clicks with a real mouse, from the selection to the message, the cells and the file."""

from collections.abc import Iterator

import pytest

from tests.clicks.books import a_book_of_drafts, draft, numbers_in
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import Desktop
from tests.gateways.upgrade.doing import verified

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def clerk(desktop: Desktop) -> Iterator[Clerk]:
    """One book with a dozen drafts; every test has rows of its own."""
    clerk = Clerk.at(desktop, a_book_of_drafts(desktop.folder, 16))
    yield clerk
    clerk.closes()


def numbers(clerk: Clerk, *rows: int) -> list[str]:
    """D for a draft, S for an order that has its number, of these rows of 订单."""
    return [str(clerk.value("订单", f"A{row}"))[:1] for row in rows]


def test_a_click_registers_the_selected_order_says_so_and_leaves_the_file_alone(clerk: Clerk) -> None:
    before = clerk.path.read_bytes()
    clerk.selects("订单", "B6")

    clerk.clicks(clerk.button("订单", "register"))
    said = clerk.answers()

    assert said.startswith("登记：1 单完成")
    assert numbers(clerk, 5, 6, 7) == ["D", "S", "D"]
    assert said in clerk.value("首页", clerk.cell_named("desk_message"))
    assert clerk.path.read_bytes() == before


def test_what_is_wrong_is_told_listed_and_marked(clerk: Clerk) -> None:
    clerk.types("订单", f"{clerk.column('订单', '要求交期')}8", "")
    clerk.selects("订单", "A8")

    clerk.clicks(clerk.button("订单", "register"))
    said = clerk.answers()

    assert "R-04" in said
    assert numbers(clerk, 8) == ["D"]
    assert "R-04" in str(clerk.value("订单", f"{clerk.column('订单', '问题')}8"))
    assert draft(3) in [str(cell) for line in clerk.used("检查结果") for cell in line]


@pytest.mark.parametrize("area", ["A300:C400", "A1"])
def test_a_click_on_nothing_asks_for_a_selection_and_changes_nothing(clerk: Clerk, area: str) -> None:
    before = clerk.used("订单")
    clerk.selects("订单", area)

    clerk.presses(clerk.button("订单", "register"))
    said = clerk.answers()

    assert "选" in said
    assert clerk.used("订单") == before


def test_rows_that_a_filter_hides_stay_untouched(clerk: Clerk) -> None:
    clerk.filters("tblOrders", 0, draft(5))
    clerk.selects("订单", "A9:A11")

    clerk.clicks(clerk.button("订单", "register"))
    said = clerk.answers()
    clerk.filters("tblOrders", 0, "")

    assert numbers(clerk, 9, 10, 11) == ["S", "D", "S"]
    assert "1 行" in said


def test_several_areas_are_one_selection(clerk: Clerk) -> None:
    clerk.selects("订单", "C12", "A14:B15", "A14")

    clerk.clicks(clerk.button("订单", "register"))
    said = clerk.answers()

    assert said.startswith("登记：3 单完成")
    assert numbers(clerk, 12, 13, 14, 15) == ["S", "D", "S", "S"]


def test_a_second_click_while_one_is_at_work_does_nothing_and_says_so(clerk: Clerk) -> None:
    clerk.selects("订单", "A16")
    button = clerk.button("订单", "register")

    clerk.clicks(button, times=2)
    said = sorted([clerk.answers(), clerk.answers()])

    assert numbers(clerk, 16, 17) == ["S", "D"]
    assert [words.startswith("登记：1 单完成") for words in said].count(True) == 1
    assert any("还在处理" in words or "登记" in words for words in said)


def test_ctrl_z_does_not_reach_what_a_button_wrote(clerk: Clerk) -> None:
    clerk.selects("订单", "A17")
    clerk.presses(clerk.button("订单", "register"))
    clerk.answers()

    possible = clerk.document.getUndoManager().isUndoPossible()

    assert not possible


def test_what_the_person_saves_is_a_sound_book_with_working_buttons(clerk: Clerk) -> None:
    shown = [str(line[0]) for line in clerk.used("订单")[4:] if line[0]]

    clerk.saves()

    assert numbers_in(clerk.path) == shown
    assert verified(clerk.path).equal
