"""A statement of account as it is printed, and the sums in it that must agree."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.money import in_words
from order_logic.text import Text
from reports.blocks import Company, Head, Sign, TaxPart, Term, summed

NOTE, INVOICE = Text("出库单号", "Delivery note"), Text("开票单号", "Invoice")
"""What a line was charged with, by the customer's basis."""


@dataclass(frozen=True, slots=True)
class Line:
    """One delivery or invoice that counts in the period; ``terms`` say why its amount is not quantity times price.

    ``tax`` and ``gross`` are in 元; a line for what was booked later has neither quantity nor price.
    """

    on: date
    order: str
    note: str
    goods: Text | str
    unit: str
    quantity: Decimal | None
    price: Decimal | None
    terms: tuple[Text, ...]
    rate: Text
    tax: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class Movement:
    """One receipt, refund, return, allowance, write-off or other charge; ``amount`` as it changes the balance."""

    on: date
    kind: Text
    number: str
    remark: Text | str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Billed:
    """An invoice of the period, in 元; a red one is negative and names the blue one. It changes no balance where deliveries are charged."""

    on: date
    number: str
    invoice_no: str
    order: str
    red_of: str
    net: Decimal
    tax: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class Balance:
    """From 期初 to 期末, each part positive as it usually stands, in 元."""

    opening: Decimal
    charges: Decimal
    other: Decimal = Decimal(0)
    returns: Decimal = Decimal(0)
    allowances: Decimal = Decimal(0)
    write_offs: Decimal = Decimal(0)
    receipts: Decimal = Decimal(0)
    refunds: Decimal = Decimal(0)

    @property
    def moved(self) -> Decimal:
        """What everything but the deliveries changed."""
        return self.other - self.returns - self.allowances - self.write_offs - self.receipts + self.refunds

    @property
    def closing(self) -> Decimal:
        """期末; below zero the customer has paid ahead."""
        return self.opening + self.charges + self.moved

    def terms(self) -> tuple[Term, ...]:
        """The equation, in the order it is printed."""
        ahead = Text("期末：贵司预付款", "Closing: paid in advance") if self.closing < 0 else Text("期末应收", "Closing balance")
        return (
            Term("", Text("期初应收", "Opening balance"), self.opening),
            Term("＋", Text("本期应收", "Charges"), self.charges),
            Term("＋", Text("其他应收", "Other charges"), self.other),
            Term("－", Text("退货", "Returns"), self.returns),
            Term("－", Text("折让", "Allowances"), self.allowances),
            Term("－", Text("尾差与坏账核销", "Write-offs"), self.write_offs),
            Term("－", Text("收款", "Receipts"), self.receipts),
            Term("＋", Text("退款", "Refunds"), self.refunds),
            Term("＝", ahead, abs(self.closing)),
        )


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is open by days overdue, less the receipts not yet matched; together the closing balance.

    ``late`` is what has been booked for these days since the statement was issued, as it must be added to come to its closing balance.
    """

    buckets: tuple[tuple[Text, Decimal], ...]
    unmatched: Decimal
    late: Decimal = Decimal(0)

    @property
    def open(self) -> Decimal:
        return sum((amount for _, amount in self.buckets), Decimal(0))

    @property
    def shares(self) -> tuple[float, ...]:
        """Each bucket as a share of the widest sum there is to draw, from 0 to 1; a negative bucket draws nothing."""
        drawn = [max(amount, Decimal(0)) for _, amount in self.buckets]
        whole = sum(drawn) or Decimal(1)
        return tuple(float(amount / whole) for amount in drawn)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as printed. Raises ValueError when its parts do not add up: such a paper is never shown to anyone.

    ``document`` names what its lines were charged with; ``late`` is what must be added to the tax parts, which are those of today's lines,
    to come to what was charged when it was issued.
    """

    head: Head
    buyer: Company
    period: tuple[date, date]
    issued_on: date
    due_on: date | None
    return_by: date
    basis: Text
    balance: Balance
    lines: tuple[Line, ...]
    movements: tuple[Movement, ...]
    split: tuple[TaxPart, ...]
    ageing: Ageing
    signs: tuple[Sign, ...]
    remarks: tuple[Text, ...] = ()
    document: Text = NOTE
    invoices: tuple[Billed, ...] = ()
    late: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        sums = {
            "lines": (sum((line.gross for line in self.lines), Decimal(0)), self.balance.charges),
            "tax": (sum(summed(self.split)) + self.late, self.balance.charges),
            "movements": (sum((move.amount for move in self.movements), Decimal(0)), self.balance.moved),
            "ageing": (self.ageing.open - self.ageing.unmatched + self.ageing.late, self.balance.closing),
        }
        if wrong := {name: pair for name, pair in sums.items() if pair[0] != pair[1]}:
            raise ValueError(f"{self.head.number} does not add up: {wrong}")

    @property
    def invoiced(self) -> Decimal:
        """What the invoices of the period come to, red ones taken off."""
        return sum((row.gross for row in self.invoices), Decimal(0))

    @property
    def words(self) -> str:
        """大写 of what was charged."""
        return in_words(self.balance.charges)

    @property
    def closing_words(self) -> str:
        """大写 of what is open, or was paid ahead."""
        return in_words(abs(self.balance.closing))
