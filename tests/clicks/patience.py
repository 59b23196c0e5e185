"""Waiting for LibreOffice, with an end."""

import time
from collections.abc import Callable
from typing import TypeVar

from workbook.calc.bridge import load_uno

T = TypeVar("T")
SECONDS = 30.0


def eventually(ask: Callable[[], T | None], seconds: float = SECONDS) -> T:
    """The first answer that is one; fails when none comes in time. What LibreOffice refuses for the moment is asked again."""
    deadline, refused = time.monotonic() + seconds, load_uno().getClass("com.sun.star.uno.Exception")
    while True:
        try:
            if (found := ask()) is not None:
                return found
        except refused:
            pass
        assert time.monotonic() < deadline, f"nothing happened in {seconds} seconds"
        time.sleep(0.05)
