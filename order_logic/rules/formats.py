"""Fields that are filled, but cannot be meant so."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from order_logic.columns import Column, Kind, Owner, column_of, columns_of
from order_logic.identity import Phone, read_phone
from order_logic.money import decimals
from order_logic.records import Order, OrderLine
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach
from order_logic.settings import Settings
from order_logic.text import Text

CHECK_IT = Text("请核对后更正", "check and correct it")
_UNKNOWN = Text("「{column}」{value} 查无此项", "{column} {value} is not known")
_ADD_FIRST = Text("请核对编号；若是新的，请先建档再用", "check it; when it is new, add it to the master data first")
_DECIMALS = Text("「{column}」{value} 多于 {places} 位小数", "{column} {value} has more than {places} decimals")
_RANGE = Text("「{column}」{value} 须{range}", "{column} {value} must be {range}")
_PHONE = Text("电话 {value}：{reason}", "phone {value}: {reason}")
_BEFORE = Text("「{column}」{value} 早于下单日期 {ordered}", "{column} {value} is before the order date {ordered}")
_FUTURE = Text("下单日期 {value} 在今天之后", "the order date {value} lies in the future")

_LIMITS: tuple[tuple[str, Text, Callable[[Decimal], bool]], ...] = (
    ("quantity", Text("大于 0", "more than 0"), lambda value: value > 0),
    ("price", Text("不小于 0", "0 or more"), lambda value: value >= 0),
    ("discount", Text("在 0 到 100 之间", "from 0 to 100"), lambda value: 0 <= value <= 100),
    ("tax_rate", Text("不小于 0 且小于 100", "from 0 to below 100"), lambda value: 0 <= value < 100),
)


_NOT_BEFORE = tuple(c.name for c in columns_of(Order) if c.name in ("requested_on", "contract_due_on"))
"""Days that do not come before that of the order."""


def malformed(case: Case) -> Iterator[Breach]:
    """Everything about the order and its lines that no order can mean."""
    yield from _phone(case.order)
    yield from _dates(case)
    for row in (case.order, *case.lines):
        yield from _references(row, case)
        yield from _too_fine(row, case.press.settings)
    for line in case.lines:
        yield from _out_of_range(line)


def _phone(order: Order) -> Iterator[Breach]:
    kind = read_phone(order.phone).kind if order.phone.strip() else None
    if kind in (Phone.WRONG, Phone.FOREIGN):
        level = Level.BLOCK if kind is Phone.WRONG else Level.WARN
        yield breach(field="phone", level=level, text=_PHONE, remedy=CHECK_IT, value=order.phone, reason=kind)


def _dates(case: Case) -> Iterator[Breach]:
    order = case.order
    if order.ordered_on is None:
        return
    if order.ordered_on > case.press.today:
        yield breach(field="ordered_on", text=_FUTURE, remedy=CHECK_IT, value=order.ordered_on)
    for name in _NOT_BEFORE:
        value = getattr(order, name)
        if value is not None and value < order.ordered_on:
            label = column_of(Order, name).label
            yield breach(field=name, text=_BEFORE, remedy=CHECK_IT, column=label, value=value, ordered=order.ordered_on)


def _references(row: Any, case: Case) -> Iterator[Breach]:
    """Keys that no row has; a blank one is a missing field, not an unknown one."""
    record: Any = type(row)
    for column in _reference_columns(record):
        value = getattr(row, column.name)
        if column.refers_to is not None and value and case.book.get(column.refers_to, value) is None:
            yield breach(row, column.name, text=_UNKNOWN, remedy=_ADD_FIRST, column=column.label, value=value)


def _too_fine(row: Any, settings: Settings) -> Iterator[Breach]:
    """Figures with more decimals than the settings allow for their kind (SPEC 6)."""
    record: Any = type(row)
    for column in _figure_columns(record):
        value = getattr(row, column.name)
        if value is not None and decimals(value) > (places := _places(column.kind, settings)):
            yield breach(row, column.name, text=_DECIMALS, remedy=CHECK_IT, column=column.label, value=value, places=places)


def _places(kind: Kind, settings: Settings) -> int:
    if kind is Kind.MONEY:
        return 2
    return settings.price_decimals if kind is Kind.PRICE else settings.quantity_decimals


@cache
def _reference_columns(record: Any) -> tuple[Column, ...]:
    return tuple(column for column in columns_of(record) if column.refers_to is not None)


@cache
def _figure_columns(record: Any) -> tuple[Column, ...]:
    """The columns of money, prices and quantities that people type."""
    return tuple(c for c in columns_of(record) if c.owner is Owner.STAFF and c.kind in (Kind.MONEY, Kind.PRICE, Kind.QUANTITY))


def _out_of_range(line: OrderLine) -> Iterator[Breach]:
    for name, allowed, holds in _LIMITS:
        value: Decimal | None = getattr(line, name)
        if value is not None and not holds(value):
            label = column_of(OrderLine, name).label
            yield breach(line, name, text=_RANGE, remedy=CHECK_IT, column=label, value=value, range=allowed)
