"""Changes of rows become values of cells: which sheet, which row, which column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from order_logic.book import Add, Change, Edit, key_of
from order_logic.columns import column_of
from order_logic.records import FoundProblem
from order_logic.text import Lang
from workbook.grid import Places
from workbook.kinds import cell_of
from workbook.package.cells import Link

LONGEST_LINK = 255
"""What a formula may hold between its quotation marks; a longer place stays plain text."""
_PLACE = re.compile(r"([^!']+)!([A-Z]+[0-9]+)")


@dataclass(slots=True)
class Sheeted:
    """Cells to write, sheet by sheet, and the last row that each sheet then has."""

    cells: dict[str, dict[int, dict[int, Any]]] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def put(self, sheet: str, row: int, column: int, value: Any) -> None:
        self.cells.setdefault(sheet, {}).setdefault(row, {})[column] = value

    def reaching(self, read: Mapping[str, int]) -> dict[str, int]:
        """Sheet -> last row, for the sheets that are written: their new rows, and what people typed below (``read``: the last row read)."""
        return {sheet: max(self.last.get(sheet, 0), read.get(sheet, 0)) for sheet in self.cells}


def planned(changes: Sequence[Change], places: Mapping[type, Places], lang: Lang) -> Sheeted:
    """Every change as cells; ``places`` learns where renamed and new rows stand. Raises KeyError for a row that was not read."""
    plan = Sheeted()
    for change in changes:
        at = places[change.record]
        if isinstance(change, Add):
            _add(plan, at, change, lang)
        else:
            _edit(plan, at, change, lang)
    return plan


def is_link(record: type, name: str) -> bool:
    """Whether cells of this field lead somewhere: the place of a finding does."""
    return record is FoundProblem and name == "place"


def linked(record: type, name: str, said: Any) -> Any:
    """What a cell says, as a link where it names the place of a finding."""
    place = _PLACE.match(said) if is_link(record, name) and said and len(said) <= LONGEST_LINK else None
    return Link(said, f"'{place[1]}'!{place[2]}") if place else said


def _written(record: type, name: str, value: Any, lang: Lang) -> Any:
    return linked(record, name, cell_of(value, lang))


def _edit(plan: Sheeted, at: Places, change: Edit, lang: Lang) -> None:
    row = at.rows[change.key]
    plan.put(at.name, row, at.columns[change.field], _written(change.record, change.field, change.after, lang))
    if column_of(change.record, change.field).key:
        names = [c.name for c in at.sheet.columns if c.key]
        key = tuple(change.after if n == change.field else part for n, part in zip(names, change.key, strict=True))
        del at.rows[change.key]
        at.rows[key] = row


def _add(plan: Sheeted, at: Places, change: Add, lang: Lang) -> None:
    at.last += 1
    at.rows[key_of(change.row)] = at.last
    plan.last[at.name] = at.last
    for name, column in at.columns.items():
        value = _written(change.record, name, getattr(change.row, name), lang)
        if value is not None:
            plan.put(at.name, at.last, column, value)
