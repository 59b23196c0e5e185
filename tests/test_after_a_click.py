"""After a click: where the cursor goes, what the cells say, how far back 撤销 reaches."""

from pathlib import Path
from typing import Any

import pytest

from order_logic.flows.roles import Role
from order_logic.records import FoundProblem, Order
from tests.gateways.live_office import NUMBERS, LiveOffice, a_day
from tests.stories.office import Office
from workbook.live.notes import MARK
from workbook.schema import FIRST_ROW


@pytest.fixture
def office(tmp_path: Path) -> LiveOffice:
    office = LiveOffice.opened(tmp_path, *a_day())
    office.types(Order, 1, customer="C999", phone="")
    return office


def notes(office: LiveOffice) -> dict[str, str]:
    """Our notes on 订单, by cell."""
    cells = (cell for row in office.excel.impl.pages["订单"].sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment and cell.comment.text.startswith(MARK)}


def selected(office: LiveOffice) -> tuple[str, int]:
    """Sheet and row of the cursor."""
    cells = office.excel.app.selection
    assert cells is not None
    return cells.sheet.name, cells.row


def cell_of(office: LiveOffice, position: int, field: str) -> Any:
    return office.sheet(Order).range((FIRST_ROW + position, office._column(Order, field)))


def test_the_cursor_goes_to_the_first_finding(office: LiveOffice) -> None:
    office.excel.sheets["首页"].activate()

    office.presses(Role.SALES, "check")

    assert selected(office) == ("订单", FIRST_ROW + 1)
    assert office.reads(FoundProblem, "place")[0]


def test_the_cursor_stays_where_everything_went_on(office: LiveOffice) -> None:
    office.selects(Order, 0)

    office.presses(Role.SALES, "register")

    assert selected(office) == ("订单", FIRST_ROW)


def test_after_a_new_order_the_cursor_waits_for_its_customer(office: LiveOffice) -> None:
    office.excel.sheets["首页"].activate()

    office.presses(Role.SALES, "new_order")

    assert selected(office) == ("订单", FIRST_ROW + 3)


def test_a_note_says_rule_and_remedy_on_the_cell_and_goes_once_it_is_mended(office: LiveOffice) -> None:
    office.presses(Role.SALES, "check")
    before = notes(office)
    office.types(Order, 1, customer="C001", phone="0574-88886666")

    office.selects(Order, 1)
    office.presses(Role.SALES, "advance")

    customer = cell_of(office, 1, "customer").address.replace("$", "")
    assert customer in before
    assert "→" in before[customer]
    assert notes(office) == {}
    assert office.reads(Order, "problem")[1] is None


def test_notes_on_other_orders_stay_and_follow_their_row(office: LiveOffice) -> None:
    office.presses(Role.SALES, "check")
    before = notes(office)
    office.selects(Order, 0)

    office.presses(Role.SALES, "register")

    assert notes(office) == before != {}


def test_a_persons_own_note_is_neither_overwritten_nor_taken_away(office: LiveOffice) -> None:
    cell_of(office, 1, "customer").add_note("问过王总")

    office.presses(Role.SALES, "check")
    office.types(Order, 1, customer="C001")
    office.presses(Role.SALES, "check")

    assert cell_of(office, 1, "customer").note.text == "问过王总"


def test_the_undo_list_says_what_each_step_did_and_taking_them_back_shortens_it(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *a_day())
    number = office.moves(Role.SALES, "register", "D20261120-0001")
    office.moves(Role.ORDER_CLERK, "first_audit", number)

    listed = office.shows(Role.SALES, "undo_list")["撤销清单"]
    office.presses(Role.SALES, "undo")
    shorter = office.shows(Role.SALES, "undo_list")["撤销清单"]

    assert [number in line for line in listed[:2]] == [True, True]
    assert "新建→待确认" in listed[1]
    assert [line.split(" · ", 1)[1] for line in shorter] == [line.split(" · ", 1)[1] for line in listed[1:]]


def test_the_undo_list_ends_where_the_way_back_ends_and_says_why(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *a_day())
    office.moves(Role.SALES, "register", "D20261120-0001")
    office.moves(Role.ORDER_CLERK, "first_audit", NUMBERS[0])
    office.types(Order, NUMBERS[0], commercial="已复审")

    listed = office.shows(Role.SALES, "undo_list")["撤销清单"]

    assert [("到此为止" in line, "封签" in line) for line in listed] == [(True, True)]
    assert office.presses(Role.SALES, "undo").code == 1


def test_where_nothing_can_be_taken_back_the_undo_list_says_so_and_names_no_sheet(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *a_day())

    said = office.presses(Role.SALES, "undo_list")

    assert said.news.sentence == office.presses(Role.SALES, "undo").news.sentence


def test_several_orders_of_a_step_are_listed_as_each_language_does(tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *a_day())
    office.presses(Role.SALES, "register", "D20261120-0001", "D20261120-0002")

    pressed = office.presses(Role.SALES, "undo_list").pressed

    assert pressed is not None
    assert ", ".join(NUMBERS[:2]) in pressed.findings[0].say("en")
    assert "、".join(NUMBERS[:2]) in pressed.findings[0].say("zh")
