"""What customers owe at the end of a month, by age, and who is overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.ageing import Ageing, Bucket, ageing
from order_logic.derived.period import Span, month_before
from order_logic.derived.statistics import percent
from order_logic.money import rounded
from order_logic.records import Customer, Dunning
from order_logic.settings import Settings
from order_logic.text import Text
from reports.charts import Bar, lengths
from reports.figures import filled, quantity, tenths
from reports.month.rows import DebtorRow, Owed
from reports.month.twelve import wan

ZERO, HUNDRED = Decimal(0), Decimal(100)
DEBTORS = 6
_LATE = (Bucket.UP_TO_30, Bucket.UP_TO_60, Bucket.UP_TO_90)
SHORT = (
    Text("未到期", "Not due"), Text("1–30 天", "1–30 days"), Text("31–60 天", "31–60 days"), Text("61–90 天", "61–90 days"),
    Text("91–180 天", "91–180 days"), Text("181–365 天", "181–365 days"), Text("365 天以上", "over 365 days"),
)  # fmt: skip
SHARE = Text("{share}%", "{share}%")
NONE_OWED = Text("期末没有应收款", "nothing is owed at the end of the month")
NONE_LATE = Text("应收款都未到期", "nothing that is owed is overdue")
OVERDUE = Text(
    "应收款的 {share}% 已逾期，其中 {young}% 在 30 天内", "{share}% of what is owed is overdue, {young}% of that by up to 30 days"
)
ALL_YOUNG = Text("应收款的 {share}% 已逾期，都在 30 天内", "{share}% of what is owed is overdue, all of it by up to 30 days")
OLD = Text("应收款的 {share}% 已逾期，其中 {old}% 超过 90 天", "{share}% of what is owed is overdue, {old}% of that by more than 90 days")
NO_DEBTORS = Text("没有逾期的客户", "no customer is overdue")
LEADING = Text("逾期的只有{name}一家", "only {name} is overdue")
FIRST_OF = Text("逾期前 {n} 家客户占 {share}%", "the first {n} customers make {share}% of what is overdue")
OTHERS = Text("其余 {n} 家", "{n} others")
REMINDED = Text("{on} {level}", "{on} {level}")
PROMISED = Text("{said}，承诺 {day} 付", "{said}; to pay on {day}")
NOT_REMINDED = Text("未催收", "not reminded")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ageing of every customer at the end of the month, and what was overdue a month before."""

    on: date
    ages: dict[str, Ageing]
    overdue_before: Decimal

    @property
    def owed(self) -> Decimal:
        """All open debts, before money that is not matched."""
        return sum((debt.amount for age in self.ages.values() for debt in age.debts), ZERO)

    @property
    def unmatched(self) -> Decimal:
        return sum((age.unmatched for age in self.ages.values()), ZERO)

    @property
    def overdue(self) -> Decimal:
        return sum((age.overdue() for age in self.ages.values()), ZERO)

    @property
    def overdue_share(self) -> Decimal | None:
        return share_of(self.overdue, self.owed)


def share_of(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """A share in per cent to a tenth; None of nothing."""
    share = percent(part, whole)
    return None if share is None else rounded(share, 1)


def ledger(book: Book, span: Span, settings: Settings) -> Ledger:
    """The ledger at the end of ``span`` and what was overdue at the end of the month before."""
    eve, customers = month_before(span.first).last, list(book.all(Customer))
    ages = {customer.code: ageing(book, customer, span.last, settings) for customer in customers}
    before = sum((ageing(book, customer, eve, settings).overdue() for customer in customers), ZERO)
    return Ledger(span.last, ages, before)


def owed(found: Ledger, book: Book) -> Owed:
    """The receivables as printed."""
    sums = {bucket: sum((age.buckets[bucket] for age in found.ages.values()), ZERO) for bucket in Bucket}
    long = lengths(list(sums.values()))
    bars = tuple(
        Bar(
            name,
            wan(amount) if amount else None,
            reach,
            filled(SHARE, share=tenths(share_of(amount, found.owed))) if amount else "",
            n > len(_LATE),
        )
        for n, (name, amount, reach) in enumerate(zip(SHORT, sums.values(), long, strict=True))
    )
    buckets = tuple(zip(SHORT, sums.values(), strict=True))
    return Owed(_finding(found, sums), bars, buckets, found.overdue, found.unmatched, found.owed - found.unmatched, *_debtors(found, book))


def _finding(found: Ledger, sums: dict[Bucket, Decimal]) -> Text:
    if not found.owed:
        return NONE_OWED
    if not found.overdue:
        return NONE_LATE
    old = share_of(found.overdue - sum((sums[bucket] for bucket in _LATE), ZERO), found.overdue) or ZERO
    young = share_of(sums[Bucket.UP_TO_30], found.overdue) or ZERO
    told = {"share": quantity(found.overdue_share), "young": quantity(young), "old": quantity(old)}
    return filled(OLD if old > young else ALL_YOUNG if young == HUNDRED else OVERDUE, **told)


def _debtors(found: Ledger, book: Book) -> tuple[Text, tuple[DebtorRow, ...]]:
    """Who is overdue, most first; those after the sixth in one row."""
    late = sorted(((age.overdue(), code) for code, age in found.ages.items() if age.overdue() > 0), key=lambda pair: (-pair[0], pair[1]))
    rows = [_debtor(code, found, book) for _, code in late[:DEBTORS]]
    rest = [found.ages[code] for _, code in late[DEBTORS:]]
    if rest:
        rows.append(DebtorRow(filled(OTHERS, n=len(rest)), *_parts(rest), max(age.longest for age in rest), Text("", "")))
    if not late:
        return NO_DEBTORS, ()
    told = filled(LEADING, name=rows[0].name, share=quantity(share_of(rows[0].total, found.overdue)))
    if len(late) > 1:
        top = late[: min(3, len(late))]
        told = filled(FIRST_OF, n=len(top), share=quantity(share_of(sum((amount for amount, _ in top), ZERO), found.overdue)))
    return told, tuple(rows)


def _debtor(code: str, found: Ledger, book: Book) -> DebtorRow:
    customer, age = book.get(Customer, code), found.ages[code]
    name = customer.name or code if customer else code
    return DebtorRow(name, *_parts([age]), age.longest, _reminded(code, found.on, book))


def _parts(ages: list[Ageing]) -> tuple[tuple[Decimal, ...], Decimal]:
    """Overdue by age in four columns, and in all."""
    young = [sum((age.buckets[bucket] for age in ages), ZERO) for bucket in _LATE]
    total = sum((age.overdue() for age in ages), ZERO)
    return (*young, total - sum(young, ZERO)), total


def _reminded(code: str, until: date, book: Book) -> Text:
    """The last reminder up to the end of the month."""
    rows = [row for row in _letters(code, book) if row.reminded_on and row.reminded_on <= until]
    last = max(rows, key=lambda row: (row.reminded_on or date.min, row.number), default=None)
    if last is None or last.reminded_on is None or last.level is None:
        return NOT_REMINDED
    said = filled(REMINDED, on=f"{last.reminded_on:%m-%d}", level=last.level)
    return filled(PROMISED, said=said, day=f"{last.promised_on:%m-%d}") if last.promised_on else said


def _letters(code: str, book: Book) -> Iterator[Dunning]:
    return (row for row in book.by(Dunning, "customer", code) if not row.voided)
