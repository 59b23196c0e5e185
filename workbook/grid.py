"""A block of cells becomes rows of a record, column by column; what cannot be read becomes a fault at its cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from order_logic.book import Fault, Key, Table, order_field
from order_logic.columns import Column, Kind, Owner, key_fields
from order_logic.records import Order, Receipt
from order_logic.text import Text
from workbook.blocks import made_of, setters, turned
from workbook.gateway import Reach, Unusable
from workbook.reading import read_cells
from workbook.schema import Sheet, header_row, places_of
from workbook.unreadable import KEPT_BY_BUTTONS, REFILL, Unreadable

BLANKS = frozenset({None, ""})
_NO_KEY = Text("{sheet} 第 {row} 行缺少「{heading}」", "{sheet}, row {row}: no {heading}")
_TWICE = Text("{sheet} 第 {row} 行与第 {first} 行的「{heading}」重复：{shown}", "{sheet}, row {row}: {shown} stands in row {first} already")
_MAKE_UNIQUE = Text("请改成不重复的，或删去多余的一行", "make it unique or clear the extra row")
_FILL_KEY = Text(
    "请填写；新订单选中该行点「新建订单」，新收款点「收款登记」",
    "fill it in; for a new order press New order on the row, for money Register receipt",
)
_FILL_IN = Text("请填写；不要的行请清空", "fill it in, or clear the row")
NO_HEADINGS = Text("工作表「{sheet}」前 12 行里找不到带「{columns}」的标题行", "sheet {sheet} has no heading row with {columns}")
NO_COLUMN = Text("工作表「{sheet}」标题行（第 {row} 行）缺少列：{columns}", "sheet {sheet} lacks {columns} in its heading row {row}")
PUT_BACK = Text("请恢复列标题，或运行 orderdesk upgrade 补上", "put the headings back, or run orderdesk upgrade to add them")
_NOT_TYPED = {Owner.DERIVED: REFILL, Owner.DESK: KEPT_BY_BUTTONS}

WAITING = frozenset({Order, Receipt})
"""Records whose rows people may type without a number: a button gives it."""


def waiting(record: type, row: int) -> str:
    """Under what a row without a number waits for it: #7 for an order in row 7, #Receipt7 for a receipt."""
    return f"#{'' if record is Order else record.__name__}{row}"


@dataclass(slots=True)
class Places:
    """Where the rows and columns of one record stand in its sheet; rows and columns count from 1."""

    sheet: Sheet
    name: str
    header: int
    columns: dict[str, int]
    rows: dict[Key, int] = field(default_factory=dict)
    last: int = 0
    keyless: dict[int, Key] = field(default_factory=dict)  # rows that no key finds, and the key under which their faults are told

    def row_of(self, key: Key) -> int | None:
        """The row of a key, be it a row's own or the one under which a fault is told."""
        return self.rows.get(key) or next((row for row, told in self.keyless.items() if told == key), None)


def locate(sheet: Sheet, name: str, head: Sequence[Sequence[Any]]) -> Places:
    """Finds the heading row among the first rows; raises Unusable when it or a column is not there."""
    at = header_row(sheet, head)
    if at is None:
        keys = [column.label for column in sheet.columns if column.key]
        raise Unusable(NO_HEADINGS, PUT_BACK, sheet=name, columns=keys)
    columns, missing = places_of(sheet, head[at])
    if missing:
        raise Unusable(NO_COLUMN, PUT_BACK, sheet=name, row=at + 1, columns=[m.column for m in missing])
    return Places(sheet, name, at + 1, {f: i + 1 for f, i in columns.items()}, last=at + 1)


def read_rows(places: Places, rows: Iterable[Sequence[Any]], reach: Reach, orders: frozenset[str]) -> tuple[Table, list[Fault]]:
    """The rows below the headings (the first one stands in row ``header + 1``) and their faults; fills ``places``."""
    numbers, cells = _chosen(places, rows, reach, orders)
    values: dict[str, list[Any]] = {}
    bad: list[tuple[int, Column, Unreadable, Any]] = []
    for column in places.sheet.columns:
        at = places.columns[column.name] - 1
        values[column.name], faults = read_cells(column, cells[at] if at < len(cells) else [None] * len(numbers))
        bad += [(i, column, why, cell) for i, why, cell in faults]
    table, faulty = _built(places, numbers, values)
    keys = {row: key for key, row in places.rows.items()} | places.keyless if bad else {}
    for i, column, why, cell in bad:
        remedy = _NOT_TYPED.get(column.owner, why.remedy)
        faulty.append(Fault(places.sheet.record, keys[numbers[i]], column.name, why.reason, remedy, _shown(cell)))
    return table, faulty


def _chosen(places: Places, rows: Iterable[Sequence[Any]], reach: Reach, orders: frozenset[str]) -> tuple[list[int], list[list[Any]]]:
    """Row numbers of the rows that are wanted and not blank, and their cells column by column; notes the last row that holds anything."""
    if reach is Reach.WHOLE:
        return _filled(places, turned(rows))
    keyed, own = [places.columns[name] - 1 for name in key_fields(places.sheet.record)], [i - 1 for i in places.columns.values()]
    numbers: list[int] = []
    kept: list[Sequence[Any]] = []
    order_at = places.columns[order_field(places.sheet.record)] - 1 if reach is Reach.PICKED else -1
    first = keyed[0]
    for number, row in enumerate(rows, places.header + 1):
        if row[first] in (None, "") and _blank(row, keyed) and _blank(row, own):
            continue
        places.last = number
        if reach is Reach.TAIL:
            if not kept or _count(row[first]) >= _count(kept[0][first]):  # people sort sheets: the last row has the highest number
                numbers, kept = [number], [row]
        elif order_at < 0 or code_of(row[order_at]) in orders:
            numbers.append(number)
            kept.append(row)
    return numbers, turned(kept)


def _filled(places: Places, columns: list[list[Any]]) -> tuple[list[int], list[list[Any]]]:
    """The numbers of the rows that are not blank, and the columns without the others."""
    keys = columns[places.columns[key_fields(places.sheet.record)[0]] - 1] if columns else []
    numbers = list(range(places.header + 1, places.header + 1 + len(keys)))
    if not BLANKS.isdisjoint(keys):  # as a rule no row lacks its key, and none need be looked at
        own = [columns[i - 1] for i in places.columns.values() if i <= len(columns)]
        filled = [key not in (None, "") or any(column[at] not in (None, "") for column in own) for at, key in enumerate(keys)]
        numbers, columns = list(compress(numbers, filled)), [list(compress(column, filled)) for column in columns]
    places.last = numbers[-1] if numbers else places.last
    return numbers, columns


def _count(cell: Any) -> float:
    return cell if isinstance(cell, float | int) else 0.0


def code_of(cell: Any) -> str:
    """An order number as it is read, also when it was stored as a value."""
    return cell.strip() if isinstance(cell, str) else f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _blank(row: Sequence[Any], positions: Sequence[int]) -> bool:
    return not any(row[i] not in (None, "") for i in positions if i < len(row))


def _built(places: Places, numbers: list[int], values: dict[str, list[Any]]) -> tuple[Table, list[Fault]]:
    """The rows under their keys; those without one, or with that of another row, become faults."""
    record, table = places.sheet.record, Table()
    made = made_of(record, len(numbers), values)
    names = key_fields(record)
    keys = list(zip(*(values[name] for name in names), strict=True)) if made else []
    optional = {c.name for c in places.sheet.columns if c.key and c.blank == "" and c.kind is Kind.CODE} - {names[0]}
    table.rows = dict(zip(keys, made, strict=True))
    if len(table.rows) == len(keys) and all(BLANKS.isdisjoint(values[name]) for name in names):
        places.rows = dict(zip(keys, numbers, strict=True))  # nothing amiss: no look at each row
        return table, []
    return _one_by_one(places, zip(made, numbers, keys, strict=True), optional)


def _one_by_one(places: Places, rows: Iterable[tuple[Any, int, Key]], optional: set[str]) -> tuple[Table, list[Fault]]:
    """The rows of a sheet on which a key is missing or stands twice, each looked at."""
    record, table, faults = places.sheet.record, Table(), list[Fault]()
    names = key_fields(record)
    for row, number, key in rows:
        told = _told(key, number)
        lacking = next((n for n, part in zip(names, key, strict=True) if part in (None, "") and n not in optional), None)
        if lacking is not None:
            faults.append(_without_key(places, told, number, lacking))
            if record not in WAITING:
                places.keyless[number] = told
                continue
            key = (waiting(record, number),)  # noqa: PLW2901 - a row typed without a number waits under its row number
            setters(record)["number"](row, key[0])
            table.rows[key], places.rows[key] = row, number
        elif key in table.rows:
            shown = " ".join(str(part) for part in key)
            words = _said(_TWICE, places, names[0], row=number, first=places.rows[key], shown=shown)
            places.keyless[number] = told
            faults.append(Fault(record, told, names[-1], words, _MAKE_UNIQUE, shown))
        else:
            table.rows[key], places.rows[key] = row, number
    return table, faults


def _told(key: Key, number: int) -> Key:
    """The key under which the faults of a row are told that has none of its own: the order it belongs to, and its row number."""
    return (*(key[:1] if key[0] not in (None, "") else ()), f"#{number}")


def _without_key(places: Places, told: Key, number: int, name: str) -> Fault:
    record = places.sheet.record
    return Fault(record, told, name, _said(_NO_KEY, places, name, row=number), _FILL_KEY if record in WAITING else _FILL_IN, "")


def _shown(cell: Any) -> str:
    """A cell as a person can look at it."""
    return "".join(sign if sign.isprintable() else "·" for sign in str(cell)[:60])


def _said(text: Text, places: Places, name: str, **facts: Any) -> Text:
    label, heading = places.sheet.label, places.sheet.heading(name)
    return Text(text.say("zh", sheet=label, heading=heading, **facts), text.say("en", sheet=label, heading=heading, **facts))
