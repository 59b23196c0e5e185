"""Whatever is selected, no button breaks down: it does its work, or says what is missing."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from traceback import format_exc

import pytest

from macros import edge
from macros.edge import BLOCKED, DONE, IN_THE_WAY, Said, Wish, press
from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import RECORDS, Order, OrderLine, User
from order_logic.verbs.picks import is_document, line_pick
from reports.render import Paper
from tests.logic.builders import NOW, a_book, a_user, login
from tests.logic.sample_book import NOW as LATER
from tests.logic.sample_book import a_sample
from workbook.memory import MemoryWorkbook

ODD = ("SO20990101-0001", "SO20990101-0001/9", "乱写", "SO/一", "/", "#7", "=1+1", "长" * 40_000, "\ud83d")
"""Nothing that the book knows: numbers of another book, words, a row without a number, halves of signs."""


@pytest.fixture(autouse=True)
def no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are gathered and not drawn, which other tests do."""
    monkeypatch.setattr("reports.render.render", lambda report, view, lang="zh": Paper("", b"%PDF", 1, ()))


@cache
def full_book() -> Book:
    """A company in the middle of its work."""
    return Book.of(*a_sample(7, 60).book_rows)


@cache
def picks() -> tuple[str, ...]:
    """A row of every sheet whose rows can be picked, and an order in each status."""
    book = full_book()
    documents = [str(next(iter(book.keys(record)))[0]) for record in RECORDS if is_document(record) and list(book.keys(record))]
    line = next(iter(book.all(OrderLine)))
    return (*documents, line_pick(line.order, line.line_no), *_orders(book))


def _orders(book: Book) -> Iterator[str]:
    for status in Commercial:
        found = next((order.number for order in book.all(Order) if order.commercial is status), None)
        if found and status is not Commercial.CLOSED:  # the archive is written by other tests
            yield found


def clicked(name: str, book: Book, folder: Path, *picked: str, user: str = login(Role.ADMIN), now: datetime = NOW) -> Said:
    """A click that must not break down: what stands in the way of a button is said, and never a trace."""
    workbook = MemoryWorkbook(book, picked)
    (folder / "导入").mkdir(exist_ok=True)
    said = press(name, lambda: (workbook, None), Wish(user, now, reason="试"), "zh", folder / "订单台.xlsm")
    assert said.code in (DONE, BLOCKED, IN_THE_WAY), (name, picked)
    assert said.news.sentence, (name, picked)
    return said


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What broke down, by trace."""
    traces: list[str] = []

    def failed(number: str, what: str) -> Path:
        traces.append(f"{what}: {format_exc()}")
        return Path(number)

    monkeypatch.setattr(edge, "note_failure", failed)
    return traces


@pytest.mark.parametrize("name", edge.buttons())
def test_a_button_on_an_empty_book_says_what_is_missing(name: str, tmp_path: Path, broken: list[str]) -> None:
    for picked in ((), *((one,) for one in ODD)):
        clicked(name, Book.of(a_user(Role.ADMIN)), tmp_path, *picked)

    assert broken == []


@pytest.mark.parametrize("name", edge.buttons())
def test_a_stranger_changes_nothing(name: str, tmp_path: Path, broken: list[str]) -> None:
    said = clicked(name, a_book(), tmp_path, user="mallory")

    assert (broken, said.pressed.changes if said.pressed else 0) == ([], 0)


@pytest.mark.parametrize("name", edge.buttons())
def test_a_button_on_a_row_of_any_sheet_does_its_work_or_says_why_not(name: str, tmp_path: Path, broken: list[str]) -> None:
    admin = next(user.login for user in full_book().all(User) if Role.ADMIN in user.roles)

    for pick in picks():
        clicked(name, full_book(), tmp_path, pick, user=admin, now=LATER)
    clicked(name, full_book(), tmp_path, *picks(), *ODD, user=admin, now=LATER)

    assert broken == []
