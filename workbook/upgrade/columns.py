"""Gives a sheet the columns it lacks, at the right end of its table, and its headings their names of today."""

from collections.abc import Sequence
from copy import deepcopy
from functools import partial
from typing import Any, NamedTuple

from lxml import etree

from order_logic.text import Lang, Text
from workbook.gateway import Unusable
from workbook.package.areas import Area, cell_name, column_name, read_area
from workbook.package.elements import parsed, written
from workbook.package.tables import TablePlace
from workbook.schema import HEADER_ROW
from workbook.upgrade.colours import colour, colours_of
from workbook.upgrade.fresh import Fresh, FreshColumn
from workbook.upgrade.gaps import Gap
from workbook.upgrade.parts import Parts
from workbook.upgrade.shape import MAIN, placed, with_column, with_extent
from workbook.upgrade.touch import Put
from workbook.upgrade.twins import Twins, twins_of

_SPARE = 2000  # rows below the last one that dropdowns reach, as in a new book
TAKEN = Text(
    "工作表「{sheet}」的 {cell} 已有内容，补列会盖住它", "cell {cell} on sheet {sheet} is filled, and the missing columns go there"
)
_NEXT_TABLE = Text(
    "工作表「{sheet}」的表格右侧紧挨着表格「{table}」，没有地方补列", "table {table} on sheet {sheet} leaves no room for missing columns"
)
MOVE = Text("请把它移开几列，再运行 orderdesk upgrade", "move it a few columns to the right, then run orderdesk upgrade again")


class Room(NamedTuple):
    """Where the missing columns of a sheet go: the first of them, and the last row of its table."""

    first: int
    last_row: int
    table: TablePlace | None


def fill_gap(parts: Parts, gap: Gap, rows: Sequence[Sequence[Any]], fresh: Fresh, lang: Lang) -> None:
    """Adds the missing columns and renames headings; raises Unusable where users' own cells stand in the way."""
    room = _room(parts, gap, rows)
    part = parts.layout.sheets[gap.name]
    touch = parts.touch(part)
    for renaming in gap.renamed:
        touch.put(gap.header, renaming.column, Put(renaming.new))
    name, order = gap.sheet.label.say(lang), list(gap.sheet.columns)
    twins = twins_of(parts, gap, fresh, name)
    for at, column in enumerate(gap.missing, room.first):
        drawn = fresh.column(name, order.index(column))
        _draw(parts, gap, at, drawn, twins)
        touch.put(gap.header, at, Put(column.label.say(lang), b"%d" % twins.heading(drawn)))
        first, last = gap.header + 1, room.last_row + _SPARE
        touch.tails.append(partial(_assist, drawn=drawn, column=at, first=first, last=last))
        area = f"{column_name(at)}{first}:{column_name(at)}{last}"
        touch.tails.append(partial(colour, rules=colours_of(drawn, fresh, at, first), area=area))
    if room.table is not None:
        headings = [column.label.say(lang) for column in gap.missing]
        parts.put(room.table.part, _table(parts.read(room.table.part), gap, room.table, headings))


def _room(parts: Parts, gap: Gap, rows: Sequence[Sequence[Any]]) -> Room:
    table = next((t for t in parts.layout.tables.values() if t.sheet == gap.name and t.area.holds(gap.header, 1 + _key(gap, rows))), None)
    first = table.last_column + 1 if table else gap.width + 1
    last = first + len(gap.missing) - 1
    last_row = table.last_row if table else len(rows)
    for number in range(gap.header, last_row + 1):
        for column in range(first, last + 1):
            row = rows[number - 1] if number <= len(rows) else ()
            if column <= len(row) and row[column - 1] not in (None, ""):
                raise Unusable(TAKEN, MOVE, sheet=gap.name, cell=cell_name(number, column))
    new = Area(gap.header, first, last_row, last)
    for other in parts.layout.tables.values():
        if gap.missing and other.sheet == gap.name and other.area.meets(new):
            raise Unusable(_NEXT_TABLE, MOVE, sheet=gap.name, table=other.name)
    return Room(first, last_row, table)


def _key(gap: Gap, rows: Sequence[Sequence[Any]]) -> int:
    """A column (from 0) that surely is the sheet's own: that of its first heading of today or before."""
    words = {word for column in gap.sheet.columns for word in (*column.label, *column.formerly)}
    return next((at for at, word in enumerate(rows[gap.header - 1]) if word in words), 0)


def _draw(parts: Parts, gap: Gap, at: int, drawn: FreshColumn, twins: Twins) -> None:
    """Width and look of the whole column, and the band above the heading where the sheet still has it."""
    touch = parts.touch(parts.layout.sheets[gap.name])
    touch.heads += [partial(with_column, number=at, named=twins.column(drawn)), partial(with_extent, row=gap.header, column=at)]
    if gap.header == HEADER_ROW:
        touch.put(gap.header - 1, at, Put(None, b"%d" % twins.band(drawn)))


def _assist(root: etree._Element, drawn: FreshColumn, column: int, first: int, last: int) -> None:
    """The column's dropdown, or its refusal of typing."""
    for rule in drawn.validations:
        rules = placed(root, "dataValidations")
        own = deepcopy(rule)
        own.set("sqref", f"{column_name(column)}{first}:{column_name(column)}{last}")
        rules.append(own)
        rules.set("count", str(len(rules)))


def _table(xml: bytes, gap: Gap, place: TablePlace, headings: Sequence[str]) -> bytes:
    """The table with its headings renamed and its new columns at the right end."""
    root = parsed(xml)
    columns = root.find(f"{MAIN}tableColumns")
    if columns is None:
        return xml
    for renaming in gap.renamed:
        if place.first_column <= renaming.column <= place.last_column:
            columns[renaming.column - place.first_column].set("name", renaming.new)
    for heading in headings:
        number = max(int(one.get("id", "0")) for one in columns) + 1
        etree.SubElement(columns, f"{MAIN}tableColumn", id=str(number), name=heading)
    columns.set("count", str(len(columns)))
    for one in (root, *root.iter(f"{MAIN}autoFilter")):
        area = read_area(one.get("ref", ""))
        if area and area.last_column == place.last_column:
            one.set("ref", area._replace(last_column=area.last_column + len(headings)).text)
    return written(root)
