"""Notes on the cells in which a click found something; the click that looks again and finds nothing takes them off."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbook.gateway import Mark
from workbook.grid import Places
from workbook.nameplate import PLATE

if TYPE_CHECKING:
    import xlwings

MARK = "【订单台】"
"""How our notes begin; a note that begins otherwise is a person's and stays."""
MOST = 40
_LINE = "notes"  # the line of the hidden sheet that remembers where notes are

Sheets = Mapping[str, "xlwings.Sheet"]


class Noted(NamedTuple):
    """A note that is out: of which order, and the cell, by what names it and by where it was."""

    order: str
    sheet: str
    key: str
    field: str
    row: int
    column: int


class Memory(NamedTuple):
    """The line of the hidden sheet that knows our notes, and what it says."""

    row: int
    noted: tuple[Noted, ...] = ()


def remembered(plate: Sequence[Sequence[object]]) -> Memory:
    """What the hidden sheet says of our notes; nothing where somebody spoiled the line."""
    at = next((n for n, line in enumerate(plate, 1) if line and line[0] == _LINE), 0)
    try:
        return Memory(at, tuple(Noted(*one) for one in json.loads(str(plate[at - 1][1])))) if at else Memory(len(plate) + 1)
    except (ValueError, TypeError):
        return Memory(at)


def renewed(sheets: Sheets, places: Mapping[type, Places], memory: Memory, marks: Iterable[Mark], about: frozenset[str] | None) -> Memory:
    """Takes off the notes of the orders that this click was ``about`` (None: of all), puts the new ones on, and remembers them."""
    known = {one.name: one for one in places.values()}
    kept: list[Noted] = []
    for noted in memory.noted:
        if about is None or noted.order in about:
            _take_off(sheets, known.get(noted.sheet), noted)
        else:
            kept.append(noted)
    for mark in marks:
        spot = _spot(places, mark) if len(kept) < MOST else None
        if spot is not None and (cell := sheets[spot.sheet].range((spot.row, spot.column))).note is None:
            cell.add_note(f"{MARK}{mark.text}")
            kept.append(spot)
    if tuple(kept) != memory.noted:
        line = sheets[PLATE].range((memory.row, 1), (memory.row, 2))
        line.value = [[_LINE, json.dumps(kept, ensure_ascii=False)]]
    return memory._replace(noted=tuple(kept))


def _spot(places: Mapping[type, Places], mark: Mark) -> Noted | None:
    """Where a note belongs; None for a cell that this click has not read."""
    at = places.get(mark.record) if mark.record else None
    row, column = (at.row_of(mark.key), at.columns.get(mark.field)) if at else (None, None)
    return Noted(mark.order, at.name, _said(mark.key), mark.field, row, column) if at and row and column else None


def _take_off(sheets: Sheets, places: Places | None, noted: Noted) -> None:
    """The note goes, from where its row stands now or else where it stood; one that a person rewrote stays."""
    rows = [row for key, row in places.rows.items() if _said(key) == noted.key] if places else []
    column = places.columns.get(noted.field, noted.column) if places else noted.column
    for row in dict.fromkeys((*rows, noted.row)):
        note = sheets[noted.sheet].range((row, column)).note if noted.sheet in sheets else None
        if note is not None and note.text.startswith(MARK):
            note.delete()
            return


def _said(key: Iterable[object]) -> str:
    return " ".join(str(part) for part in key)
