"""Carries a change out: new values, goods that are no longer wanted, and word to everybody with open work (R-67)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.change_kinds import SENTENCES, Turn
from order_logic.derived.change_made import Cut, cuts_of, heading_of, new_values
from order_logic.derived.change_rows import CHANGE_READS, Asked, Read, read_change
from order_logic.derived.change_values import shown_value
from order_logic.derived.purchases import PURCHASE_READS
from order_logic.derived.stages import GONE_READS, goods_of, stages_of
from order_logic.derived.steps import changing, pending_promise
from order_logic.flows import documents
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, Inspection, OrderLine, PlanRow, Promise
from order_logic.records.choices import ChangeClass, Topic
from order_logic.rule import Case
from order_logic.text import Text
from order_logic.verbs.effect import Leg
from order_logic.verbs.inspections import wanted_no_more
from order_logic.verbs.jobs import JOB_READS, cut_line
from order_logic.verbs.purchasing import cut_lines
from order_logic.verbs.shifting import stage_edits
from order_logic.verbs.stocking import STOCK_READS, unlock
from order_logic.verbs.telling import TELLING, customers_number, drafted, notice

CARRYING_READS: tuple[type, ...] = tuple(
    dict.fromkeys((*CHANGE_READS, *GONE_READS, *STOCK_READS, *JOB_READS, *PURCHASE_READS, Inspection, PlanRow, *TELLING))
)
"""What an effect looks at that carries a change out."""

_WORKING: dict[Stage, tuple[Role, ...]] = {
    Stage.OPEN: (Role.PMC,),
    Stage.WAITING: (Role.PMC, Role.PURCHASING),
    Stage.LOCKED: (Role.WAREHOUSE,),
    Stage.MAKING: (Role.PMC, Role.PRODUCTION),
    Stage.BUYING: (Role.PURCHASING,),
    Stage.TO_INSPECT: (Role.QUALITY,),
    Stage.PASSED: (Role.WAREHOUSE,),
    Stage.NOTED: (Role.WAREHOUSE, Role.FINANCE),
    Stage.RELEASED: (Role.WAREHOUSE, Role.LOGISTICS),
    Stage.SHIPPED: (Role.LOGISTICS,),
}
"""Who has open work on goods in each stage."""
_REPLANNED = frozenset({Turn.DECREASE, Turn.CANCEL, Turn.INCREASE, Turn.DATE, Turn.PRODUCT})
_MONEY = frozenset({Turn.PRICE, Turn.TERMS})
_BY_CHANGE = Text("变更 {number}", "change {number}")
_COMING = Text(
    "订单 {order} 变更 {number} 已批准，待执行：{what}。执行前涉及的行请勿继续备货、生产、采购和发货。",
    "Change {number} of order {order} is approved and coming: {what}. Until it is in force let the lines that it touches rest.",
)
_TO_ALL = Text(
    "订单 {order} 变更 {number} 已执行：{what}。{plan}请按新要求办理。",
    "Change {number} of order {order} is in force: {what}. {plan}Please go by it.",
)
_PLAN = Text("请重排周计划，并更新物料和采购。", "Plan the week anew; update materials and purchases. ")
_TO_MONEY = Text("订单 {order} 变更 {number} 已执行：{what}。{clause}", "Change {number} of order {order} is in force: {what}. {clause}")
_TO_CUSTOMER = Text("订单 {order}{po}已按贵司要求变更：{what}。", "Order {order}{po} is changed as agreed: {what}.")
_CANCELLED = Text("订单 {order}{po}已取消。", "Order {order}{po} is cancelled.")
_ROW = Text("第 {line} 行{heading} {before}→{after}", "line {line} {heading} {before} → {after}")
_HEAD_ROW = Text("{heading} {before}→{after}", "{heading} {before} → {after}")
_LINE_OFF = Text("第 {line} 行未发部分取消", "the rest of line {line} is cancelled")
_WHOLE_OFF = Text("整单取消", "the whole order is cancelled")
_NOTHING = Text("空白", "blank")


def carried_out(case: Case, change: ChangeRequest) -> list[Change]:
    """Everything that a change brings about; ``case`` is the order as it stands."""
    settings = case.press.settings
    read, cuts = read_change(change, case.book, settings), cuts_of(change, case.book, settings)
    values = [] if read.whole else new_values(change, case.book, settings)
    done = {"state": documents.Change.DONE, "done_at": case.press.now, "done_by": case.press.user.login}
    return [
        *values,
        *_goods(case, cuts),
        *_plan_rows(case, read),
        *(Edit(ChangeRequest, key_of(change), name, getattr(change, name), value) for name, value in done.items()),
        *_notices(case, change, read),
    ]


def proposed_in_round(case: Case, row: Promise) -> list[Change]:
    """A date promised while a change goes round: it is in force with the last approval, and takes the place of one given before it."""
    earlier = pending_promise(case.order, case.book)
    void = [Edit(Promise, key_of(earlier), "voided", earlier.voided, True)] if earlier else []
    change = changing(case.order, case.book)
    cause = row.cause or (_BY_CHANGE.say(case.press.lang, number=change.number) if change else "")
    return [*void, Add(Promise, replace(row, cause=cause, pending=True))]


def forewarned(case: Case, change: ChangeRequest, read: Read) -> list[Add]:
    """Word to those at work as soon as a change is approved, so that nothing goes on by the old values (S12 5.6.1)."""
    goods, working = [one for one in read.asked if one.turn not in _MONEY], roles_at_work(case)
    if not goods or not working:
        return []
    facts: dict[str, Any] = {"order": case.order.number, "number": change.number, "what": told(goods, case)}
    return drafted(case, notice(case, Topic.CHANGE, _COMING, to=working, about=change.number, **facts))


def _goods(case: Case, cuts: Sequence[Cut]) -> list[Change]:
    """Stages, locks, jobs and purchases of the goods that are no longer wanted."""
    changes: list[Change] = [*stage_edits(case, [Leg(c.line.line_no, c.stage, c.end, c.quantity) for c in cuts])]
    for line, quantity in _summed(cuts, (Stage.LOCKED, Stage.PASSED)):
        changes += unlock(case, line, quantity)
    for line, quantity in _summed(cuts, (Stage.MAKING,)):
        changes += cut_line(line, quantity, case)
    changes += wanted_no_more(case, _summed(cuts, (Stage.TO_INSPECT,)))
    return [*changes, *cut_lines(case, _summed(cuts, (Stage.BUYING,)))]


def _summed(cuts: Iterable[Cut], stages: tuple[Stage, ...]) -> list[tuple[OrderLine, Decimal]]:
    sums: dict[OrderLine, Decimal] = defaultdict(Decimal)
    for cut in cuts:
        if cut.stage in stages:
            sums[cut.line] += cut.quantity
    return list(sums.items())


def _plan_rows(case: Case, read: Read) -> list[Change]:
    """The rows of the weekly plan that no longer hold are void; the week is planned anew (R-65)."""
    asked = [one for one in read.asked if one.turn in _REPLANNED]
    lines = {one.row.line_no for one in asked}
    rows = case.book.by(PlanRow, "order", case.order.number)
    return [Edit(PlanRow, key_of(r), "voided", r.voided, True) for r in rows if not r.voided and (None in lines or r.line_no in lines)]


def roles_at_work(case: Case) -> tuple[Role, ...]:
    """Every role with open work on the order, by where its goods lie."""
    stages = {s for line in goods_of(case.order.number, case.book) for s, quantity in stages_of(line, case.book).items() if quantity > 0}
    return tuple(dict.fromkeys(role for stage, roles in _WORKING.items() if stage in stages for role in roles))


def _notices(case: Case, change: ChangeRequest, read: Read) -> list[Add]:
    """To those at work, prices left out (R-86); to finance and sales in full; to the customer."""
    number, order = change.number, case.order.number
    goods = [one for one in read.asked if one.turn not in _MONEY]
    working, drafts = roles_at_work(case), list[Add]()
    if goods and working:
        plan = _PLAN.say(case.press.lang) if change.klass is ChangeClass.REVIEW else ""
        drafts.append(
            notice(case, Topic.CHANGE, _TO_ALL, to=working, about=number, order=order, number=number, what=told(goods, case), plan=plan)
        )
    clause = tuple(dict.fromkeys(SENTENCES[turn].text for turn in read.turns))
    drafts.append(
        notice(
            case, Topic.CHANGE, _TO_MONEY, to=(Role.SALES, Role.FINANCE), about=number,
            order=order, number=number, what=told(read.asked, case), clause=list(clause),
        )
    )  # fmt: skip
    words = _CANCELLED if read.whole else _TO_CUSTOMER
    facts: dict[str, Any] = {} if read.whole else {"what": told(read.asked, case)}
    drafts.append(notice(case, Topic.CHANGE, words, customer=True, about=number, order=order, po=customers_number(case), **facts))
    return drafted(case, *drafts)


def told(asked: Iterable[Asked], case: Case) -> str:
    """What a change does, row by row, before and after, in the book's language."""
    mark = "；" if case.press.lang == "zh" else "; "
    return mark.join(_told(one, case) for one in asked)


def _told(one: Asked, case: Case) -> str:
    lang, line = case.press.lang, one.row.line_no
    if one.turn is Turn.CANCEL:
        return _WHOLE_OFF.say(lang) if line is None else _LINE_OFF.say(lang, line=line)
    before, after = (shown_value(value, lang) or _NOTHING.say(lang) for value in (one.before, one.after))
    words = _HEAD_ROW if line is None else _ROW
    return words.say(lang, line=line, heading=heading_of(one), before=before, after=after)
