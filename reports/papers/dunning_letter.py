"""催款函: tells a customer what is overdue since when, in the tone of its level, and asks for payment or a date."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.ageing import Ageing as Aged
from order_logic.derived.ageing import Bucket, ageing
from order_logic.money import in_words, shown
from order_logic.press import Press
from order_logic.records import Customer, Dunning, Holiday, Order
from order_logic.records.choices import Urgency
from order_logic.text import Text
from reports.account import ACCOUNT_READS
from reports.answering import answer_by
from reports.blocks import Company, Copy, Head, Mark, Sign
from reports.figures import filled
from reports.order_parts import buyer, our_company
from reports.refusals import UNKNOWN_CUSTOMER
from reports.report import Refused, Topic, report
from reports.secrecy import sees_prices, withheld
from reports.signing import box
from reports.statement import Ageing
from reports.tones import BEFORE, DEMANDS, OPENINGS

ZERO = Decimal(0)
TITLE, SUBTITLE = Text("催款函", "Payment reminder"), Text("PAYMENT REMINDER", "催款函")
COPIES = Text("白联：财务　红联：客户", "White: finance　Pink: customer")
OPENING = Text("期初余额", "opening balance")
PREPARED = Text("经办人", "Prepared by"), Text("账款已核对", "account checked")
CHECKED = Text("财务负责人", "Head of finance"), Text("同意发函", "approved to send")
SEALED = Text("发函单位", "Sender"), Text("加盖公章", "company seal")
UNNUMBERED = Text("没有这个催款单号", "no reminder has this number"), Text("请先按「催款」", "press Remind first")
MOVED = (
    Text(
        "催款单 {number} 写的逾期是 {written} 元，账上当日为 {now} 元",
        "reminder {number} says {written} overdue, the book of that day says {now}",
    ),
    Text("请作废这张催款单后重新按「催款」", "void the reminder and press Remind again"),
)


class Debt(NamedTuple):
    """What is overdue of one order, since when and for how many days, in 元."""

    order: Text | str
    customer_po: str
    due_on: date
    days: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Letter:
    """A dunning letter as printed. Raises ValueError when debts, ageing and total do not add up."""

    head: Head
    customer: Company
    on: date
    level: Urgency
    opening: Text
    before: Text | None
    demand: Text
    debts: tuple[Debt, ...]
    overdue: Decimal
    days: int
    balance: Decimal
    ageing: Ageing
    pay_by: date
    remarks: tuple[Text, ...]
    signs: tuple[Sign, ...]

    def __post_init__(self) -> None:
        owed = sum((debt.amount for debt in self.debts), ZERO), sum((amount for _, amount in self.ageing.buckets[1:]), ZERO)
        if owed != (self.overdue, self.overdue) or self.ageing.open - self.ageing.unmatched != self.balance:
            raise ValueError(f"{self.head.number} does not add up: {owed} against {self.overdue}")

    @property
    def words(self) -> str:
        """大写 of what is overdue."""
        return in_words(self.overdue)


def letters_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """The last reminder of each customer that has neither an answer nor a promised day yet."""
    last = {row.customer: row for row in book.all(Dunning) if not row.voided}
    return tuple(Topic(row.number) for row in last.values() if not row.result and row.promised_on is None)


@report(
    zh="催款函", en="Payment reminder", about=Dunning, reads=(Dunning, Holiday, *ACCOUNT_READS), due=letters_due,
    copies=(Copy.FINANCE, Copy.CUSTOMER),
)  # fmt: skip
def dunning_letter(book: Book, topic: Topic, press: Press) -> Letter | Refused:
    """The letter of one reminder, with the debts as they stood on its day; void when the reminder is."""
    if not sees_prices(press):
        return withheld(topic, press)
    row = book.get(Dunning, topic.key)
    if row is None or row.reminded_on is None:
        return Refused(topic, *UNNUMBERED)
    customer = book.get(Customer, row.customer)
    if customer is None:
        return Refused(topic, *UNKNOWN_CUSTOMER)
    found = ageing(book, customer, row.reminded_on, press.settings)
    if found.overdue() != row.amount or not found.overdue():
        told = {"number": row.number, "written": shown(row.amount or ZERO), "now": shown(found.overdue())}
        return Refused(topic, *(filled(text, **told) for text in MOVED))
    return _letter(row, row.reminded_on, customer, found, book, press)


def _letter(row: Dunning, on: date, customer: Customer, found: Aged, book: Book, press: Press) -> Letter:
    level, debts = row.level or Urgency.REMINDER, tuple(_debts(found, book))
    pay_by, remarks = answer_by(on, book)
    told = {"on": on, "count": len(debts), "amount": shown(found.overdue()), "days": found.longest, "day": pay_by}
    mark = Mark.VOID if row.voided else None
    return Letter(
        head=Head(our_company(press.settings), row.number, TITLE, SUBTITLE, COPIES, f"{row.number}|{row.amount}", mark, dated=on),
        customer=buyer(customer),
        on=on,
        level=level,
        opening=filled(OPENINGS[level], **told),
        before=_before(row, on, book),
        demand=filled(DEMANDS[level], **told),
        debts=debts,
        overdue=found.overdue(),
        days=found.longest,
        balance=found.balance,
        ageing=Ageing(tuple((bucket.text, found.buckets[bucket]) for bucket in Bucket), found.unmatched),
        pay_by=pay_by,
        remarks=remarks,
        signs=(box(PREPARED, row.person, on, book), Sign(*CHECKED), Sign(*SEALED, seal=True)),
    )


def _debts(found: Aged, book: Book) -> list[Debt]:
    """What is overdue, longest first."""
    orders = {debt.order: book.get(Order, debt.order) for debt in found.debts}
    return [
        Debt(debt.order or OPENING, order.customer_po if (order := orders[debt.order]) else "", debt.due_on, days, debt.amount)
        for debt in found.debts
        if debt.due_on and (days := debt.overdue_days(found.today))
    ]


def _before(row: Dunning, on: date, book: Book) -> Text | None:
    """On which days the customer was written to before."""
    rows = [other for other in book.by(Dunning, "customer", row.customer) if not other.voided and other.number != row.number]
    days = sorted({other.reminded_on for other in rows if other.reminded_on and other.reminded_on < on})
    return filled(BEFORE, days=list(map(str, days))) if days else None
