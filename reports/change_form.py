"""A change request as it is printed, and the amounts in it that must agree."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.flows.documents import Change
from order_logic.money import in_words
from order_logic.records.choices import ChangeClass
from order_logic.text import Text
from reports.blocks import Head, Sign, Term


class Row(NamedTuple):
    """One field before and after, as it is written in the book."""

    number: int
    where: Text
    field: str
    before: str
    after: str


class Told(NamedTuple):
    """A notice about the change: to whom, and when it went out."""

    to: Text
    text: str
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """A change request as printed. Raises ValueError when the amounts before and after do not add up."""

    head: Head
    order: str
    asked_on: date | None
    asked_by: str
    state: Change | None
    facts: tuple[tuple[Text, object], ...]
    rows: tuple[Row, ...]
    amounts: tuple[Term, ...]
    klass: ChangeClass | None
    clause: Text
    by_customer: bool | None
    reason: str
    written: str
    cost: Decimal | None
    cost_note: str
    agreement: str
    refused: str
    told: tuple[Told, ...]
    signs: tuple[Sign, ...]

    def __post_init__(self) -> None:
        if self.amounts:
            now, turn, then = self.amounts
            if then.amount != now.amount + (turn.amount if turn.sign == "＋" else -turn.amount):
                raise ValueError(f"{self.head.number}: {now.amount} {turn.sign} {turn.amount} is not {then.amount}")

    @property
    def choices(self) -> tuple[ChangeClass, ...]:
        return tuple(ChangeClass)

    @property
    def words(self) -> str:
        """大写 of what the order comes to with the change."""
        return in_words(self.amounts[-1].amount)
