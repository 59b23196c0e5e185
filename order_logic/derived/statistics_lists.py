"""The statistics as lists: what a manager reads, with targets and verdicts (R-82, R-83, R-88)."""

from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.ended import spans_left
from order_logic.derived.listing import NOTHING, Head, Listing, Row, both
from order_logic.derived.period import Span
from order_logic.derived.statistics import STATISTICS_READS, Basis, counted, punctual
from order_logic.derived.step_times import STEP_READS, step_times
from order_logic.settings import Settings
from order_logic.text import Text

LIST_READS: tuple[type, ...] = tuple(dict.fromkeys((*STATISTICS_READS, *STEP_READS)))
NO_DATA = Text("无数据", "no data")
MET, MISSED = Text("达标", "met"), Text("▲ 未达标", "▲ missed")
PARTLY = Text("册中不全", "in part only")
_LEFT = Text(
    "这段时间有 {count} 单已移入归档册：订单数和金额照计，完成率、准时率和部门时效只按册中剩下的行计，不作判定",
    "{count} orders of this period lie in the archive: orders and amount count them, but completion, punctuality and departments' times "
    "are reckoned from what is left in the book and not judged",
)
_TITLES = (
    Text("订单统计", "Orders"),
    Text("交期分析", "Delivery dates"),
    Text("部门时效", "Departments' times"),
)
_SUMMARY = Text(
    "{first} 至 {last}：{orders} 单，{amount} 元；完成率 {completion}，准时 {otd}",
    "{first} to {last}: {orders} orders, {amount}; completion {completion}, on time {otd}",
)
_COUNT_HEADS = (
    Head("figure", Text("指标", "Figure")),
    Head("value", Text("数值", "Value")),
    Head("target", Text("目标", "Target")),
    Head("verdict", Text("判定", "Verdict")),
)
_DATE_HEADS = (
    Head("basis", Text("依据", "Against")),
    Head("due", Text("到期行数", "Lines due"), Kind.COUNT),
    Head("completion", Text("完成率", "Completion"), Kind.PERCENT),
    Head("otd", Text("准时率 OTD", "OTD"), Kind.PERCENT),
    Head("otif", Text("准时足量率 OTIF", "OTIF"), Kind.PERCENT),
    Head("fill_rate", Text("满足率", "Fill rate"), Kind.PERCENT),
    Head("target", Text("准时率目标", "OTD target"), Kind.PERCENT),
    Head("verdict", Text("判定", "Verdict")),
)
_STEP_HEADS = (
    Head("department", Text("部门", "Department")),
    Head("step", Text("步骤", "Step")),
    Head("count", Text("办结数", "Done"), Kind.COUNT),
    Head("average", Text("平均工时", "Average hours"), Kind.QUANTITY),
    Head("longest", Text("最长工时", "Longest"), Kind.QUANTITY),
    Head("limit", Text("时限", "Limit"), Kind.COUNT),
    Head("late", Text("超时数", "Late"), Kind.COUNT),
    Head("in_time", Text("按时率", "In time"), Kind.PERCENT),
    Head("target", Text("目标", "Target"), Kind.PERCENT),
    Head("verdict", Text("判定", "Verdict")),
)


def verdict(value: Decimal | None, target: Decimal) -> Text:
    """Whether a figure in per cent meets its target; 无数据 where there is none."""
    return NO_DATA if value is None else MET if value >= target else MISSED


def or_no_data(value: Decimal | None) -> Any:
    """A figure, or the words that there is none."""
    return NO_DATA if value is None else value


def statistics_lists(book: Book, span: Span, today: date, settings: Settings) -> list[Listing]:
    """The three lists of a period; where orders of it left for the archive with their papers, they say so and judge nothing."""
    left = sum(one.first <= span.last and span.first <= one.last for one in spans_left(book))
    partly = both(_LEFT, count=left) if left else NOTHING
    dates = tuple(_date_row(book, basis, span, today, settings) for basis in Basis)
    steps = tuple(_step_rows(book, span, settings))
    return [
        _orders(book, span, today, settings, partly),
        Listing("delivery", _TITLES[1], _DATE_HEADS, tuple(map(_unjudged, dates)) if left else dates),
        Listing("departments", _TITLES[2], _STEP_HEADS, tuple(map(_unjudged, steps)) if left else steps),
    ]


def _orders(book: Book, span: Span, today: date, settings: Settings, partly: Text) -> Listing:
    """How many, how much, how complete."""
    counts, promised = counted(book, span), punctual(book, Basis.PROMISED, span, today, settings)
    facts = {"completion": _percent(promised.completion), "otd": _percent(promised.otd)}
    summary = both(_SUMMARY, first=span.first, last=span.last, orders=counts.orders, amount=f"{counts.amount:,.2f}", **facts)
    completion, target = promised.completion, settings.target_completion
    judged = Row((Text("完成率", "Completion"), _percent(completion), f"{target} %", verdict(completion, target)))
    rows = [
        Row((Text("订单数", "Orders"), Decimal(counts.orders), None, None)),
        Row((Text("其中拒单与取消", "Turned down or cancelled"), Decimal(counts.turned_down), None, None)),
        Row((Text("订单金额（含税，元）", "Amount with tax"), f"{counts.amount:,.2f}", None, None)),
        judged if partly is NOTHING else _unjudged(judged),
        *(Row((status, Decimal(count), None, None)) for status, count in counts.by_status.items()),
    ]
    said = summary if partly is NOTHING else Text(f"{summary.zh}；{partly.zh}", f"{summary.en}; {partly.en}")
    return Listing("orders", _TITLES[0], _COUNT_HEADS, tuple(rows), said)


def _unjudged(row: Row) -> Row:
    """A row whose verdict would rest on a part of the orders only."""
    return row._replace(cells=(*row.cells[:-1], PARTLY))


def _percent(value: Decimal | None) -> Text:
    return NO_DATA if value is None else Text(f"{value:.1f} %", f"{value:.1f} %")


def _date_row(book: Book, basis: Basis, span: Span, today: date, settings: Settings) -> Row:
    found, target = punctual(book, basis, span, today, settings), settings.target_otd
    figures = (found.completion, found.otd, found.otif, found.fill_rate)
    return Row((basis, found.due, *map(or_no_data, figures), target, verdict(found.otd, target)))


def _step_rows(book: Book, span: Span, settings: Settings) -> list[Row]:
    target, tenth = settings.target_in_time, Decimal("0.1")
    return [
        Row((
            one.department, one.step, one.times, one.average.quantize(tenth), one.longest.quantize(tenth), one.limit, one.late,
            or_no_data(one.in_time), target, verdict(one.in_time, target),
        ))
        for one in step_times(book, span, settings)
    ]  # fmt: skip
