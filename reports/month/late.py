"""The orders that were late in the month, why, and whose it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.delivered import DueLine, due_lines
from order_logic.derived.lateness import UNKNOWN, Lateness, lateness
from order_logic.derived.period import Span
from order_logic.derived.statistics import DAYS, Basis
from order_logic.records import Order
from order_logic.settings import Settings
from order_logic.text import Text
from reports.charts import Bar, lengths
from reports.figures import filled, quantity, tenths
from reports.month.money import share_of
from reports.month.rows import Late, LateRow
from reports.month.twelve import GONE

LISTED, BARS = 10, 5
NONE = Text("本月到期的行没有延误", "no line that was due was late")
CAUSE = Text("「{name}」居首，占延误行的 {share}%", "{name} leads: {share}% of the late lines")
TIED = Text("{names}并列最多，各 {n} 行", "{names} have most: {n} lines each")
ONLY = Text("延误全是「{name}」", "all late lines: {name}")
OWNER = Text("{name}最多，{n} 行", "{name} has most: {n} lines")
NOBODY = Text("{n} 行没有登记责任", "{n} lines have no owner")
SOLE = Text("{n} 行都是{name}的责任", "all {n} lines: {name}")
ORDERS = Text("{orders} 单 {lines} 行延误，最长 {days} 天", "late orders: {orders} with {lines} lines, the longest by {days} days")
OPEN = Text("{said}；{n} 单至今未交", "{said}; {n} not delivered yet")
OTHERS = Text("其余 {n} 项", "{n} others")
SHARE = Text("{share}%", "{share}%")


def late(book: Book, span: Span, today: date, settings: Settings, gone: bool = False) -> Late:
    """Late to the first promise: delivered after it, or open and past it; none are told of a month that is partly ``gone``."""
    lines = () if gone else due_lines(book, settings, DAYS[Basis.FIRST_PROMISED], *span.until(today))
    by_order: dict[str, list[DueLine]] = defaultdict(list)
    for line in lines:
        if not line.on_time and (line.done_on or today) > line.day:  # what is due today may still come
            by_order[line.order].append(line)
    found = [_row(book.get(Order, number), rows, today, book) for number, rows in by_order.items()]
    rows = sorted((row for row in found if row), key=lambda row: (-row.days, row.order))
    causes, owners = _bars((row.cause, row.lines) for row in rows), _bars((row.owner, row.lines) for row in rows)
    total = sum(row.lines for row in rows)
    listed = rows[:LISTED]
    findings = (GONE, GONE, GONE) if gone else _findings(rows, causes, owners, total)
    return Late(findings, causes, owners, tuple(listed), len(rows), total, len(rows) - len(listed))


def _row(order: Order | None, lines: Sequence[DueLine], today: date, book: Book) -> LateRow | None:
    if order is None:
        return None
    days = [line.done_on for line in lines]
    done_on = None if None in days else max(day for day in days if day)
    why = lateness(order, lines[0].day, done_on, book)
    late_by = ((done_on or today) - lines[0].day).days
    person = order.in_charge or order.salesperson
    return LateRow(
        order.number, order.customer_name or order.customer, len(lines), lines[0].day, done_on, late_by, why.cause, _words(why), why.owner,
        person, order.status.text if order.status else Text("—", "—"),
    )  # fmt: skip


def _words(why: Lateness) -> str:
    return why.words or why.document


def _bars(named: Iterable[tuple[Text, int]]) -> tuple[Bar, ...]:
    """Lines by cause or owner, most first, the small ones together."""
    counts: Counter[Text] = Counter()
    for name, lines in named:
        counts[name] += lines
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    total, small = sum(counts.values()), ranked[BARS - 1 :]
    if len(small) > 1:
        ranked = [*ranked[: BARS - 1], (filled(OTHERS, n=len(small)), sum(count for _, count in small))]
    long = lengths([Decimal(count) for _, count in ranked])
    return tuple(
        Bar(name, count, reach, filled(SHARE, share=tenths(share_of(count, total))), n == 0)
        for n, ((name, count), reach) in enumerate(zip(ranked, long, strict=True))
    )


def _findings(rows: Sequence[LateRow], causes: Sequence[Bar], owners: Sequence[Bar], total: int) -> tuple[Text, Text, Text]:
    if not rows:
        return NONE, NONE, NONE
    told = {"name": causes[0].name, "share": quantity(share_of(causes[0].value or 0, total))}
    first = _tied(causes) or filled(CAUSE if len(causes) > 1 else ONLY, **told)
    whose = NOBODY if owners[0].name == UNKNOWN else OWNER if len(owners) > 1 else SOLE
    second = _tied(owners) or filled(whose, name=owners[0].name, n=owners[0].value)
    said = filled(ORDERS, orders=len(rows), lines=total, days=max(row.days for row in rows))
    still = sum(row.done_on is None for row in rows)
    return first, second, filled(OPEN, said=said, n=still) if still else said


def _tied(bars: Sequence[Bar]) -> Text | None:
    """That several lead together, where they do."""
    first = [bar.name for bar in bars if bar.value == bars[0].value]
    return filled(TIED, names=first, n=bars[0].value) if len(first) > 1 else None
