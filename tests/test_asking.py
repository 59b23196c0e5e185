"""Before a click works on more than fifty rows, the desk says the count and asks (SPEC 5)."""

from datetime import datetime
from pathlib import Path

import pytest

from macros.desk import MANY, Pressed
from macros.edge import Said, Wish, press
from order_logic.flows.roles import Role
from order_logic.records import Order
from tests.gateways.live_office import LiveOffice, cells
from tests.logic.builders import a_book, a_customer, a_line, a_product, an_order, login, rows_of
from workbook.gateway import Gateway
from workbook.memory import MemoryWorkbook

NOW = datetime(2026, 11, 20, 9, 0)


def drafts(count: int) -> list[str]:
    return [f"D20261120-{n:04d}" for n in range(1, count + 1)]


def rows(count: int) -> list[object]:
    orders = [an_order(draft, customer_po=f"PO-{draft}") for draft in drafts(count)]
    return [*orders, *(a_line(draft) for draft in drafts(count))]


def pressed(memory: Gateway, button: str) -> Pressed:
    said = press(button, lambda: (memory, None), Wish(login(Role.SALES), NOW), "zh")
    assert said.pressed is not None, said.news
    return said.pressed


def memory_of(count: int, answer: bool) -> MemoryWorkbook:
    return MemoryWorkbook(a_book(*rows(count)), drafts(count), answer=answer)


def test_fifty_rows_are_worked_on_without_a_question() -> None:
    memory = memory_of(MANY, answer=False)

    done = pressed(memory, "register")

    assert (len(done.moved), memory.asked) == (MANY, [])


def test_one_more_is_asked_for_with_its_count() -> None:
    memory = memory_of(MANY + 1, answer=True)

    done = pressed(memory, "register")

    assert len(done.moved) == MANY + 1
    assert [str(MANY + 1) in question for question in memory.asked] == [True]


@pytest.mark.parametrize("button", ["register", "advance", "why", "contract_review"])
def test_nothing_is_done_when_the_person_says_no(button: str) -> None:
    memory = memory_of(MANY + 1, answer=False)
    before = rows_of(memory.book)

    done = pressed(memory, button)

    assert (done.moved, done.findings, done.files, done.changes) == ((), (), (), 0)
    assert (rows_of(memory.book), memory.writes) == (before, 0)
    assert [str(MANY + 1) in news.sentence for news in memory.told] == [True]


@pytest.fixture
def office(tmp_path: Path) -> LiveOffice:
    office = LiveOffice.opened(tmp_path, a_customer(), a_product(), *rows(MANY + 1))
    office.selects(Order, *range(MANY + 1))
    return office


def answered(office: LiveOffice, answer: str) -> Said:
    office.excel.app.impl.answers.append(answer)
    return office.presses(Role.SALES, "register")


def test_excel_asks_in_one_dialog_and_cancel_leaves_every_cell(office: LiveOffice) -> None:
    before = cells(office)

    said = answered(office, "cancel")

    assert (said.code, cells(office)) == (0, before)
    assert [buttons for _, _, buttons in office.excel.app.impl.alerts] == ["ok_cancel", "ok"]
    assert str(MANY + 1) in office.dialogs[0]


def test_excel_goes_on_after_ok(office: LiveOffice) -> None:
    said = answered(office, "ok")

    assert said.pressed is not None, said.news
    assert len(said.pressed.moved) == MANY + 1
    assert not any(str(number).startswith("D") for number in office.reads(Order, "number"))
