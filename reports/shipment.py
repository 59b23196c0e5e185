"""A shipment as it is printed: who gets it, how it travels, what is in it and what that is worth."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from order_logic.money import in_words
from order_logic.records.choices import Carriage
from order_logic.text import Text
from reports.blocks import Company, Head, Sign, TaxPart, summed


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the note; ``left`` is still to come after it. ``amount`` is in 元 with tax, None on a copy without prices."""

    number: int
    code: str
    name: str
    lot: str
    warehouse: str
    unit: str
    ordered: Decimal
    now: Decimal
    left: Decimal
    terms: tuple[Text, ...] = ()
    price: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Shipment:
    """One copy of a note. Raises ValueError when its lines and its tax do not add up."""

    head: Head
    order: str
    customer_po: str
    salesperson: str
    special: str
    turn: int
    issued_on: date | None
    consignee: Company
    mode: Carriage | None
    carrier: str
    waybill: str
    planned_on: date | None
    expected_on: date | None
    parcels: int | None
    checked_by: str
    checked_at: datetime | None
    lines: tuple[Line, ...]
    split: tuple[TaxPart, ...]
    signs: tuple[Sign, ...]

    def __post_init__(self) -> None:
        lines = sum((line.amount or Decimal(0) for line in self.lines), Decimal(0))
        if lines != self.gross:
            raise ValueError(f"{self.head.number}: lines of {lines} against {self.gross} with tax")

    @property
    def priced(self) -> bool:
        """Whether this copy tells what the goods cost."""
        return bool(self.split)

    @property
    def gross(self) -> Decimal:
        """价税合计 in 元."""
        return sum(summed(self.split), Decimal(0))

    @property
    def words(self) -> str:
        return in_words(self.gross)

    @property
    def complete(self) -> bool:
        """Whether nothing of these lines is still to come."""
        return not any(line.left for line in self.lines)
