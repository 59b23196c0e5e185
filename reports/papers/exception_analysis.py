"""异常汇总分析: the exceptions of a month by class and responsibility, then case by case with cause, handling, improvement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.troubles import analysed, troubles_between
from order_logic.flows.documents import Trouble
from order_logic.money import rounded
from order_logic.press import Press
from order_logic.records import Customer, Order, OrderException
from order_logic.text import Text
from reports.blocks import Head, Mark, Sign
from reports.figures import filled, quantity
from reports.order_parts import our_company
from reports.pareto import finding_of, said, vital_of
from reports.report import Period, Refused, Topic, last_month, report

TITLE, SUBTITLE = Text("异常汇总分析", "Exception analysis"), Text("EXCEPTION ANALYSIS", "异常汇总分析")
COPIES = Text("报：总经理　送：各部门", "To: general manager, departments")
NONE = Text("{first} 至 {last} 没有登记异常", "no exception was entered from {first} to {last}"), Text("不必分析", "nothing to analyse")
AGAINST = Text("{now}（上月 {before}）", "{now} (month before: {before})")
DAYS = Text("{days} 天", "{days} days")
WRITER = Text("编制", "Prepared by"), Text("数据取自异常订单", "from the sheet Exceptions")
HEAD = Text("订单主管", "Order head"), Text("原因与改进已审阅", "causes and improvements reviewed")
TOP = Text("总经理", "General manager"), Text("批示", "instructions")


class Bar(NamedTuple):
    """One class of exceptions with one responsibility; ``share`` of it and all greater ones together in per cent."""

    category: Text
    responsibility: Text
    cases: int
    open: int
    days: Decimal | None
    share: Decimal


class CaseRow(NamedTuple):
    """One case in short."""

    number: str
    order: str
    customer: str
    found_on: date | None
    category: Text
    responsibility: Text
    department: str
    what: str
    cause: str
    handling: str
    result: str
    improvement: str
    state: Trouble | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A month of exceptions as printed. Raises ValueError when the bars do not hold every case."""

    head: Head
    period: Period
    tiles: tuple[tuple[Text, object], ...]
    finding: Text
    vital: int
    bars: tuple[Bar, ...]
    cases: tuple[CaseRow, ...]
    signs: tuple[Sign, ...]

    def __post_init__(self) -> None:
        if sum(bar.cases for bar in self.bars) != len(self.cases):
            raise ValueError(f"{self.head.number}: {self.bars} are not {len(self.cases)} cases")

    @property
    def pareto(self) -> list[tuple[Text, Text, int, str]]:
        """What the chart draws: both names, the cases, and the share so far."""
        return [(bar.category, bar.responsibility, bar.cases, quantity(bar.share)) for bar in self.bars]


def analyses_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """That of the last month."""
    return (Topic("", last_month(press.today)),)


@report(zh="异常汇总分析", en="Exception analysis", about=None, reads=(OrderException, Order, Customer), due=analyses_due)
def exception_analysis(book: Book, topic: Topic, press: Press) -> Analysis | Refused:
    """The exceptions found in the period of ``topic``; a draft while the period is not over (R-75, R-83)."""
    period = topic.period or last_month(press.today)
    rows = troubles_between(book.all(OrderException), *period)
    if not rows:
        return Refused(topic, *(filled(text, first=period[0], last=period[1]) for text in NONE))
    return _analysis(sorted(rows, key=lambda row: (row.found_on or date.min, row.number)), period, book, press)


def _analysis(rows: Sequence[OrderException], period: Period, book: Book, press: Press) -> Analysis:
    cells = analysed(rows, *period)
    mark = Mark.DRAFT if period[1] >= press.today else None
    return Analysis(
        head=Head(our_company(press.settings), f"YCFX{period[1]:%Y%m}", TITLE, SUBTITLE, COPIES, mark=mark),
        period=period,
        tiles=_tiles(rows, troubles_between(book.all(OrderException), *last_month(period[0]))),
        finding=finding_of(cells, len(rows)),
        vital=vital_of(cells),
        bars=tuple(Bar(said(c.category), said(c.responsibility), c.cases, c.open, c.days, c.share) for c in cells),
        cases=tuple(_case(row, book) for row in rows),
        signs=(Sign(*WRITER, press.user.name, press.today), Sign(*HEAD), Sign(*TOP)),
    )


def _tiles(rows: Sequence[OrderException], before: Sequence[OrderException]) -> tuple[tuple[Text, object], ...]:
    """The month in five figures; the last one is what still waits."""
    took = [(row.closed_at.date() - row.found_on).days for row in rows if row.closed_at and row.found_on]
    major, majors = (sum(row.major is True for row in month) for month in (rows, before))
    return (
        (Text("异常件数", "Exceptions"), filled(AGAINST, now=len(rows), before=len(before))),
        (Text("重大异常", "Major"), filled(AGAINST, now=major, before=majors)),
        (Text("平均处理", "Mean time"), filled(DAYS, days=quantity(rounded(Decimal(sum(took)) / len(took), 1))) if took else None),
        (Text("已结案", "Closed"), sum(row.state is Trouble.CLOSED for row in rows)),
        (Text("未结案", "Open"), sum(row.state is not Trouble.CLOSED for row in rows)),
    )


def _case(row: OrderException, book: Book) -> CaseRow:
    order = book.get(Order, row.order)
    customer = book.get(Customer, order.customer) if order else None
    return CaseRow(
        row.number, row.order, (customer.short_name or customer.name) if customer else "", row.found_on, said(row.category),
        said(row.responsibility), row.department, row.text, row.cause, row.handling, row.result, row.summary, row.state,
    )  # fmt: skip
