"""The five figures at the head of 首页: how many, how much, how punctual, how late, how much is owed."""

from decimal import Decimal
from typing import NamedTuple

from order_logic.derived.punctuality import DUE, ON_TIME, TODAY
from order_logic.money import rounded
from order_logic.records import OpeningBalance, Order, OrderLine, Receipt
from order_logic.text import Lang, Text
from workbook.kinds import YES_NO
from workbook.template.facts import Fact, either, phrase, shown
from workbook.template.figures import IN_HAND, OFF, UNAPPROVED, Figures
from workbook.template.refs import column_ref, count_of
from workbook.template.tray import MONTH, TARGET

_NO_DATA = Text("无数据", "No data")
_ORDERS, _ORDERS_NOTE = (
    Text("本月订单", "Orders this month"),
    Text("在办 {all} 笔 · 未批准 {some} 笔", "{all} in hand · {some} not approved"),
)
_AMOUNT, _AMOUNT_NOTE = Text("订单金额（元）", "Order amount (CNY)"), Text("较上月同期 {change}", "{change} on last month to date")
_NONE_BEFORE = Text("上月同期没有订单", "No orders last month to date")
_RATE, _RATE_NONE = Text("准时交付率", "On-time delivery"), Text("本月至今没有到期的明细", "No line due this month so far")
_RATE_LOW = Text("▲ 低于目标 {target}% · 到期 {due} 行", "▲ Below {target}% · {due} lines due")
_RATE_GOOD = Text("达到目标 {target}% · 到期 {due} 行", "On target {target}% · {due} lines due")
_LATE, _LATE_NONE, _LATE_NOTE = (
    Text("逾期未交", "Overdue"),
    Text("没有逾期的订单", "No order is late"),
    Text("▲ 最长 {days} 天", "▲ Up to {days} days"),
)
_OWED, _OWED_NOTE = (
    Text("应收余额（元）", "Receivable (CNY)"),
    Text("期初与已发 {owed} − 收款 {paid}", "Opening, shipped {owed} − paid {paid}"),
)
_COUNT = Text('0" 笔"', "0")


class Card(NamedTuple):
    """A figure with its name, its look, the line below it, and the sheet it comes from."""

    name: str
    label: Text
    record: type
    number: Fact
    number_format: str
    note: Fact
    money: bool = False


def cards_of(figures: Figures, target: Decimal, lang: Lang) -> tuple[Card, ...]:
    """The cards from left to right; each formula reads the tables, each value is what it comes to now."""
    return (
        _orders(figures, lang),
        _amount(figures, lang),
        _rate(figures, target, lang),
        _late(figures, lang),
        _owed(figures, lang),
    )


def _orders(figures: Figures, lang: Lang) -> Card:
    status = column_ref(Order, "status", lang)
    number = Fact(f"COUNTIFS({_this_month(lang)})", figures.orders)
    in_hand = Fact(count_of(status, [word.text for word in IN_HAND], lang), figures.in_hand)
    unapproved = Fact(count_of(status, [word.text for word in UNAPPROVED], lang), figures.unapproved)
    note = phrase(_plain(_ORDERS_NOTE, lang), all=in_hand, some=unapproved)
    return Card("desk_orders", _ORDERS, Order, number, _COUNT.say(lang), note)


def _amount(figures: Figures, lang: Lang) -> Card:
    amount, day = column_ref(Order, "amount", lang), column_ref(Order, "ordered_on", lang)
    number = Fact(f"SUMIFS({amount},{_this_month(lang)})", float(figures.amount))
    window = f'{day},">="&EDATE({MONTH},-1),{day},"<="&EDATE({TODAY},-1){_not_off(lang)}'
    before = Fact(f"SUMIFS({amount},{window})", float(figures.amount_before))
    growth = figures.amount / figures.amount_before - 1 if figures.amount_before else Decimal(0)
    change = shown(Fact(f"desk_amount/{before.formula}-1", float(growth)), "+0.0%;-0.0%", f"{rounded(growth * 100, 1):+}%")
    none = Fact(f"{before.formula}=0", not figures.amount_before)
    note = either(none, phrase(_NONE_BEFORE.say(lang)), phrase(_plain(_AMOUNT_NOTE, lang), change=change))
    return Card("desk_amount", _AMOUNT, Order, number, "#,##0", note, money=True)


def _rate(figures: Figures, target: Decimal, lang: Lang) -> Card:
    rate = figures.on_time / figures.due if figures.due else None
    none = Fact(f"{DUE}=0", not figures.due)
    number = either(none, phrase(_NO_DATA.say(lang)), Fact(f"{ON_TIME}/{DUE}", rate))
    facts = {"target": Fact(TARGET, format(target.normalize(), "f")), "due": Fact(DUE, figures.due)}
    low = Fact(f"desk_rate<{TARGET}/100", rate is not None and rate < float(target) / 100)
    told = either(low, phrase(_plain(_RATE_LOW, lang), **facts), phrase(_plain(_RATE_GOOD, lang), **facts))
    return Card("desk_rate", _RATE, OrderLine, number, "0.0%", either(none, phrase(_RATE_NONE.say(lang)), told))


def _late(figures: Figures, lang: Lang) -> Card:
    left = column_ref(Order, "days_left", lang)
    number = Fact(f'COUNTIF({left},"<0")', figures.late)
    days = Fact(f"-MIN({left})", figures.longest)
    none = Fact("desk_late=0", not figures.late)
    note = either(none, phrase(_LATE_NONE.say(lang)), phrase(_plain(_LATE_NOTE, lang), days=days))
    return Card("desk_late", _LATE, Order, number, _COUNT.say(lang), note)


def _owed(figures: Figures, lang: Lang) -> Card:
    opening = column_ref(OpeningBalance, "amount", lang)
    shipped, fees, returned, off = (column_ref(Order, n, lang) for n in ("shipped_amount", "fee_amount", "returned_amount", "written_off"))
    amount, voided = column_ref(Receipt, "amount", lang), column_ref(Receipt, "voided", lang)
    owed = Fact(f"SUM({opening},{shipped},{fees})-SUM({returned},{off})", float(figures.owed))
    paid = Fact(f'SUMIFS({amount},{voided},"<>{YES_NO[True].say(lang)}")', float(figures.received))
    number = Fact(f"{owed.formula}-{paid.formula}", float(figures.owed - figures.received))
    texts = {name: shown(fact, "#,##0", f"{_whole(fact.value):,}") for name, fact in (("owed", owed), ("paid", paid))}
    return Card("desk_receivable", _OWED, Receipt, number, "#,##0", phrase(_plain(_OWED_NOTE, lang), **texts), money=True)


def _this_month(lang: Lang) -> str:
    day = column_ref(Order, "ordered_on", lang)
    return f'{day},">="&{MONTH},{day},"<"&EDATE({MONTH},1){_not_off(lang)}'


def _not_off(lang: Lang) -> str:
    status = column_ref(Order, "status", lang)
    return "".join(f',{status},"<>{word.text.say(lang)}"' for word in OFF)


def _plain(text: Text, lang: Lang) -> str:
    """The words with their blanks still open."""
    return text.zh if lang == "zh" else text.en


def _whole(value: float) -> int:
    """Rounded as the number format rounds: halves away from zero."""
    return int(abs(value) + 0.5) * (1 if value >= 0 else -1)
