"""What becomes of clicks in the open book when it is saved, and when it is not."""

from pathlib import Path

import pytest

from order_logic.flows.roles import Role
from order_logic.records import RECORDS, JournalRow, Order, OrderLine, Signature
from tests.gateways.live_office import DRAFTS, NUMBERS, LiveOffice, a_day
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.journal.verdict import Code, Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import Way, anchor_path, read_anchor


@pytest.fixture
def office(tmp_path: Path) -> LiveOffice:
    return LiveOffice.opened(tmp_path, *a_day())


def verdict(path: Path) -> Verdict:
    book = FileWorkbook(path).read(dict.fromkeys(RECORDS, Reach.WHOLE))
    return verify(book, list(book.all(JournalRow)), read_anchor(anchor_path(path)))


def ways(path: Path) -> list[Way]:
    return [entry.way for entry in read_anchor(anchor_path(path)).entries]


def test_a_saved_book_agrees_with_its_anchor_and_works_on_from_the_shell(office: LiveOffice) -> None:
    office.selects(Order, 0)
    office.presses(Role.SALES, "register")
    office.saves()

    assert verdict(office.path).codes() == []
    assert ways(office.path) == [Way.FILE, Way.LIVE]
    closed = Office(office.path, office.now)
    assert closed.moves(Role.ORDER_CLERK, "first_audit", NUMBERS[0]) == NUMBERS[0]
    assert verdict(office.path).codes() == []


def test_clicks_in_a_book_closed_without_saving_are_listed_and_told_at_the_next_one(office: LiveOffice) -> None:
    office.selects(Order, 0)
    office.presses(Role.SALES, "register")
    office.selects(Order, 1)
    office.presses(Role.SALES, "register")

    found = verdict(office.path)
    assert (found.codes(), [entry.button for entry in found.lost]) == ([Code.UNSAVED], ["register"] * 2)

    again = LiveOffice.of(office.path)
    again.now = office.now
    again.selects(Order, 0)
    said = again.presses(Role.SALES, "register")

    assert said.pressed is not None, said.news
    assert said.pressed.moved == (NUMBERS[2],)  # the two that were lost stay used
    assert "2" in said.news.sentence.splitlines()[0]
    assert again.dialogs == [said.news.sentence]
    assert ways(office.path) == [Way.FILE, Way.LIVE, Way.LIVE, Way.RESUMED, Way.LIVE]


def test_after_that_the_saved_book_stands_equal(office: LiveOffice) -> None:
    office.selects(Order, 0)
    office.presses(Role.SALES, "register")
    again = LiveOffice.of(office.path)
    again.now = office.now
    again.selects(Order, 0)
    again.presses(Role.SALES, "register")
    again.saves()

    assert verdict(office.path).codes() == []


def test_what_people_type_between_two_clicks_is_kept(office: LiveOffice) -> None:
    office.selects(Order, 0)
    office.presses(Role.SALES, "register")
    office.types(OrderLine, 0, note="客户要木箱")
    office.types(Order, 1, note="加急")
    office.selects(Order, 0)
    office.presses(Role.ORDER_CLERK, "first_audit")

    assert office.reads(OrderLine, "note")[0] == "客户要木箱"
    assert office.reads(Order, "note") == [None, "加急", None]
    assert office.reads(Signature, "order")[-1] == NUMBERS[0]
    assert office.reads(Order, "number")[1:] == list(DRAFTS[1:])
