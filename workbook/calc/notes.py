"""Notes on cells."""

from typing import Any

from xlwings import base_classes

_NOTE = 8  # com.sun.star.sheet.CellFlags: ANNOTATION


class Note(base_classes.Note):
    """The note on one cell."""

    def __init__(self, cells: Any) -> None:
        self._cells = cells

    @property
    def api(self) -> Any:
        """LibreOffice's own note."""
        return self._cells.getCellByPosition(0, 0).getAnnotation()

    @property  # type: ignore[misc]  # the desk puts notes on and takes them off, it rewrites none
    def text(self) -> str:
        return str(self.api.getString())

    def delete(self) -> None:
        self._cells.clearContents(_NOTE)


def note_on(cells: Any) -> Note | None:
    """The note on a cell, if there is one."""
    found = Note(cells)
    return found if found.text else None


def put_note(cells: Any, text: str) -> Note:
    """Puts a note on a cell."""
    cells.getSpreadsheet().getAnnotations().insertNew(cells.getCellByPosition(0, 0).getCellAddress(), text)
    return Note(cells)
