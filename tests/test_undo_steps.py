"""撤销 several steps in one go: in memory and from the shell, with the same end as pressed step by step."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from macros.edge import Said, Wish, press
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order, OrderLine, Signature
from order_logic.sample.standing import standing_rows
from tests.gateways.live_office import DRAFTS, NUMBERS, a_day
from tests.logic.builders import login, staff
from tests.shell.desk import Shell
from tests.stories.office import Office
from tests.walks.house import House
from workbook.file import FileWorkbook
from workbook.gateway import Reach

SALES, CLERK, HEAD = (login(role) for role in (Role.SALES, Role.ORDER_CLERK, Role.ORDER_HEAD))
PRESSED = (
    (SALES, "register", DRAFTS[0]),
    (CLERK, "first_audit", NUMBERS[0]),
    (HEAD, "second_audit", NUMBERS[0]),
    (SALES, "register", DRAFTS[1]),
)


def a_house() -> House:
    """Two orders registered, the first audited twice, in memory."""
    house = House.opened(*standing_rows("zh", None), *staff(), *a_day())
    house.now = datetime(2026, 11, 20, 9, 0)
    for who, button, order in PRESSED:
        assert house.press(who, button, order).code == 0
    return house


@pytest.fixture
def house() -> House:
    return a_house()


def take_back(house: House, steps: int) -> Said:
    return press("undo", lambda: (house.gateway, house.keeper), Wish(SALES, house.now, options={"steps": steps}), "zh")


def rows_of(house: House) -> dict[type, list[Any]]:
    return {record: sorted(map(str, house.book.all(record))) for record in (Order, OrderLine, Signature)}


def undone(said: Said) -> list[str]:
    """The buttons that are listed as taken back, in order."""
    assert said.pressed is not None
    steps = [finding.say("en").split(" · ") for finding in said.pressed.findings if not finding.rule]
    assert all(step[-1].endswith("taken back") for step in steps)
    return [step[3] for step in steps]


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_several_steps_in_one_go_end_as_one_by_one(steps: int, house: House) -> None:
    other = a_house()
    for _ in range(steps):
        take_back(other, 1)

    said = take_back(house, steps)

    assert said.code == 0
    assert rows_of(house) == rows_of(other)
    assert house.verdict().equal


def test_what_was_taken_back_is_listed_the_latest_first(house: House) -> None:
    assert undone(take_back(house, 3)) == ["Register", "Second audit", "First audit"]


def test_the_next_undo_goes_on_where_the_steps_ended(house: House) -> None:
    take_back(house, 3)

    said = take_back(house, 1)

    assert (said.code, house.book.get(Order, NUMBERS[0])) == (0, None)
    assert take_back(house, 1).pressed.changes == 0  # type: ignore[union-attr]  # a button was pressed


def test_at_the_first_step_that_cannot_be_it_ends_and_what_was_taken_back_stays_so(house: House) -> None:
    house.types(Order, (NUMBERS[0],), {"commercial": Commercial.IN_REVIEW})

    said = take_back(house, 3)

    assert said.pressed is not None
    assert (said.code, said.pressed.findings[0].rule, undone(said)) == (1, "U-CHANGED", ["Register"])
    assert house.book.get(Order, NUMBERS[1]) is None
    assert not any(signature.voided for signature in house.book.by(Signature, "order", NUMBERS[0]))


def test_where_not_even_the_first_can_be_nothing_is_written(house: House) -> None:
    house.types(Order, (NUMBERS[1],), {"commercial": Commercial.IN_REVIEW})
    writes = house.gateway.writes

    said = take_back(house, 2)

    assert (said.code, undone(said), house.gateway.writes) == (1, [], writes)


def test_asked_for_more_than_there_are_all_are_taken_back(house: House) -> None:
    said = take_back(house, 99)

    assert (said.code, len(undone(said))) == (0, 4)
    assert {order.number for order in house.book.all(Order)} == set(DRAFTS)


def test_one_click_writes_one_undo_of_all_steps_into_the_journal(house: House) -> None:
    before = len(list(house.book.all(JournalRow)))

    take_back(house, 3)

    fresh = sorted(house.book.all(JournalRow), key=lambda row: row.number or 0)[before:]
    assert {(row.button, row.action) for row in fresh} == {("undo", "undo")}
    assert len({row.click for row in fresh}) == 1


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)


@pytest.fixture
def book(tmp_path: Path, shell: Shell) -> Path:
    """One order registered and audited, in a file."""
    path = Office.opened(tmp_path, *a_day()).path
    for who, button, order in PRESSED[:2]:
        assert shell.click(button, path, order, user=who).code == 0
    return path


def test_from_the_shell_two_steps_give_the_draft_number_back_and_the_book_verifies(shell: Shell, book: Path) -> None:
    answer = shell.json("undo", book, "--steps", "2")

    assert (answer.code, len(answer.said["findings"])) == (0, 2)
    order = FileWorkbook(book).read({Order: Reach.WHOLE}).get(Order, DRAFTS[0])
    assert order is not None
    assert order.commercial is Commercial.DRAFT
    assert shell.json("verify", book).said["equal"]


@pytest.mark.parametrize(("lang", "said"), [("zh", "已撤销 2 步，更早没有"), ("en", "2 of 5 steps taken back")])
def test_from_the_shell_a_person_reads_how_many_of_the_steps_there_were(lang: str, said: str, shell: Shell, book: Path) -> None:
    answer = shell("undo", book, "--steps", "5", "--user", SALES, "--lang", lang)

    assert answer.code == 0
    assert said in " ".join(answer.out.split("\n"))


def test_no_steps_at_all_is_wrong_usage(shell: Shell, book: Path) -> None:
    assert shell("undo", book, "--steps", "0").code == 2
