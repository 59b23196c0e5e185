"""Every button of the other sheets, pressed on a good row and on a cell of no row: the screen says and shows what memory does."""

import pytest

from order_logic.records import Order
from tests.clicks.endings import faces
from tests.clicks.test_press_orders import (
    test_a_button_answers_on_the_screen_as_in_memory,
    test_a_mouse_has_clicked_on_every_sheet,
    test_in_the_end_every_row_of_every_sheet_is_the_same,
)

__all__ = [
    "test_a_button_answers_on_the_screen_as_in_memory",
    "test_a_mouse_has_clicked_on_every_sheet",
    "test_in_the_end_every_row_of_every_sheet_is_the_same",
]
pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
FACES = [face for face in faces() if face.sheet not in (None, Order)]
