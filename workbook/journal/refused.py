"""Why a click cannot be taken back, and where it stands."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, NamedTuple, Protocol

from order_logic.book import Book, Key, order_field
from order_logic.columns import column_of
from order_logic.flows.commercial import UNDER_WAY, Commercial
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote
from order_logic.seals import seal_in
from order_logic.text import Lang, Text
from workbook.journal.verdict import shown
from workbook.schema import SHEET_OF


class Why(Enum):
    """The reasons, in both languages, each with what to do."""

    SHIPPED = (
        Text("出库单 {note} 的货已于 {day} 发出，不能撤销", "the goods of outbound note {note} left on {day}: that cannot be taken back"),
        Text("请改用拒收、退货或申请变更", "use refuse, a return or a change request instead"),
    )
    ARCHIVED = (
        Text("订单 {order} 已写入归档册，不能撤销", "order {order} lies in the archive: that cannot be taken back"),
        Text("归档是最后一步；如有后续业务请新建订单", "archiving is the last step; for anything that follows begin a new order"),
    )
    HANDED_OUT = (
        Text("{paper} {number} 已于 {day} 正式打印，不能撤销", "{paper} {number} was printed for good on {day}: that cannot be taken back"),
        Text("请改用申请变更、取消或作废，并收回这份单据", "use a change request, cancel or void, and call that paper in"),
    )
    CHANGED = (
        Text("「{field}」后来又改过：操作时为「{left}」，现为「{now}」", "{field} was changed since: the click left {left}, it is {now}"),
        Text("请先改回，再撤销", "put it back first, then undo"),
    )
    GONE = (Text("要撤销的行已不在表中", "the row is no longer there"), Text("请先用备份恢复", "restore a backup first"))
    STAYS = (
        Text("「{sheet}」新增的「{key}」没有作废的办法", "{sheet}: nothing voids the new row {key}"),
        Text("请在表中直接改这一行；这次操作没有撤销", "correct the row on its sheet; the click was not taken back"),
    )
    LINE = (
        Text(
            "订单 {order} 由此新增的第 {line} 行已是订单的一部分，不能撤销", "line {line}, which this added, is part of order {order} now"
        ),
        Text("不再交这一行时，请选中它按「终止未交」", "if it is not to be delivered, select it and press Short close"),
    )
    SEAL = (
        Text(
            "订单 {order} 的内容在此操作之后被改过，撤销后与封签不符",
            "order {order} was edited after this click; undone, its seal would not fit",
        ),
        Text("请先把改动改回，再撤销", "put the edits back first, then undo"),
    )


class Refused(NamedTuple):
    """Why nothing is undone, and the cell (record, key, field) at which it stands."""

    why: Why
    facts: dict[str, Any]
    record: Any
    key: Key
    field: str = ""

    def say(self, lang: Lang) -> str:
        """The reason."""
        return self.why.value[0].say(lang, **self.facts)

    def advice(self, lang: Lang) -> str:
        """What to do."""
        return self.why.value[1].say(lang, **self.facts)


class Traced(Protocol):
    """What is known of a row that the click touched."""

    record: Any
    first: Key
    key: Key
    added: bool
    edits: dict[str, tuple[Any, Any]]


def row_gone(record: Any, key: Key) -> Refused:
    """The row is no longer there."""
    return Refused(Why.GONE, {}, record, key)


def row_stays(record: Any, key: Key) -> Refused:
    """Nothing voids a new row of this kind, a line of an order among them."""
    if record is OrderLine:
        return Refused(Why.LINE, {"order": key[0], "line": key[1]}, record, key)
    return Refused(Why.STAYS, {"sheet": SHEET_OF[record].label, "key": " ".join(map(str, key))}, record, key)


def changed_since(record: Any, key: Key, name: str, left: Any, now: Any) -> Refused:
    """Somebody changed the cell after the click."""
    return Refused(Why.CHANGED, {"field": column_of(record, name).label, "left": shown(left), "now": shown(now)}, record, key, name)


def left_the_house(book: Book, traces: Iterable[Traced]) -> Refused | None:
    """Refuses when goods have gone out on a note that the click made or changed, or on an order that it brought this far, or when an order
    lies in an archive."""
    for trace in traces:
        if trace.record is Order and trace.edits.get("commercial", (None, None))[1] is Commercial.ARCHIVED:
            return Refused(Why.ARCHIVED, {"order": trace.key[0]}, Order, trace.key, "commercial")
        for note in _notes(book, trace):
            if note.shipped_on is not None and not note.voided:
                facts = {"note": note.number, "day": note.shipped_on}
                return Refused(Why.SHIPPED, facts, OutboundNote, (note.number,), "shipped_on")
    return None


def _notes(book: Book, trace: Traced) -> list[OutboundNote]:
    """The outbound notes that stand or fall with what the click did to this row."""
    if trace.record in (OutboundNote, OutboundLine):
        note = book.get(OutboundNote, trace.key[0])
        return [note] if note else []
    began = trace.added or "number" in trace.edits or trace.edits.get("commercial", (None,))[0] in UNDER_WAY
    if trace.record is not Order or not began:
        return []
    lines = {line.note for line in book.by(OutboundLine, order_field(OutboundLine), trace.key[0])}
    return [n for n in book.all(OutboundNote) if n.order == trace.key[0] or n.number in lines]


def seal_differs(after: Book, traces: Iterable[Traced]) -> Refused | None:
    """Refuses when an order, back in its sealed state, is not what had been sealed: open fields were edited in between."""
    for trace in traces:
        seal = trace.edits.get("seal", ("",))[0] if trace.record is Order and not trace.added else ""
        if seal and not str(trace.first[0]).startswith("#") and seal_in(after, str(trace.first[0])) != seal:
            return Refused(Why.SEAL, {"order": trace.first[0]}, Order, trace.key, "seal")
    return None
