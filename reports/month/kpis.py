"""The eight figures of the first page, with last month, target and the shape of the year; and the chart of amount and punctuality."""

from decimal import Decimal

from order_logic.derived.statistics import Basis
from order_logic.settings import Settings
from order_logic.text import Text
from reports.charts import Bar, curve, lengths, place, rate_axis, spark
from reports.figures import filled, quantity, tenths
from reports.month.comparing import against_last, against_target, changed, grown, rank
from reports.month.money import Ledger
from reports.month.twelve import GONE, Twelve, month_name, sum_said, wan
from reports.month.view import Kpi, Trend

NAMES = (
    Text("订单数", "Orders"), Text("订单金额", "Amount ordered"), Text("完成率", "Completion"), Text("准时交付 OTD", "On time, OTD"),
    Text("准时足量 OTIF", "In full, OTIF"), Text("异常", "Exceptions"), Text("期末应收", "Receivable"), Text("逾期应收", "Overdue"),
)  # fmt: skip
ORDERS, CASES = Text("单", "orders"), Text("起", "cases")
WAN, PERCENT = Text("万元", "10k CNY"), Text("%", "%")
UNSET, AIM = Text("目标 未设", "no target set"), Text("目标 {aim}%", "target {aim}%")
OF_OWED = Text("占应收 {share}%", "{share}% of receivable")
OTD = Text("OTD", "OTD")
NO_DUE = Text("本月没有到期的行", "no line was due")
NO_AMOUNT = Text("本月没有订单", "no order was placed")
AMOUNT = Text("订单金额 {amount}，{how}", "{amount} ordered, {how}")
ON_TIME = Text("准时交付 {otd}%，{how}", "{otd}% on time, {how}")
SO_FAR = Text("截至 {day}", "up to {day}")
BEST = Text("金额最高在 {month}，{amount}", "most was ordered in {month}: {amount}")
MET = Text("OTD {n} 个月中 {met} 个月达标", "OTD met its target in {met} of {n} months")
BOTH = Text("{first}；{second}", "{first}; {second}")


def kpis(found: Twelve, ledger: Ledger, settings: Settings) -> tuple[Kpi, ...]:
    """The strip: the punctual ones to the first promise."""
    amounts, owed = tuple(map(wan, found.amounts)), tuple(map(wan, found.owed))
    rates = [found.shares(Basis.FIRST_PROMISED, name) for name in ("completed", "on_time", "in_full")]
    aims = (settings.target_completion, settings.target_otd, None)
    overdue, eve = wan(ledger.overdue), None if owed[-2] is None else ledger.overdue_before
    return (
        _count(NAMES[0], ORDERS, found.orders),
        Kpi(NAMES[1], amounts[-1], WAN, amounts[-2], grown(found.amounts[-1], found.amounts[-2]), UNSET, None, spark(amounts)),
        *(_rate(name, values, aim) for name, values, aim in zip(NAMES[2:5], rates, aims, strict=True)),
        _count(NAMES[5], CASES, found.troubles),
        Kpi(NAMES[6], owed[-1], WAN, owed[-2], grown(found.owed[-1], found.owed[-2]), UNSET, None, spark(owed)),
        Kpi(NAMES[7], overdue, WAN, wan(eve), grown(ledger.overdue, eve), _share(ledger), None, bar=_reach(ledger)),
    )


def _count(name: Text, unit: Text, values: tuple[int | None, ...]) -> Kpi:
    return Kpi(name, values[-1], unit, values[-2], changed(values[-1], values[-2]), UNSET, None, spark(values))


def _rate(name: Text, values: tuple[Decimal | None, ...], aim: Decimal | None) -> Kpi:
    now = values[-1]
    target = UNSET if aim is None else filled(AIM, aim=tenths(aim))
    met = None if aim is None or now is None else now >= aim
    return Kpi(name, now, PERCENT, values[-2], changed(now, values[-2]), target, met, spark(values, aim))


def _reach(ledger: Ledger) -> int | None:
    return None if ledger.overdue_share is None else place(ledger.overdue_share, 0, 100)


def _share(ledger: Ledger) -> Text:
    share = ledger.overdue_share
    return Text("", "") if share is None else filled(OF_OWED, share=quantity(share))


def trend(found: Twelve, settings: Settings) -> Trend:
    """Amount and punctuality of the year, and what they say."""
    values = found.shares(Basis.FIRST_PROMISED, "on_time")
    axis, amounts = rate_axis(values, settings.target_otd), tuple(map(wan, found.amounts))
    bars = tuple(
        Bar("", value, long, strong=n == len(amounts) - 1) for n, (value, long) in enumerate(zip(amounts, lengths(amounts), strict=True))
    )
    return Trend(_year_said(found, values, settings), bars, curve(OTD, values, axis), axis)


def _year_said(found: Twelve, values: tuple[Decimal | None, ...], settings: Settings) -> Text:
    """Which month was the best, and in how many the target was met."""
    known = [(amount, n) for n, amount in enumerate(found.amounts) if amount]
    rated = [value for value in values if value is not None]
    if not known:
        return NO_AMOUNT
    most, n = max(known)
    best = filled(BEST, month=month_name(found.months[n].first), amount=sum_said(most))
    met = sum(value >= settings.target_otd for value in rated)
    return filled(BOTH, first=best, second=filled(MET, met=met, n=len(rated))) if rated else best


def amount_said(found: Twelve) -> Text:
    """A clause on what was ordered."""
    now, before = found.amounts[-1], found.amounts[-2]
    if not found.orders[-1] or now is None:
        return NO_AMOUNT
    how = filled(SO_FAR, day=found.running) if found.running else rank(found.amounts) or against_last(now, before)
    return filled(AMOUNT, amount=sum_said(now), how=how)


def otd_said(found: Twelve, settings: Settings) -> Text:
    """A clause on punctuality to the first promise."""
    now = found.shares(Basis.FIRST_PROMISED, "on_time")[-1]
    if now is None:
        return GONE if found.gone else NO_DUE
    return filled(ON_TIME, otd=quantity(now), how=against_target(now, settings.target_otd))
