"""Buttons for which the sample company has no row are pressed on orders that wait for them: on the screen all is as in memory."""

from collections.abc import Iterator

import pytest

from macros.edge import buttons
from order_logic.records import JournalRow
from tests.clicks.books import a_book_of
from tests.clicks.desktop import Desktop
from tests.clicks.endings import LIVED, STILL, ending, faces
from tests.clicks.good_rows import Ends
from tests.clicks.life import Deed
from tests.clicks.moments import AFTERWARDS, WAYS, a_waiting_company
from tests.clicks.pressing import Pair, opened_twice
from tests.walks.house import House

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
PRESSED = [command for button in WAYS for command in (button, AFTERWARDS.get(button)) if command]


@pytest.fixture(scope="module")
def waiting(desktop: Desktop) -> Iterator[tuple[Pair, dict[str, Deed]]]:
    """The book in which everything waits, open, with its twin in memory; and what is pressed, in this order."""
    rows, deeds = a_waiting_company()
    with opened_twice(desktop, a_book_of(desktop.folder, rows), House.now) as made:
        yield made, {deed.command: deed for deed in deeds}


@pytest.mark.parametrize("command", PRESSED)
def test_a_button_moves_what_waits_for_it_on_the_screen_as_in_memory(waiting: tuple[Pair, dict[str, Deed]], command: str) -> None:
    pair, deeds = waiting

    answer = pair.presses_as_noted(deeds[command], House.now + deeds[command].later)

    assert (answer.said, answer.differ) == (answer.expected, [])
    assert answer.ends is Ends.MOVES or command == "undo"


def test_in_the_end_every_sheet_is_the_same_and_one_press_is_journalled_as_taken_back(waiting: tuple[Pair, dict[str, Deed]]) -> None:
    pair, _ = waiting

    journal = pair.twin.rows(JournalRow)
    click = {row.button: row.click for row in journal}

    assert pair.all_differing() == []
    assert [row.button for row in journal if click["confirm_week"] in row.fields] == ["undo"]


def test_every_button_moves_something_on_the_screen_or_it_is_said_why_it_never_does() -> None:
    of_the_sample = {face.name for face in faces() if ending(face) is Ends.MOVES}
    moved = of_the_sample | LIVED | set(PRESSED)

    assert moved | STILL.keys() == buttons().keys()
    assert moved & STILL.keys() == set()
