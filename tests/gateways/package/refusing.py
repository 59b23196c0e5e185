"""Tries a change that must be refused, and makes sure that nothing happened to the file."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.gateways.package.books import digest
from workbook.package import CellValue, Package, Refusal

Build = Callable[[Path], Path]
Edits = Mapping[str, Mapping[int, Mapping[int, CellValue]]]


def refused(book: Path, edits: Edits, stretch: Mapping[str, int] | None = None) -> Refusal:
    """The refusal of the change; the file and its folder must be as before."""
    before = digest(book)
    with pytest.raises(Refusal) as caught, Package(book) as package:
        package.rewrite(book, edits, stretch or {})
    assert digest(book) == before
    assert [one.name for one in book.parent.iterdir()] == [book.name]
    assert "?" not in caught.value.say("zh")
    return caught.value
