"""The named cells of an open workbook."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.gateways.engine.faults import Named, NoNative

if TYPE_CHECKING:
    from tests.gateways.engine.books import Book


class Names(Named, base_classes.Names):
    """The names of one workbook, in the order of the file."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> NoNative:
        return NoNative()

    def __len__(self) -> int:
        return len(self._book.stored.defined_names)

    def __iter__(self) -> Iterator["Name"]:
        return (Name(name, str(found.attr_text)) for name, found in self._book.stored.defined_names.items())

    def __call__(self, key: int | str) -> "Name":
        return next(name for at, name in enumerate(self, 1) if key in (at, name.name))

    def contains(self, key: str) -> bool:
        return any(key == name.name for name in self)


class Name(Named, base_classes.Name):
    """One name and what it stands for."""

    def __init__(self, name: str, reference: str) -> None:
        self._name, self._reference = name, reference

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        raise NotImplementedError("Name.name: the desk renames nothing")

    @property
    def refers_to(self) -> str:
        return f"={self._reference}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        raise NotImplementedError("Name.refers_to: the desk moves no name")
