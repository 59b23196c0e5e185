"""Reads the form of a mapping and refuses, naming the place, whatever it does not know."""

from decimal import Decimal
from functools import cache
from typing import Any

from order_logic.characters import heading_key
from order_logic.columns import Column, columns_of
from order_logic.money import exact
from order_logic.records import Customer, Order, OrderLine, OutboundNote, Receipt
from order_logic.text import Text
from workbook.foreign.mapping import Feed, Mapping, SourceMap, Spec
from workbook.foreign.mapping_place import Place
from workbook.foreign.opening import Opening
from workbook.foreign.words import TARGETS, fields_of
from workbook.reading import read_cells
from workbook.schema import SHEET_OF

_NO_SOURCE = Text("没有一个 [[source]]", "there is no [[source]]")
_NO_FEED = Text("没有写明导入哪个记录", "it names no record to bring in")
_NO_KEY = Text("缺少主键「{key}」", "the key {key} is missing")
_CONFIRMATION = Text("「{key}」是一项确认，不能由映射代填", "{key} is a confirmation: no mapping may give it")
_CONSTANT = Text("「{key}」的值 {value} 不合要求", "{key}: {value} is not what the column asks for")
_LOOKUP = Text("lookup 应写成「引用字段.字段」，且两边同类：{key}", "lookup is written as reference.field, both of one kind: {key}")
_NO_ORDER = Text("有 Opening 就须同时导入 Order", "Opening needs Order in the same source")
_WHEN = Text("shipped 或 all", "shipped or all")
_REST = Text("note 或 drop", "note or drop")
_NUMBER = Text("数字（写在引号里）", "a number (in quotes)")

CONFIRMATIONS = frozenset(
    {
        (Order, "customer_reply"), (Order, "contract_sealed"), (Order, "contract_signed"), (Customer, "credit_limit"),
        (Customer, "assessed_on"), (Receipt, "cleared"), (Opening, "shipped_on"), (Opening, "signed_on"), (Opening, "promised_on"),
        (OrderLine, "shipped"), (OutboundNote, "signed_on"),
    }
)  # fmt: skip
"""What somebody must have confirmed: where a file does not say it, it stays missing."""

_SPEC_KEYS = ("column", "columns", "with", "before", "times", "values", "lookup")
_SOURCE_KEYS = ("file", "rest", "drop", "fill_down")


def read_form(name: str, form: dict[str, Any]) -> Mapping:
    """The mapping that a TOML file holds; raises Unusable."""
    at = Place(name)
    at.only(form, ("encoding", "source"))
    sources = form.get("source", [])
    if not isinstance(sources, list) or not sources:
        raise at.refuse(_NO_SOURCE)
    read = tuple(_source(source, at.into(f"source[{i}]")) for i, source in enumerate(sources, 1))
    return Mapping(name, read, at.text(form, "encoding"))


@cache
def _records() -> dict[str, Any]:
    """Records by class name and by the name of their sheet in either language, as heading keys."""
    named = {heading_key(record.__name__): record for record in TARGETS}
    return named | {heading_key(word): r for r in TARGETS if r in SHEET_OF for word in SHEET_OF[r].label}


def _source(form: Any, at: Place) -> SourceMap:
    parts = {key for key in form if heading_key(key) in _records()} if isinstance(form, dict) else set()
    form = at.only(form, (*_SOURCE_KEYS, *(parts or (r.__name__ for r in TARGETS))))
    if not parts:
        raise at.refuse(_NO_FEED)
    rest, opening = at.text(form, "rest", "note"), ""
    if rest not in ("note", "drop"):
        raise at.wrong_kind("rest", _REST)
    feeds: dict[Any, Feed] = {}
    for key in sorted(parts, key=lambda key: TARGETS.index(_records()[heading_key(key)])):
        record, inner = _records()[heading_key(key)], dict(at.into(key).table(form[key]))
        if record is Opening:
            opening = at.into(key).text({"when": inner.pop("when", "shipped")}, "when")
        feeds[record] = _feed(record, inner, at.into(key), feeds.get(Order))
    if opening not in ("", "shipped", "all"):
        raise at.into("Opening").wrong_kind("when", _WHEN)
    if Opening in feeds and Order not in feeds:
        raise at.refuse(_NO_ORDER)
    drop, fill_down = at.texts(form, "drop"), at.texts(form, "fill_down")
    return SourceMap(at.text(form, "file"), tuple(feeds.values()), rest == "note", drop, fill_down, opening)


def _feed(record: Any, form: dict[str, Any], at: Place, order: Feed | None) -> Feed:
    constants = _constants(record, form.pop("constants", {}), at.into("constants"))
    fields = {(column := _column(record, key, at)).name: _spec(record, column, spec, at.into(key)) for key, spec in form.items()}
    if order and record in (OrderLine, Opening) and "order" not in fields and "number" in order.fields:
        fields["order"] = order.fields["number"]
    for column in fields_of(record):
        unasked = column.name in ("line_no", "lot") or record is Order or (order is not None and column.name == "order")
        if column.key and column.name not in fields and column.name not in constants and not unasked:
            raise at.refuse(_NO_KEY, key=column.name)
    return Feed(record, fields, constants)


def _column(record: Any, key: str, at: Place) -> Column:
    """The column that ``key`` names by field or heading."""
    for column in fields_of(record):
        if key == column.name or heading_key(key) in map(heading_key, column.label):
            return column
    raise at.unknown(key, [c.name for c in fields_of(record)])


def _constants(record: Any, form: Any, at: Place) -> dict[str, Any]:
    constants: dict[str, Any] = {}
    for key, given in at.table(form).items():
        column = _column(record, key, at)
        if (record, column.name) in CONFIRMATIONS:
            raise at.refuse(_CONFIRMATION, key=key)
        values, faults = read_cells(column, [given])
        if faults or values[0] == column.blank:
            raise at.refuse(_CONSTANT, key=key, value=given)
        constants[column.name] = values[0]
    return constants


def _spec(record: Any, column: Column, form: Any, at: Place) -> Spec:
    if isinstance(form, str):
        return Spec((form,))
    form = at.only(form, _SPEC_KEYS)
    columns = (at.text(form, "column"),) if "column" in form else at.texts(form, "columns")
    times, values, lookup = _times(form, at), at.words(form, "values"), _lookup(record, column, form, at)
    spec = Spec(columns, at.text(form, "with", " "), times=times, values=values, lookup=lookup)
    before = form.get("before", "")
    if isinstance(before, str):
        return spec._replace(before=before)
    inner = at.into("before")
    inner.only(before, ("column", "values"))
    return spec._replace(before_by=inner.text(before, "column"), before_words=inner.words(before, "values"))


def _times(form: dict[str, Any], at: Place) -> Decimal | None:
    try:
        return exact(form["times"]) if "times" in form else None
    except (ValueError, TypeError):
        raise at.wrong_kind("times", _NUMBER) from None


def _lookup(record: Any, column: Column, form: dict[str, Any], at: Place) -> tuple[str, str] | None:
    said = at.text(form, "lookup")
    if not said:
        return None
    by, _, name = said.partition(".")
    reference = next((c for c in columns_of(record) if c.name == by and c.refers_to), None)
    found = next((c for c in columns_of(reference.refers_to) if c.name == name), None) if reference else None
    if found is None or (found.kind, found.choices) != (column.kind, column.choices):
        raise at.refuse(_LOOKUP, key=said)
    return by, name
