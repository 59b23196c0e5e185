"""What several tests of the journal share."""

from pathlib import Path

import pytest

from tests.gateways.journal.long_books import long_book


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A book on disk with 14 journal rows, the last four of one click."""
    return long_book(tmp_path / "订单.xlsx")
