"""What a book lacks: sheets, columns, and headings under their former names."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from python_calamine import CalamineWorkbook

from order_logic.characters import heading_key
from order_logic.columns import Column
from order_logic.text import Lang, Text
from workbook.gateway import Unusable
from workbook.grid import NO_HEADINGS
from workbook.schema import SHEETS, Sheet, header_row, places_of, sheet_named

BRING_BACK = Text(
    "请把标题行改回原样，或恢复备份（orderdesk restore）", "put the row of headings back, or restore a backup (orderdesk restore)"
)


class Renaming(NamedTuple):
    """A heading that is called otherwise today; its column counts from 1."""

    column: int
    old: str
    new: str


class Gap(NamedTuple):
    """What one sheet lacks.

    Its heading row counts from 1, ``width`` is its last column with a heading, ``places`` (from 0) are the columns that it has.
    """

    sheet: Sheet
    name: str
    header: int
    width: int
    missing: tuple[Column, ...]
    renamed: tuple[Renaming, ...]
    places: dict[str, int]


class Gaps(NamedTuple):
    """Everything a book lacks: whole sheets, and parts of sheets that are there."""

    sheets: tuple[Sheet, ...]
    parts: tuple[Gap, ...]

    def __bool__(self) -> bool:
        return bool(self.sheets or self.parts)


def gaps_of(cells: CalamineWorkbook, lang: Lang) -> Gaps:
    """What the book lacks of today's schema; raises Unusable for a sheet whose headings are gone."""
    named = [(sheet, sheet_named(sheet.label, cells.sheet_names)) for sheet in SHEETS]
    found = [_gap(cells, sheet, name, lang) for sheet, name in named if name is not None]
    return Gaps(tuple(sheet for sheet, name in named if name is None), tuple(gap for gap in found if gap.missing or gap.renamed))


def rows_of(cells: CalamineWorkbook, name: str, most: int | None = None) -> list[list[Any]]:
    """The rows of a sheet from its first cell on, ``most`` at most."""
    return cells.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most)


def _gap(cells: CalamineWorkbook, sheet: Sheet, name: str, lang: Lang) -> Gap:
    head = rows_of(cells, name, 12)
    at = header_row(sheet, head)
    if at is None:
        raise Unusable(NO_HEADINGS, BRING_BACK, sheet=name, columns=[column.label for column in sheet.columns if column.key])
    places, missing = places_of(sheet, head[at])
    lacking = {m.column for m in missing}
    renamed = [_renaming(column, head[at], places[column.name], lang) for column in sheet.columns if column.name in places]
    width = max(i for i, word in enumerate(head[at], 1) if word not in (None, ""))
    columns = tuple(column for column in sheet.columns if column.label in lacking)
    return Gap(sheet, name, at + 1, width, columns, tuple(r for r in renamed if r), places)


def _renaming(column: Column, headings: Sequence[Any], at: int, lang: Lang) -> Renaming | None:
    old = str(headings[at])
    today = {heading_key(word) for word in column.label}
    return None if heading_key(old) in today else Renaming(at + 1, old, column.label.say(lang))
