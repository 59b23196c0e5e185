"""A click with a real mouse, from the button to the message, the cells and the file."""

from collections.abc import Iterator

import pytest

from tests.clicks.books import DRAFTS, a_day_book
from tests.clicks.clerk import Clerk
from tests.clicks.desktop import Desktop

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def clerk(desktop: Desktop) -> Iterator[Clerk]:
    clerk = Clerk.at(desktop, a_day_book(desktop.folder))
    yield clerk
    clerk.closes()


def test_a_click_registers_the_selected_order_and_says_so(clerk: Clerk) -> None:
    before = clerk.path.read_bytes()
    clerk.selects("订单", "B6")

    clerk.clicks(clerk.buttons("订单")["register"])
    said = clerk.answers()

    assert "1" in said
    assert clerk.value("订单", "A5") == DRAFTS[0]
    assert clerk.value("订单", "A6").startswith("SO")
    assert clerk.path.read_bytes() == before
