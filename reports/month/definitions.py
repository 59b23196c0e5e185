"""What each figure of the report means, and what this book cannot tell of these months."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.derived.calendar import calendar_of
from order_logic.derived.ended import turned_down
from order_logic.derived.period import Span
from order_logic.flows.commercial import Commercial
from order_logic.press import Press
from order_logic.records import Order
from order_logic.text import Text
from order_logic.workdays import UNPUBLISHED
from reports.figures import filled, quantity
from reports.month.twelve import Twelve

_DEFINED = (
    (
        Text("订单数与金额", "Orders, amount"),
        Text(
            "本月下单、已登记的订单；金额含税，不含拒单与取消。",
            "Orders placed and registered in the month; amounts with tax, without those turned down.",
        ),
    ),
    (
        Text("应交行", "Lines due"),
        Text(
            "首次承诺交期（或要求交期）落在本月的货品行，减去已终止数量；拒单、取消不计。改期不改首次承诺。",
            "Lines of goods whose first promised (or requested) day lies in the month, less what was ended; "
            "a new date leaves the first promise.",
        ),
    ),
    (
        Text("完成率", "Completion"),
        Text("应交行中至打印时已交足的行 ÷ 应交行。", "Lines delivered in full by the time of printing ÷ lines due."),
    ),
    (
        Text("OTD", "OTD"),
        Text("当日或之前交足的行 ÷ 应交行，按{basis}日。", "Lines delivered in full by the day ÷ lines due, by the day {basis}."),
    ),
    (
        Text("OTIF", "OTIF"),
        Text(
            "准时且数量在允差（短 {under}%、溢 {over}%）内的行 ÷ 应交行。",
            "On time and within tolerance (short {under}%, over {over}%) ÷ lines due.",
        ),
    ),
    (
        Text("无数据与 —", "No data and —"),
        Text(
            "没有应交行时写「无数据」，不记 100%；— 为册中没有的数。",
            "Where nothing was due it says no data, never 100%; — is what the book does not hold.",
        ),
    ),
    (
        Text("延误", "Late"),
        Text(
            "按首次承诺；未交且已过承诺日也算。天数计到交足日，未交计到打印日。",
            "To the first promise; open and past it counts. Days run to full delivery, else to the day of printing.",
        ),
    ),
    (
        Text("原因与责任", "Cause and owner"),
        Text(
            "依次取：异常订单、客户变更、拒收或丢失、改期、来料迟到、完工迟；都没有时按发货与签收日推断，推断不出写「未登记」。",
            "In turn: exceptions, customer's changes, refusals and losses, new dates, late supplies, late jobs; else what the days "
            "of sending and signing tell, or not entered.",
        ),
    ),
    (
        Text("在手订单", "Orders in hand"),
        Text("打印时的状态；状态不留历史，不能倒推到月末。", "As they stand at printing: a status keeps no history."),
    ),
    (
        Text("客户应收", "Receivable"),
        Text(
            "月末余额，按各客户的应收依据，扣除收款、退货、折让、核销；负数为预收。",
            "Balance at the month's end by each customer's basis, less money, returns, allowances, write-offs; negative: paid ahead.",
        ),
    ),
    (
        Text("逾期与账龄", "Overdue, ageing"),
        Text(
            "自到期日起算；未核销收款先抵最早到期的款，各栏合计减未核销收款等于余额。",
            "From the due day; money not matched pays the longest due first; all columns less money not matched make the balance.",
        ),
    ),
    (
        Text("异常", "Exceptions"),
        Text("按发现日期计入当月；类别与责任取自异常订单。", "By the day found; class and responsibility as judged."),
    ),
    (
        Text("环节用时", "Hours per step"),
        Text(
            "上班时间内的小时，从上一环节完成到本环节签核；按签核月份计。",
            "Working hours from the end of the step before to the signature, in the month of the signature.",
        ),
    ),
    (
        Text("建议决定", "Decisions"),
        Text(
            "由本报告的数字按固定规则提出，按轻重取前五项。",
            "Proposed by fixed rules from the figures of this report, the weightiest five.",
        ),
    ),
    (
        Text("单位", "Units"),
        Text("万元与百分数四舍五入到一位小数；表中的元精确到分。", "10k CNY and per cent are rounded to a tenth; CNY in tables are exact."),
    ),
)
_TARGETS = Text(
    "设置表只有完成率 {completion}%、OTD {otd}%、按时办结 {in_time}% 三个目标；其余指标没有目标。",
    "The settings hold three targets: completion {completion}%, OTD {otd}%, steps in time {in_time}%; the other figures have none.",
)
_ARCHIVED = Text(
    "{n} 个月（{months}）有订单已归档：订单数、金额、应收照计；其明细、签核和异常已移入归档册，"
    "这些月份的应交行、完成率、OTD、OTIF、异常、用时不列。",
    "{n} months ({months}) have archived orders: orders, amounts and receivables count them; their lines, signatures and exceptions lie in "
    "the archive, so lines due, completion, OTD, OTIF, exceptions and hours of these months are not told.",
)
_BEGUN = Text("册中最早的订单在 {month}；更早的月份没有数据。", "The first order of the book is of {month}; months before it have no data.")
_EMPTY = Text("册中还没有登记的订单。", "No order is registered in the book yet.")
_RUNNING = Text("本月尚未结束，数字到 {today} 为止，本报告是草稿。", "The month is not over: figures up to {today}, this is a draft.")
_UNPROMISED = Text(
    "{n} 单要求交期在本月，但没有首次承诺，不在按首次承诺的口径内。",
    "{n} orders requested for this month have no first promise and are not in the figures to it.",
)
_SIGNED, _SHIPPED = Text("签收", "of signing"), Text("发货", "of shipping")


def definitions(press: Press) -> tuple[tuple[Text, Text], ...]:
    """The figures in the order of the report."""
    settings = press.settings
    basis = _SHIPPED if settings.promise_basis == "发货" else _SIGNED
    told = {"basis": basis, "under": quantity(settings.under_delivery), "over": quantity(settings.over_delivery)}
    return tuple((name, filled(text, **told)) for name, text in _DEFINED)


def unknown(found: Twelve, book: Book, press: Press) -> tuple[Text, ...]:
    """What is missing from these months, said plainly."""
    return tuple(_gaps(found, book, press))


def _gaps(found: Twelve, book: Book, press: Press) -> Iterator[Text]:
    settings, span = press.settings, found.months[-1]
    if span.last >= press.today:
        yield filled(_RUNNING, today=press.today)
    gone = [f"{month.first:%Y-%m}" for n, month in enumerate(found.months) if found.numbers[n] in found.archived]
    if gone:
        yield filled(_ARCHIVED, n=len(gone), months=gone)
    begun = next((month for n, month in enumerate(found.months) if found.orders[n] is not None), None)
    if begun is None:
        yield _EMPTY
    elif begun != found.months[0]:
        yield filled(_BEGUN, month=f"{begun.first:%Y-%m}")
    if missing := _unpromised(book, span):
        yield filled(_UNPROMISED, n=missing)
    aims = (settings.target_completion, settings.target_otd, settings.target_in_time)
    yield filled(_TARGETS, **dict(zip(("completion", "otd", "in_time"), map(quantity, aims), strict=True)))
    if years := calendar_of(book).unpublished(found.months[0].first, span.last):
        yield filled(UNPUBLISHED, years=[str(year) for year in years])


def _unpromised(book: Book, span: Span) -> int:
    """Orders that were wanted in the month and never promised."""
    wanted = (o for o in book.all(Order) if span.holds(o.requested_on) and o.first_promised_on is None)
    return sum(o.commercial is not Commercial.DRAFT and not turned_down(o, book) for o in wanted)
