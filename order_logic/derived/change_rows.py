"""What a change asks for: its rows, read against the order as it stands, and what about them is not clear."""

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from order_logic.book import Book, Key, key_of
from order_logic.columns import Column, Seal, column_of
from order_logic.derived.approval import filled
from order_logic.derived.change_headings import column_named, says_cancel
from order_logic.derived.change_kinds import CHANGEABLE, Turn
from order_logic.derived.change_values import NotReadable, value_from
from order_logic.derived.stages import ZERO, gone_of
from order_logic.flows.documents import Change
from order_logic.records import ChangeField, ChangeRequest, Customer, Order, OrderLine
from order_logic.records.choices import MONEY_ONLY
from order_logic.settings import Settings
from order_logic.text import Text

CHANGE_READS = (ChangeRequest, ChangeField)
_NEW_FIELDS = ("product", "quantity", "price")
WHOLE_DISCOUNT = Decimal(100)


class Asked(NamedTuple):
    """One row that can be carried out: which cell becomes what; a cancellation has no field, a new line no row yet."""

    row: ChangeField
    turn: Turn
    record: type
    key: Key
    field: str
    before: Any
    after: Any


class Unclear(NamedTuple):
    """One row that cannot: at which of its cells, why, and what to do."""

    row: ChangeField
    field: str
    why: Text
    advice: Text


class Read(NamedTuple):
    """The rows of a change."""

    asked: tuple[Asked, ...]
    unclear: tuple[Unclear, ...]

    @property
    def turns(self) -> list[Turn]:
        return [one.turn for one in self.asked]

    @property
    def whole(self) -> bool:
        """Whether the whole order is to be cancelled."""
        return any(one.turn is Turn.CANCEL and one.record is Order for one in self.asked)


_UNKNOWN = Text("没有「{field}」这一项", "there is no field {field}")
_USE_HEADING = Text("请填订单或明细的列名，如 数量、单价、要求交期", "type a heading of Orders or Order lines, such as Quantity")
_OPEN = Text("「{field}」没有封存", "{field} is not sealed")
_TYPE_IT = Text("不必申请变更，直接改即可", "no change is needed: type the new value")
_NOT_BY_CHANGE = Text("「{field}」不能用变更申请改", "{field} is not changed by a change request")
_NEW_ORDER = Text("请取消后另建订单，或用相应的按钮", "cancel and begin a new order, or use its own button")
_LINE_WANTED = Text("「{field}」是明细的列，没有填行号", "{field} is a field of a line: no line number")
_GIVE_LINE = Text("请填行号", "type the line number")
_NO_LINE_WANTED = Text("「{field}」是订单的列", "{field} is a field of the order")
_TAKE_LINE_OFF = Text("请清空行号", "clear the line number")
_NO_VALUE = Text("变更后是空白", "the new value is blank")
_GIVE_VALUE = Text("请填变更后的值；清除文字请填 无", "type the new value; to clear a text type None")
_BAD_VALUE = Text("变更后「{value}」{why}", "the new value {value} {why}")
_CORRECT = Text("请更正变更后的值", "correct the new value")
_SAME = Text("变更后与现值相同：{value}", "the new value is the present one: {value}")
_TAKE_ROW_OFF = Text("请更正，或清空这一行的变更项", "correct it, or clear the field of this row")
_TWICE = Text("「{field}」填了两次", "{field} stands twice")
_NEW_LINE = Text("新行 {line} 还缺：{columns}", "the new line {line} lacks {columns}")
_COMPLETE = Text(
    "订单没有这一行，按新增行处理：请各填一行；行号有误请更正", "the order has no such line, so it is a new one: add a row for each"
)
_NOT_CANCELLED = Text("新行 {line} 不在订单上，无从取消", "line {line} is not on the order and cannot be cancelled")
_SHIPPED = Text("已有发货，增加数量须另开新行", "goods have been shipped: an increase is a new line or an added order")
_OPEN_LINE = Text("请用新行号填 产品编码、数量、单价", "use a new line number with product, quantity and unit price")


def approved_change(order: Order, book: Book) -> ChangeRequest | None:
    """The change of an order that is approved and not carried out yet."""
    return next((c for c in book.by(ChangeRequest, "order", order.number) if c.state is Change.APPROVED), None)


def rows_of(change: ChangeRequest, book: Book) -> list[ChangeField]:
    """The rows of a change in which a field stands, by their numbers."""
    rows = [row for row in book.by(ChangeField, "change", change.number) if row.field.strip()]
    return sorted(rows, key=lambda row: row.number or 0)


def digest_of(change: ChangeRequest, book: Book) -> str:
    """What the rows of a change say, in 16 hex digits: approved is what stood there then."""
    told = [f"{row.line_no}|{row.field.strip()}|{row.after.strip()}" for row in rows_of(change, book)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def read_change(change: ChangeRequest, book: Book, settings: Settings) -> Read:
    """Every row of a change; the order must be in the book."""
    order, rows = book.get(Order, change.order), rows_of(change, book)
    if order is None:
        return Read((), ())
    lines = {line.line_no: line for line in book.by(OrderLine, "order", order.number)}
    found = [_one(row, order, lines, book, settings) for row in rows]
    asked = [one for one in found if isinstance(one, Asked)]
    unclear = [one for one in found if isinstance(one, Unclear)]
    return Read(tuple(asked), (*unclear, *_twice(asked), *_unfinished(asked, found)))


def _one(row: ChangeField, order: Order, lines: dict[int | None, OrderLine], book: Book, settings: Settings) -> Asked | Unclear:
    if says_cancel(row.field):
        return _cancelled(row, order, lines)
    record, column = _place_of(row)
    rows: dict[type, Any] = {Order: order, Customer: book.get(Customer, order.customer), OrderLine: lines.get(row.line_no)}
    target = rows[record]
    if column is None or (record, column.name) not in CHANGEABLE or (target is None and record is Customer):
        return _no_field(row, record, column)
    if not row.after.strip():
        return Unclear(row, "after", _NO_VALUE, _GIVE_VALUE)
    try:
        after = value_from(row.after, column, book, settings)
    except NotReadable as why:
        return Unclear(row, "after", filled(_BAD_VALUE, value=row.after, why=why.reason), _CORRECT)
    if target is None:
        return Asked(row, Turn.NEW_LINE, OrderLine, (order.number, row.line_no), column.name, None, after)
    before = getattr(target, column.name)
    asked = Asked(row, CHANGEABLE[record, column.name], record, key_of(target), column.name, before, after)
    return Unclear(row, "after", filled(_SAME, value=row.after), _TAKE_ROW_OFF) if before == after else _turned(asked, lines, book)


def _place_of(row: ChangeField) -> tuple[type, Column | None]:
    """The record and the column that a row names: of a line where a line number stands, else of the order or its customer."""
    records = (OrderLine,) if row.line_no is not None else (Order, Customer)
    found = [(record, column) for record in records if (column := column_named(row.field, record))]
    return found[0] if found else (records[0], None)


def _turned(one: Asked, lines: dict[int | None, OrderLine], book: Book) -> Asked | Unclear:
    """A quantity goes up or down; up only while nothing has been shipped."""
    if one.turn is not Turn.INCREASE:
        return one
    if one.after < (one.before or ZERO):
        return one._replace(turn=Turn.DECREASE)
    if any(gone_of(line, book).shipped for line in lines.values()):
        return Unclear(one.row, "after", _SHIPPED, _OPEN_LINE)
    return one


def _cancelled(row: ChangeField, order: Order, lines: dict[int | None, OrderLine]) -> Asked | Unclear:
    """The whole order, or a line: of goods what is not shipped ends; a fee is waived."""
    if row.line_no is None:
        return Asked(row, Turn.CANCEL, Order, key_of(order), "", None, None)
    line = lines.get(row.line_no)
    if line is None:
        return Unclear(row, "line_no", filled(_NOT_CANCELLED, line=row.line_no), _USE_HEADING)
    if line.kind in MONEY_ONLY:
        return Asked(row, Turn.PRICE, OrderLine, key_of(line), "discount", line.discount, WHOLE_DISCOUNT)
    return Asked(row, Turn.CANCEL, OrderLine, key_of(line), "", line.quantity, None)


def _no_field(row: ChangeField, record: type, column: Column | None) -> Unclear:
    """Why a heading cannot be changed: on the other sheet, not sealed, not by a change, or not there at all."""
    other = column_named(row.field, Order if record is OrderLine else OrderLine)
    if column is None and other is not None and (Order if record is OrderLine else OrderLine, other.name) in CHANGEABLE:
        wrong = (_NO_LINE_WANTED, _TAKE_LINE_OFF) if record is OrderLine else (_LINE_WANTED, _GIVE_LINE)
        return Unclear(row, "line_no", filled(wrong[0], field=row.field), wrong[1])
    if column is None:
        return Unclear(row, "field", filled(_UNKNOWN, field=row.field), _USE_HEADING)
    words = (_OPEN, _TYPE_IT) if column.seal is Seal.OPEN else (_NOT_BY_CHANGE, _NEW_ORDER)
    return Unclear(row, "field", filled(words[0], field=row.field), words[1])


def _twice(asked: Sequence[Asked]) -> Iterable[Unclear]:
    seen: set[tuple[type, Key, str]] = set()
    for one in asked:
        at = (one.record, one.key, one.field)
        if at in seen:
            yield Unclear(one.row, "field", filled(_TWICE, field=one.row.field), _TAKE_ROW_OFF)
        seen.add(at)


def _unfinished(asked: Sequence[Asked], found: Sequence[object]) -> Iterable[Unclear]:
    """New lines that lack what a line cannot be without; what was typed but could not be read is told already."""
    lines: dict[int | None, list[Asked]] = {}
    for one in asked:
        if one.turn is Turn.NEW_LINE:
            lines.setdefault(one.row.line_no, []).append(one)
    misread = {one.row.line_no for one in found if isinstance(one, Unclear)}
    for line_no, parts in lines.items():
        lacking = [column_of(OrderLine, name).label for name in _NEW_FIELDS if name not in {p.field for p in parts}]
        if lacking and line_no not in misread:
            yield Unclear(parts[0].row, "line_no", filled(_NEW_LINE, line=line_no, columns=lacking), _COMPLETE)
