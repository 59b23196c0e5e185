"""Changes: approved before the order is touched, confirmed by the customer in writing, classed by what they ask for."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.approval import filled
from order_logic.derived.change_kinds import Turn
from order_logic.derived.change_made import COSTLY, bars_of, cuts_of, heading_of
from order_logic.derived.change_rows import CHANGE_READS, approved_change, digest_of, read_change
from order_logic.derived.change_values import shown_value
from order_logic.derived.stages import GONE_READS
from order_logic.flows.documents import Change
from order_logic.flows.moves import Move, Passing
from order_logic.flows.quantity import Stage
from order_logic.records import ChangeRequest, Order, OrderLine
from order_logic.records.choices import ChangeClass
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.text import Text

APPROVED = frozenset({Change.APPROVED, Change.DONE})
_BEGINNING = (Passing.CHANGE_CARRY_OUT, Move.REREVIEW, Move.REAPPROVE, Move.CANCEL)
"""The moves by which an approved change gets under way."""
_NO_REASON = Text("变更 {document} 没有写明原因", "change {document} does not say why")
_GIVE_REASON = Text("请在「变更原因」写明", "write it into Reason")
_TOUCHED = Text("变更 {document} 的明细在批准后被改动", "the rows of change {document} were edited after approval")
_PUT_BACK = Text("请改回批准时的内容，或撤回后重新申请", "put back what was approved, or withdraw it and ask anew")
_STALE = Text("「{heading}」申请时是 {before}，现在是 {now}", "{heading} was {before} when it was asked for and is {now} now")
_ASK_ANEW = Text("请撤回后按现值重新申请", "withdraw it and ask anew")
_SAY_WHO = Text("变更 {document} 没有写明是否客户要求", "change {document} does not say whether the customer asked for it")
_YES_OR_NO = Text("请在「客户要求」填 是 或 否", "choose Yes or No under Asked by the customer")


def change_of(case: Case) -> ChangeRequest | None:
    """The change that a move is about: the document itself, or the approved one of the order."""
    if isinstance(case.row, ChangeRequest):
        return case.row
    return approved_change(case.order, case.book)


def as_it_stands(case: Case) -> Case:
    """The case as the book has it, also while its rules look at the order as it will be."""
    return case.stands or case


@rule(
    "R-62",
    guards=(Passing.CHANGE_APPROVE, *_BEGINNING),
    reads=(*CHANGE_READS, Order, OrderLine),
    about=ChangeRequest,
    field="state",
    policy="变更先填变更申请单，写明内容和原因，批准后才能改动订单。",
    zh="{number} 没有已批准的变更申请",
    en="{number} has no approved change request",
    fix=("请先按「申请变更」，填写后由销售经理按「批准变更」", "press Request a change, fill it in, and let the sales manager approve it"),
)
def approved_before_the_order_is_touched(case: Case) -> Iterator[Breach]:
    """A change request with content and reason is approved before the order is touched. S10"""
    change = change_of(case)
    if change is None:
        yield breach(case.order, "commercial", number=case.order.number)
        return
    if is_blank(change.reason) and (case.move is Passing.CHANGE_APPROVE or change.state in APPROVED):
        yield breach(change, "reason", text=_NO_REASON, remedy=_GIVE_REASON, document=change.number)
    if change.state in APPROVED and change.agreed != digest_of(change, case.book):
        yield breach(change, text=_TOUCHED, remedy=_PUT_BACK, document=change.number)
    elif case.move in _BEGINNING:
        yield from _stale(change, case)


def _stale(change: ChangeRequest, case: Case) -> Iterator[Breach]:
    """Rows whose present value is no longer the one that the change was asked against."""
    for one in read_change(change, case.book, case.press.settings).asked:
        now = shown_value(one.before, case.press.lang)
        if now != one.row.before:
            told = {"heading": heading_of(one), "before": one.row.before, "now": now}
            yield breach(one.row, "before", text=_STALE, remedy=_ASK_ANEW, **told)


@rule(
    "R-63",
    guards=(Passing.CHANGE_APPROVE,),
    reads=(ChangeRequest,),
    about=ChangeRequest,
    field="written",
    policy="客户要求变更订单内容的，须取得客户的书面确认。",
    zh="变更 {document} 由客户提出，没有书面确认",
    en="change {document} was asked by the customer, without the customer's writing",
    fix=("请在「客户书面确认」填函件、邮件或附件", "enter letter, mail or file under Customer's writing"),
)
def confirmed_in_writing(case: Case) -> Iterator[Breach]:
    """What the customer wants changed is confirmed by the customer in writing. S6"""
    change = change_of(case)
    if change is None or (case.move is None and change.state not in APPROVED):
        return
    if change.asked_by_customer is None:
        yield breach(change, "asked_by_customer", text=_SAY_WHO, remedy=_YES_OR_NO, document=change.number)
    elif change.asked_by_customer and is_blank(change.written):
        yield breach(change, document=change.number)


_BELOW = Text("第 {line} 行已发 {shipped}，不能减到 {wanted}", "line {line}: {shipped} are shipped, it cannot go down to {wanted}")
_TAKE_BACK = Text("已发的走退货；请把变更后改为不少于已发", "what was shipped comes back as a return; ask for no less than that")
_GONE = Text("第 {line} 行已发 {shipped}，不能{turn}", "line {line}: {shipped} are shipped: {turn} is not possible")
_END_REST = Text("请逐行取消（终止未发部分），换产品的另开新行", "cancel line by line, which ends the rest; other goods take a new line")
_STUCK = Text("第 {line} 行有 {quantity} 在「{stage}」", "line {line}: {quantity} lie in {stage}")
_CLEAR = Text("待检的请先质检，已开单、放行的请先撤销放行", "inspect it first, or take it off its outbound note")
_COST = Text("变更 {document} 少要的货已生产、采购或备好：{lines}", "change {document} no longer wants what is made or bought: {lines}")
_NOTE_COST = Text("请在「费用影响」「费用说明」写明损失和由谁承担", "enter the loss and who bears it under Cost and Cost note")
_LINE = Text("第 {line} 行 {quantity}", "line {line}: {quantity}")
_NO_REVIEW = Text("变更 {document} 属「{klass}」，不需评审或审批", "change {document} is {klass}: nothing goes round")


@rule(
    "R-64",
    guards=(Passing.CHANGE_APPROVE, *_BEGINNING, Move.APPROVE),
    reads=(*CHANGE_READS, Order, OrderLine, *GONE_READS),
    about=ChangeRequest,
    field="klass",
    lasting=False,
    policy="订单数量减少、取消时，不需重新评审；不得减到已发数量以下，少于已产已购的须注明费用。",
    zh=_NO_REVIEW.zh,
    en=_NO_REVIEW.en,
    fix=("请按「执行变更」；整单取消的按「取消」", "press Carry out change; for the whole order press Cancel"),
)
def less_needs_no_review(case: Case) -> Iterator[Breach]:
    """A decrease or cancellation needs no re-review.

    It stays above what is shipped, and below what is made or bought it says what that costs. S12
    """
    change = change_of(as_it_stands(case))
    if change is None or (case.move is Move.APPROVE and case.stands is None):
        return
    if case.move in (Move.REREVIEW, Move.REAPPROVE) and change.klass is ChangeClass.NO_REVIEW:
        yield breach(change, document=change.number, klass=change.klass)
    yield from _barred(change, case)
    if case.move is Passing.CHANGE_APPROVE and is_blank(change.cost_note) and (lines := costly_lines(change, case)):
        yield breach(change, "cost_note", text=_COST, remedy=_NOTE_COST, document=change.number, lines=lines)


def _barred(change: ChangeRequest, case: Case) -> Iterator[Breach]:
    """What is shipped stands against a change for good, what is to inspect or on a note only when it is carried out."""
    now = as_it_stands(case)
    carrying = case.move in (Passing.CHANGE_CARRY_OUT, Move.CANCEL, Move.APPROVE)
    for bar in bars_of(change, now.book, case.press.settings):
        line, quantity = bar.line.line_no, f"{bar.quantity.normalize():f}"
        if bar.stage is Stage.SHIPPED and bar.asked.turn is Turn.DECREASE:
            wanted = f"{bar.asked.after.normalize():f}"
            yield breach(bar.asked.row, "after", text=_BELOW, remedy=_TAKE_BACK, line=line, shipped=quantity, wanted=wanted)
        elif bar.stage is Stage.SHIPPED:
            yield breach(bar.asked.row, "field", text=_GONE, remedy=_END_REST, line=line, shipped=quantity, turn=bar.asked.turn)
        elif carrying:
            yield breach(bar.line, "status", text=_STUCK, remedy=_CLEAR, line=line, quantity=quantity, stage=bar.stage)


def costly_lines(change: ChangeRequest, case: Case) -> list[Text]:
    """The lines of which a change no longer wants what is made or bought, with how much."""
    sums: dict[int | None, Decimal] = defaultdict(Decimal)
    for cut in cuts_of(change, as_it_stands(case).book, case.press.settings):
        if cut.stage in COSTLY:
            sums[cut.line.line_no] += cut.quantity
    return [filled(_LINE, line=line_no, quantity=f"{quantity.normalize():f}") for line_no, quantity in sums.items()]
