"""What every test of upgrade starts from: a book of the time before, and the names that headings had then."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from order_logic.columns import Column, columns_of
from tests.gateways.upgrade.older_books import FORMER, an_older_book
from workbook import schema


@pytest.fixture(autouse=True)
def former_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two headings were called otherwise before."""

    def named(record: Any) -> tuple[Column, ...]:
        return tuple(replace(c, formerly=(FORMER[c.label.zh],)) if c.label.zh in FORMER else c for c in columns_of(record))

    monkeypatch.setattr(schema, "columns_of", named)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return an_older_book(tmp_path)
