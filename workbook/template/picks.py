"""The three lists of 首页: what waits, what is due today and tomorrow, what is late."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from order_logic.book import Book
from order_logic.flows.moves import Move
from order_logic.records import Order
from order_logic.text import Lang, Text
from workbook.kinds import cell_of
from workbook.schema import FIRST_ROW, SHEET_OF
from workbook.template.facts import Fact
from workbook.template.refs import column_ref, whole_column
from workbook.template.tray import LISTED

_MILLION = 1_000_000
_LAST, _FIRST = 999, -5000  # where orders without a day, and steps beyond their limit, stand in the order of days left
OVER = "▲"  # how a step beyond its limit is marked
NO_MORE = Text("没有更多", "That is all")


class Show(NamedTuple):
    """A column of a list: its heading, the field or the two fields (the second one names of people), and the words around a figure."""

    heading: Text
    fields: tuple[str, ...]
    negated: Text | None = None  # words for a number of days that is told without its minus


class Pick(NamedTuple):
    """A list: title, which orders, in which order, which columns."""

    title: Text
    test: str  # over {left}, {next}, {archive}; archiving waits for its season
    wanted: Callable[[Order], bool]
    by_limit: bool
    shows: tuple[Show, ...]


_NUMBER, _CUSTOMER = Show(Text("订单号", "Order no."), ("number",)), Show(Text("客户", "Customer"), ("customer_name",))
PICKS = (
    Pick(
        Text("待处理", "To do"),
        '({next}<>"")*({next}<>"{archive}")',
        lambda order: order.next_step not in (None, Move.ARCHIVE),
        True,
        (
            _NUMBER,
            _CUSTOMER,
            Show(Text("下一步 · 责任人", "Next · in charge"), ("next_step", "in_charge")),
            Show(Text("已等/时限", "Waited / limit"), ("waited",)),
        ),
    ),
    Pick(
        Text("今日、明日到期", "Due today, tomorrow"),
        '({left}<>"")*({left}>=0)*({left}<=1)',
        lambda order: order.days_left in (0, 1),
        False,
        (_NUMBER, _CUSTOMER, Show(Text("状态", "Status"), ("status",))),
    ),
    Pick(
        Text("逾期未交", "Overdue"),
        '({left}<>"")*({left}<0)',
        lambda order: order.days_left is not None and order.days_left < 0,
        False,
        (_NUMBER, _CUSTOMER, Show(Text("逾期", "Late by"), ("days_left",), Text("▲ {days} 天", "▲ {days} days"))),
    ),
)


class Picked(NamedTuple):
    """What a list comes to now: the orders with their rows in the sheet, the first few of ``total``."""

    orders: tuple[tuple[int, Order], ...]
    total: int


def picked_of(pick: Pick, book: Book) -> Picked:
    """The orders of a list, soonest first; for the to-do list those beyond their time limit before all."""
    found = [(_rank(pick, order), row, order) for row, order in enumerate(book.all(Order), FIRST_ROW) if pick.wanted(order)]
    found.sort(key=lambda one: one[:2])
    return Picked(tuple((row, order) for _, row, order in found[:LISTED]), len(found))


def _rank(pick: Pick, order: Order) -> int:
    days = _LAST if order.days_left is None else order.days_left
    return days + (_FIRST if pick.by_limit and order.waited.startswith(OVER) else 0)


def rows_formula(pick: Pick, lang: Lang) -> str:
    """An array formula for the sheet rows of a list's first orders; blank where there are no more."""
    left, following, waited = (column_ref(Order, field, lang) for field in ("days_left", "next_step", "waited"))
    rank = f'IF({left}="",{_LAST},{left})'
    if pick.by_limit:
        rank = f'({rank}+IF(LEFT({waited},1)="{OVER}",{_FIRST},0))'
    test = pick.test.format(left=left, next=following, archive=Move.ARCHIVE.text.say(lang))
    numbers = ";".join(str(n) for n in range(1, LISTED + 1))
    return f'IFERROR(MOD(SMALL(IF({test},{rank}*{_MILLION}+ROW({left}),""),{{{numbers}}}),{_MILLION}),"")'


def count_formula(pick: Pick, lang: Lang) -> str:
    """How many orders a list has in all."""
    left, following = (column_ref(Order, field, lang) for field in ("days_left", "next_step"))
    test = pick.test.format(left=left, next=following, archive=Move.ARCHIVE.text.say(lang))
    return f"SUMPRODUCT(--({test}))"


def cell_fact(show: Show, at: str, nth: int, count: str, picked: Picked, lang: Lang) -> Fact:
    """One cell of a list; ``at`` and ``count`` are the cells with the order's row and with the list's length, ``nth`` counts from 0."""
    refs = {field: f"INDEX({whole_column(Order, field, lang)},{at})" for field in show.fields}
    order = picked.orders[nth][1] if nth < len(picked.orders) else None
    formula = _joined(show, list(refs.values()), lang)
    if show.fields == ("number",):
        sheet = SHEET_OF[Order].label.say(lang)
        link = f"HYPERLINK(\"#'{sheet}'!A\"&{at},{formula})"
        value = order.number if order else NO_MORE.say(lang) if nth == picked.total else ""
        return Fact(f'IF({at}="",IF({count}={nth},"{NO_MORE.say(lang)}",""),{link})', value)
    return Fact(f'IF({at}="","",{formula})', _said(show, order, lang) if order else "")


def _joined(show: Show, refs: Sequence[str], lang: Lang) -> str:
    if show.negated:
        before, after = (show.negated.zh if lang == "zh" else show.negated.en).split("{days}")
        return f'"{before}"&-{refs[0]}&"{after}"'
    if len(refs) == 1:
        return f'{refs[0]}&""'
    mark, others = _several(lang)
    first, people = refs
    return f'{first}&" · "&IFERROR(LEFT({people},FIND("{mark}",{people})-1)&"{others}",{people})'


def _said(show: Show, order: Order, lang: Lang) -> str:
    values = [getattr(order, field) for field in show.fields]
    if show.negated:
        return show.negated.say(lang, days=-values[0])
    mark, others = _several(lang)
    first, *people = (str(cell_of(value, lang) or "") for value in values)
    named = [name.partition(mark)[0] + others if mark in name else name for name in people]
    return " · ".join([first, *named])


def _several(lang: Lang) -> tuple[str, str]:
    """What stands between the names of people, and what stands for those after the first."""
    return ("、", "等") if lang == "zh" else (",", " …")
