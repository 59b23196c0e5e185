"""What an order becomes by a change: its new values, and the goods under way that it no longer needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.columns import column_of
from order_logic.derived.amounts import gross_of
from order_logic.derived.change_kinds import OTHER_GOODS, Turn
from order_logic.derived.change_rows import Asked, Read, read_change
from order_logic.derived.stages import ZERO, gone_of, goods_of, stages_of
from order_logic.derived.steps import changing, pending_promise
from order_logic.flows.quantity import Stage
from order_logic.money import line_amount
from order_logic.records import ChangeRequest, Order, OrderLine, Product, Promise
from order_logic.records.choices import LineKind
from order_logic.settings import Settings

_FROM_PRODUCT = ("name", "model", "unit", "tax_rate")
_FREE_FIRST = (Stage.WAITING, Stage.LOCKED, Stage.PASSED, Stage.BUYING, Stage.MAKING)
"""From where goods are taken first when fewer are wanted: what costs least comes first."""
_LESS_FIRST = (Stage.ENDED, *_FREE_FIRST)
"""The same for a lower quantity: what was ended before need not be counted any more."""
COSTLY = frozenset({Stage.PASSED, Stage.BUYING, Stage.MAKING})
"""Made or bought for the order: to want less of it takes a cost note (SPEC 2, point 2)."""
STUCK = (Stage.TO_INSPECT, Stage.NOTED, Stage.RELEASED)
"""Goods that must first be inspected, or taken off their outbound note."""


class Cut(NamedTuple):
    """A quantity of a line that leaves a stage: for OPEN when the line goes on without it, for ENDED when it is cancelled."""

    line: OrderLine
    stage: Stage
    end: Stage
    quantity: Decimal


def new_values(change: ChangeRequest, book: Book, settings: Settings) -> list[Change]:
    """The edits and new lines by which a change is written into its order, amounts included; goods are another matter."""
    read, order = read_change(change, book, settings), book.get(Order, change.order)
    if order is None:
        return []
    changes: list[Change] = [
        Edit(one.record, one.key, one.field, one.before, one.after) for one in read.asked if one.field and one.turn is not Turn.NEW_LINE
    ]
    changes += [Add(OrderLine, line) for line in _new_lines(read, order, book)]
    changes += _moved_contract(read, order)
    changes += _date_in_force(order, book)
    return [*changes, *_amounts(book.tried(changes), order)]


def _new_lines(read: Read, order: Order, book: Book) -> Iterator[OrderLine]:
    found: dict[int | None, dict[str, Any]] = {}
    for one in read.asked:
        if one.turn is Turn.NEW_LINE:
            found.setdefault(one.row.line_no, {})[one.field] = one.after
    for line_no, values in found.items():
        product = book.get(Product, values.get("product", ""))
        usual = {name: getattr(product, name) for name in _FROM_PRODUCT} if product else {}
        yield OrderLine(order=order.number, line_no=line_no, **{"kind": LineKind.GOODS} | usual | values)


def _moved_contract(read: Read, order: Order) -> Iterator[Edit]:
    """The contract date moves along with a later requested date, unless the change says otherwise (R-66)."""
    days = {one.field: one.after for one in read.asked if one.record is Order}
    wanted, due = days.get("requested_on"), order.contract_due_on
    if wanted and due and wanted > due and "contract_due_on" not in days:
        yield Edit(Order, key_of(order), "contract_due_on", due, wanted)


def _date_in_force(order: Order, book: Book) -> Iterator[Edit]:
    """The date that was promised while the change went round."""
    given = pending_promise(order, book)
    if given is not None and changing(order, book):
        yield Edit(Promise, key_of(given), "pending", given.pending, None)
        if given.promised_on != order.promised_on:
            yield Edit(Order, key_of(order), "promised_on", order.promised_on, given.promised_on)


def _amounts(after: Book, order: Order) -> Iterator[Edit]:
    """The amounts of lines and order as they become: the rules that look at the changed order need them at once."""
    head, total = after.get(Order, order.number) or order, ZERO
    for line in after.by(OrderLine, "order", order.number):
        total += gross_of(line, head)
        if line.quantity is not None and line.price is not None:
            amount = line_amount(line.quantity, line.price, line.discount or ZERO)
            if amount != line.amount:
                yield Edit(OrderLine, key_of(line), "amount", line.amount, amount)
    if total != head.amount:
        yield Edit(Order, key_of(head), "amount", head.amount, total)


def changed_amount(change: ChangeRequest, book: Book, settings: Settings) -> Decimal:
    """What the order comes to with the change, in 元 with tax; a cancelled order comes to nothing."""
    if read_change(change, book, settings).whole:
        return ZERO
    after = book.tried(new_values(change, book, settings)).get(Order, change.order)
    return (after.amount if after else None) or ZERO


def cuts_of(change: ChangeRequest, book: Book, settings: Settings) -> list[Cut]:
    """What leaves its stage when the change is carried out, in the order in which it is taken."""
    read = read_change(change, book, settings)
    return [cut for line in goods_of(change.order, book) for cut in _cuts(line, _turns_of(line, read), read, book)]


class Bar(NamedTuple):
    """Why goods stand against a change: more is shipped, or lies in a stage that must first be cleared."""

    line: OrderLine
    stage: Stage
    quantity: Decimal
    asked: Asked


def bars_of(change: ChangeRequest, book: Book, settings: Settings) -> Iterator[Bar]:
    """The goods that stand against a change (SPEC 2, point 2)."""
    read = read_change(change, book, settings)
    for line in goods_of(change.order, book):
        for one in _turns_of(line, read):
            yield from _barred(line, one, read, book)


def _turns_of(line: OrderLine, read: Read) -> list[Asked]:
    """What is asked of the goods of a line: fewer, none, or other goods."""
    mine = [one for one in read.asked if one.key == key_of(line) and one.record is OrderLine]
    whole = [one for one in read.asked if one.turn is Turn.CANCEL and one.record is Order]
    touching = (Turn.DECREASE, Turn.CANCEL)
    return [one for one in (*whole, *mine) if one.turn in touching or (one.turn is Turn.PRODUCT and one.field in OTHER_GOODS)]


def _barred(line: OrderLine, one: Asked, read: Read, book: Book) -> Iterator[Bar]:
    stages, shipped = stages_of(line, book), gone_of(line, book).shipped
    if one.turn is Turn.DECREASE:
        if one.after < shipped:
            yield Bar(line, Stage.SHIPPED, shipped, one)
            return
        left = _surplus(line, one.after, stages) - sum((stages[s] for s in _LESS_FIRST), ZERO)
        if left > 0:
            yield Bar(line, next(s for s in STUCK if stages[s]), left, one)
        return
    if shipped and (one.turn is Turn.PRODUCT or read.whole):
        yield Bar(line, Stage.SHIPPED, shipped, one)
    yield from (Bar(line, stage, stages[stage], one) for stage in STUCK if stages[stage])
    if one.turn is Turn.CANCEL and not read.whole and not any(stages[s] for s in (Stage.OPEN, *_FREE_FIRST, *STUCK)):
        yield Bar(line, Stage.SHIPPED, shipped, one)


def _surplus(line: OrderLine, wanted: Decimal, stages: Mapping[Stage, Decimal]) -> Decimal:
    """How much more than ``wanted`` lies in stages that stand written."""
    return (line.quantity or ZERO) - wanted - stages[Stage.OPEN]


def _cuts(line: OrderLine, asked: Iterable[Asked], read: Read, book: Book) -> Iterator[Cut]:
    turns = {one.turn: one for one in asked}
    stages = stages_of(line, book)
    if Turn.CANCEL in turns:
        yield from (Cut(line, s, Stage.ENDED, stages[s]) for s in (Stage.OPEN, *_FREE_FIRST) if stages[s] > 0)
        return
    if Turn.PRODUCT in turns:
        yield from (Cut(line, s, Stage.OPEN, stages[s]) for s in _FREE_FIRST if stages[s] > 0)
        return
    wanted = _surplus(line, turns[Turn.DECREASE].after, stages) if turns else ZERO
    for stage in _LESS_FIRST:
        part = min(wanted, stages[stage])
        if part > 0:
            wanted -= part
            yield Cut(line, stage, Stage.OPEN, part)


def unfinished(line: OrderLine, book: Book) -> OrderLine:
    """A line with only what is neither locked, made nor bought yet: what goes round when it is reviewed again (R-65)."""
    stages = stages_of(line, book)
    return replace(line, quantity=max(stages[Stage.OPEN] + stages[Stage.WAITING], ZERO))


def heading_of(one: Asked) -> Any:
    """The heading of the cell that a row changes, in both languages; the turn itself where there is no cell."""
    return column_of(one.record, one.field).label if one.field else one.turn
