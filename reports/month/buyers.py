"""The customers of the month: the ten that ordered most, the rest in one row, and the sum of all."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from order_logic.book import Book
from order_logic.derived.statistics import Basis
from order_logic.money import rounded
from order_logic.records import Customer
from order_logic.text import Text
from reports.charts import lengths
from reports.figures import filled, quantity
from reports.month.comparing import growth
from reports.month.money import Ledger, share_of
from reports.month.twelve import Rate, Twelve
from reports.month.view import BuyerRow, Buyers

if TYPE_CHECKING:
    import pandas as pd

ZERO, TOP = Decimal(0), 10
CENTS = Decimal(100)
REST, TOTAL = Text("其余 {n} 家", "{n} others"), Text("合计 {n} 家", "{n} customers")
NO_ORDERS = Text("本月没有客户下单", "no customer ordered this month")
ONE = Text("{name}占全部订单金额的 {share}%", "{name} makes {share}% of all")
ALL = Text("本月 {n} 家客户下单，{name}最多，占 {first}%", "{n} customers ordered, {name} most: {first}%")
MANY = Text("前 {n} 家客户占 {share}%", "the first {n} customers make {share}%")
FALLEN = Text("{said}；{name}较上月减 {by}%", "{said}; {name} is down {by}% on last month")
_STEEP = Decimal(-30)
"""Per cent: a fall that the title tells."""


class Buyer(NamedTuple):
    """What one customer, or several, ordered this month and the last, in 元; lines due; what is owed and overdue."""

    name: Text | str
    now: Decimal
    before: Decimal
    rate: Rate
    owed: Decimal
    overdue: Decimal


def every_buyer(found: Twelve, ledger: Ledger, book: Book) -> list[Buyer]:
    """Every customer who ordered in the last two months, was due something or owes something, the largest of this month first."""
    now, before = (_sums(found, number) for number in (found.month, found.month - 1))
    rates = _rates(found.tables.lines[Basis.FIRST_PROMISED], found.month)
    codes = {*now, *before, *rates, *(code for code, age in ledger.ages.items() if age.balance or age.debts)}
    rows = [_buyer(code, now, before, rates, ledger, book) for code in sorted(codes)]
    return sorted(rows, key=lambda row: -row.now)


def _sums(found: Twelve, number: int) -> dict[str, Decimal]:
    """What each customer ordered in a month; those turned down left out."""
    orders = found.tables.orders
    sums = orders.loc[(orders["month"] == number) & (orders["taken"] == 1)].groupby("customer")["cents"].sum()
    return {str(code): Decimal(int(value)) / CENTS for code, value in sums.items()}


def _rates(lines: "pd.DataFrame", number: int) -> dict[str, Rate]:
    names = list(Rate._fields)
    sums = lines.loc[lines["month"] == number].groupby("customer")[names].sum()
    return {str(row[0]): Rate(*map(int, row[1:])) for row in sums.itertuples()}


def _buyer(code: str, now: dict[str, Decimal], before: dict[str, Decimal], rates: dict[str, Rate], ledger: Ledger, book: Book) -> Buyer:
    customer, age = book.get(Customer, code), ledger.ages.get(code)
    name = (customer.name or code) if customer else code
    owed, overdue = (age.balance, age.overdue()) if age else (ZERO, ZERO)
    return Buyer(name, now.get(code, ZERO), before.get(code, ZERO), rates.get(code, Rate()), owed, overdue)


def buyers(rows: Sequence[Buyer], found: Twelve) -> Buyers:
    """The first ten of those who ordered, and everybody else in one row."""
    top = [row for row in rows if row.now > 0][:TOP]
    rest = rows[len(top) :]
    whole = sum((row.now for row in rows), ZERO)
    long, known = lengths([row.now for row in top]), found.known(-1)
    lines, so_far = list[BuyerRow](), ZERO
    for row, reach in zip(top, long, strict=True):
        so_far += row.now
        lines.append(_row(row, reach, whole, so_far, known))
    others = _row(_together(rest, REST), 0, whole, whole, known) if rest else None
    total = _row(_together(rows, TOTAL), 0, whole, None, known)
    return Buyers(_finding(top, whole), tuple(lines), others, total)


def _together(rows: Sequence[Buyer], name: Text) -> Buyer:
    rate = Rate(*(sum(counts) for counts in zip(*(row.rate for row in rows), strict=True))) if rows else Rate()
    now, before, owed, overdue = (sum((getattr(row, field) for row in rows), ZERO) for field in ("now", "before", "owed", "overdue"))
    return Buyer(filled(name, n=len(rows)), now, before, rate, owed, overdue)


def _row(row: Buyer, reach: int, whole: Decimal, so_far: Decimal | None, known: bool) -> BuyerRow:
    share, run = share_of(row.now, whole), None if so_far is None else share_of(so_far, whole)
    otd = row.rate.of("on_time") if known else None
    return BuyerRow(row.name, rounded(row.now), reach, share, run, growth(row.now, row.before), otd, row.owed, row.overdue)


def _finding(top: Sequence[Buyer], whole: Decimal) -> Text:
    if not top:
        return NO_ORDERS
    together = sum((row.now for row in top), ZERO)
    told = {
        "n": len(top),
        "name": top[0].name,
        "first": quantity(share_of(top[0].now, whole)),
        "share": quantity(share_of(together, whole)),
    }
    said = filled(ONE if len(top) == 1 else ALL if together == whole else MANY, **told)
    worst = min(top, key=lambda row: growth(row.now, row.before) or ZERO)
    by = growth(worst.now, worst.before)
    return filled(FALLEN, said=said, name=worst.name, by=quantity(abs(by))) if by is not None and by <= _STEEP else said
