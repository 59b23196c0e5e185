"""What many papers are made of: the two companies, the head, terms of an equation, boxes to sign."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from order_logic.text import Text, Word
from reports.figures import filled, money

SILENT = Text("", "")


class Mark(Word):
    """What is written across a page that must not be taken for the real one."""

    DRAFT = ("草稿", "DRAFT")
    VOID = ("作废", "VOID")


class Copy(Word):
    """Whom one copy of a paper is for."""

    OURS = ("存根", "File")
    FINANCE = ("财务", "Finance")
    CUSTOMER = ("客户", "Customer")
    STORE = ("仓库", "Warehouse")


@dataclass(frozen=True, slots=True)
class Company:
    """A firm as it stands on paper; what is not known is empty and printed as a dash."""

    name: str
    english: str = ""
    tax_number: str = ""
    address: str = ""
    phone: str = ""
    contact: str = ""
    bank: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a paper. ``reading`` is what its QR code says (the number when empty), ``footnote`` stands bottom right.

    ``dated`` is the day told in the properties of its PDF, that of the print where it is not known.

    A paper in several copies names all of them in ``copies``, and in ``copy`` the one that this sheet is.
    """

    company: Company
    number: str
    title: Text
    subtitle: Text
    footnote: Text = SILENT
    reading: str = ""
    mark: Mark | None = None
    copies: tuple[Copy, ...] = ()
    copy: Copy | None = None
    dated: date | datetime | None = None


class Term(NamedTuple):
    """One box of an equation: the sign before it, its name, its amount in 元 as printed (never with that sign in it)."""

    sign: str
    label: Text
    amount: Decimal


class TaxPart(NamedTuple):
    """The net amount and the tax of all lines with one rate, in 元."""

    rate: Text
    net: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class Sign:
    """A box to sign: who, for what; the name and day where they are known, else a line for the pen."""

    who: Text
    duty: Text
    name: str = ""
    on: date | None = None
    seal: bool = False


def summed(split: tuple[TaxPart, ...]) -> tuple[Decimal, Decimal]:
    """Net and tax of the whole paper: the sums of its parts, never computed anew from a total."""
    return sum((part.net for part in split), Decimal(0)), sum((part.tax for part in split), Decimal(0))


def split_of(split: tuple[TaxPart, ...]) -> list[tuple[Text, str]]:
    """The rows above a grand total: the net amount, then the tax of each rate."""
    net, _ = summed(split)
    rows = [(Text("不含税金额", "Net amount"), money(net))]
    return rows + [(filled(Text("税额 {rate}", "Tax {rate}"), rate=part.rate), money(part.tax)) for part in split]
