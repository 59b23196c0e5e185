"""A column is a field of a record: its words, its kind, who fills it, what it must satisfy."""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from order_logic.text import Text, Word


class Kind(Enum):
    """What a value is; how it looks in a cell is the workbook's affair."""

    CODE = "code"  # an identifier: always text
    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    MONEY = "money"  # exact to the 分
    PRICE = "price"  # up to price_decimals
    QUANTITY = "quantity"  # up to quantity_decimals
    PERCENT = "percent"  # 10 means ten per cent
    COUNT = "count"  # whole number
    FLAG = "flag"  # 是 / 否 / blank
    CHOICE = "choice"
    CHOICES = "choices"  # several of one list
    DATA = "data"  # JSON in codes, for the program


class Owner(Enum):
    """Who fills a column."""

    STAFF = "staff"  # typed by people
    DESK = "desk"  # set by a button, journalled
    DERIVED = "derived"  # computed, never journalled, never typed


class Seal(Enum):
    """From when a column may no longer be edited by hand."""

    OPEN = "open"
    AUDIT = "audit"  # from the first audit signature
    SUBMIT = "submit"  # from submit
    DONE = "done"  # once a button has carried the document out
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class RefersTo:
    """The value is the key of a row of another record."""

    record: type


Code = Annotated[str, Kind.CODE]
Words = Annotated[str, Kind.TEXT]
Data = Annotated[str, Kind.DATA]
Day = Annotated[date | None, Kind.DAY]
Moment = Annotated[datetime | None, Kind.MOMENT]
Money = Annotated[Decimal | None, Kind.MONEY]
Price = Annotated[Decimal | None, Kind.PRICE]
Quantity = Annotated[Decimal | None, Kind.QUANTITY]
Percent = Annotated[Decimal | None, Kind.PERCENT]
Count = Annotated[int | None, Kind.COUNT]
Flag = Annotated[bool | None, Kind.FLAG]


@dataclass(frozen=True, slots=True)
class Column:
    """One column, read off the annotation and the ``column(...)`` of a field."""

    name: str
    label: Text
    kind: Kind
    key: bool
    required: str  # the rule that asks for it, or ""
    owner: Owner
    seal: Seal
    blank: Any  # what an empty cell means
    choices: tuple[Word, ...] = ()
    refers_to: type | None = None
    formerly: tuple[str, ...] = ()
    note: Text | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Marks:
    label: Text
    key: bool
    required: str
    owner: Owner
    seal: Seal
    formerly: tuple[str, ...]
    note: Text | None
    hidden: bool


def column(
    zh: str,
    en: str,
    *,
    key: bool = False,
    default: Any = MISSING,
    required: str = "",
    owner: Owner = Owner.STAFF,
    seal: Seal = Seal.OPEN,
    formerly: tuple[str, ...] = (),
    note: tuple[str, str] | None = None,
    hidden: bool = False,
) -> Any:
    """A dataclass field with its two headings; ``required`` names the rule that asks for a value."""
    marks = _Marks(Text(zh, en), key, required, owner, seal, formerly, Text(*note) if note else None, hidden)
    return field(default=default, metadata={"column": marks})


@cache
def columns_of(record: Any) -> tuple[Column, ...]:
    """The columns of a record class, in the order of its fields."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(_column(f.name, f, hints[f.name]) for f in fields(record))


@cache
def column_of(record: Any, name: str) -> Column:
    """One column by field name; raises KeyError when the record has no such field."""
    return next((c for c in columns_of(record) if c.name == name), None) or _missing(record, name)


def _missing(record: Any, name: str) -> Column:
    raise KeyError(f"{record.__name__} has no field {name}")


def values_of(names: Iterable[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What takes the values of these fields off a row, as a tuple even for one and for none."""
    fields_taken = tuple(names)
    if len(fields_taken) > 1:
        return attrgetter(*fields_taken)
    return lambda row: tuple(getattr(row, name) for name in fields_taken)


@cache
def key_fields(record: Any) -> tuple[str, ...]:
    """The names of the fields that make a row's key."""
    return tuple(c.name for c in columns_of(record) if c.key)


def _column(name: str, f: Any, hint: Any) -> Column:
    marks: _Marks = f.metadata["column"]
    kind, choices, refers_to = _reading(hint)
    blank = () if kind is Kind.CHOICES else None if _nullable(hint) else f.default if f.default is not MISSING else ""
    if kind is Kind.COUNT and marks.key:
        blank = None
    return Column(name, choices=choices, refers_to=refers_to, kind=kind, blank=blank, **{s: getattr(marks, s) for s in _Marks.__slots__})


def _reading(hint: Any) -> tuple[Kind, tuple[Word, ...], type | None]:
    """Kind, choices and reference that an annotation stands for."""
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    refers_to = next((m.record for m in marks if isinstance(m, RefersTo)), None)
    lists = [a for a in (plain, *get_args(plain)) if isinstance(a, type) and issubclass(a, Word)]
    choices: tuple[Word, ...] = tuple(word for words in lists for word in words)
    kind = next((m for m in marks if isinstance(m, Kind)), None)
    if kind is None and choices:
        kind = Kind.CHOICES if get_origin(plain) is tuple else Kind.CHOICE
    return kind or (Kind.CODE if refers_to else Kind.TEXT), choices, refers_to


def _nullable(hint: Any) -> bool:
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return get_origin(plain) in (UnionType, Union) and NoneType in get_args(plain)
