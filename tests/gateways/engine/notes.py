"""Notes on cells."""

from typing import Any

from openpyxl.comments import Comment
from xlwings import base_classes

from tests.gateways.engine.faults import Named, NoNative


class Note(Named, base_classes.Note):
    """The note on one cell."""

    def __init__(self, cell: Any) -> None:
        self._cell = cell

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def text(self) -> str:
        return str(self._cell.comment.text)

    @text.setter
    def text(self, value: str) -> None:
        raise NotImplementedError("Note.text: the desk puts notes on and takes them off")

    def delete(self) -> None:
        self._cell.comment = None


def note_on(cell: Any, text: str) -> Note:
    """A cell that has a note from now on."""
    cell.comment = Comment(text, "Excel")
    return Note(cell)
