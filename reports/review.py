"""A contract review as it is printed, and the sums in it that must agree."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from order_logic.flows.roles import Role
from order_logic.money import in_words
from order_logic.records.choices import Verdict
from order_logic.text import Text, Word
from reports.blocks import Head, Sign, TaxPart, Term, summed
from reports.figures import filled

ASKED = {
    Role.ENGINEERING: Text("样品是否完成，BOM、材料、图纸是否齐备", "BOM, sample, material, drawings ready?"),
    Role.QUALITY: Text("质量要求是否在控制水平内，检测设备是否具备", "Quality within our level? Test equipment?"),
    Role.PRODUCTION: Text("设备产能是否满足交期", "Capacity for the date?"),
    Role.PURCHASING: Text("物料能否按交期到位", "Materials in time?"),
    Role.WAREHOUSE: Text("成品与物料库存是否可用", "Goods and materials in stock?"),
    Role.LEGAL: Text("特殊要求与条款是否可接受", "Special clauses acceptable?"),
}
"""What each department answers (R-16, R-30)."""


class Conclusion(Word):
    """How the review ends."""

    ACCEPT = ("接受", "Accept")
    CONDITIONAL = ("有条件接受", "Accept with conditions")
    DECLINE = ("不接受", "Decline")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the order, and what lies in stock for it; amounts in 元, ``ready`` is when all of it can be there."""

    number: int
    code: str
    name: str
    unit: str
    quantity: Decimal
    price: Decimal
    amount: Decimal
    stock: Decimal | None
    gap: Decimal | None
    ready: date | Text | None


@dataclass(frozen=True, slots=True)
class Load:
    """How full a production line is in percent, before this order and by it."""

    name: Text
    before: int
    added: int


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One department: the facts the desk knows, and its answer where it has given one."""

    department: Role
    facts: tuple[Text, ...]
    verdict: Verdict | None = None
    text: str = ""
    person: str = ""
    given_at: datetime | None = None
    load: Load | None = None

    @property
    def choices(self) -> tuple[Verdict, ...]:
        return tuple(Verdict)

    @property
    def asked(self) -> Text:
        return ASKED.get(self.department, Text("", ""))


@dataclass(frozen=True, slots=True)
class Review:
    """A contract review as printed. Raises ValueError when lines, tax or credit do not add up."""

    head: Head
    order: str
    started_at: datetime | None
    due_at: datetime | None
    rush: Text | str | None
    facts: tuple[tuple[Text, object], ...]
    as_of: datetime
    tax_included: bool
    lines: tuple[Line, ...]
    split: tuple[TaxPart, ...]
    opinions: tuple[OpinionRow, ...]
    credit: tuple[Term, ...]
    no_credit: Text | None
    conclusion: Conclusion | None
    requested_on: date | None
    promised_on: date | None
    consent: Text | None
    conditions: tuple[Text | str, ...]
    signs: tuple[Sign, ...]

    def __post_init__(self) -> None:
        lines, (net, tax) = sum((line.amount for line in self.lines), Decimal(0)), summed(self.split)
        if lines != (net + tax if self.tax_included else net):
            raise ValueError(f"{self.head.number}: lines of {lines} against {net} and tax {tax}")
        if self.credit:
            *terms, answer = self.credit
            reckoned = sum((-term.amount if term.sign == "－" else term.amount for term in terms), Decimal(0))
            if reckoned != answer.amount:
                raise ValueError(f"{self.head.number}: credit comes to {reckoned}, not {answer.amount}")

    @property
    def choices(self) -> tuple[Conclusion, ...]:
        return tuple(Conclusion)

    @property
    def gross(self) -> Decimal:
        """价税合计 in 元."""
        return sum(summed(self.split), Decimal(0))

    @property
    def words(self) -> str:
        return in_words(self.gross)

    @property
    def gap(self) -> Text | None:
        """How the promised day stands to the requested one; None while one of them is open."""
        if self.promised_on is None or self.requested_on is None:
            return None
        days = (self.promised_on - self.requested_on).days
        if days > 0:
            return filled(Text("晚于客户要求 {days} 天", "{days} days later than requested"), days=days)
        return Text("满足客户要求", "meets the requested date")
