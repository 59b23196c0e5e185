"""Two audits by two people, neither of them the one who entered the order."""

from collections.abc import Iterator

from order_logic.derived.credit import standing
from order_logic.derived.facts import gaps
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.prospects import PROSPECT_READS, rooms_of, shown_hours
from order_logic.flows.moves import Move
from order_logic.money import shown
from order_logic.records import Customer, OrderLine, Signature, User
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.moment import asked
from order_logic.text import Text

_NOT_SIGNED = Text("没有有效的{move}签核", "there is no valid signature of the {move}")
_SIGN_IT = Text("请由有权的人补签，或退回重走", "have it signed by one who may, or send it back")
_SHORT = Text("第 {line} 行 {product} 现货缺 {lacking}", "line {line}: {lacking} of {product} not in stock")
_PLAN_IT = Text("请在评审时确认采购或生产能否满足交期", "let the review say whether buying or making meets the date")
_NO_ROOM = Text("产线 {centre} 到 {until} 缺 {hours} 小时产能", "work centre {centre} lacks {hours} hours until {until}")
_SHIFT_IT = Text("请在评审时确认交期、加班或外购", "let the review decide on the date, overtime or buying")
_PROMISED_TOO_MUCH = Text("超信用额度 {over} 元，逾期 {overdue} 元", "{over} over the credit limit, {overdue} overdue")
_MONEY_FIRST = Text("批准时须总经理签核；也可先收部分预付", "the general manager signs the approval, or a part is paid in advance")


@rule(
    "R-12",
    guards=(Move.FIRST_AUDIT,),
    reads=(Signature, User),
    field="entered_by",
    policy="订单录入后，由另一岗位的人再核对一遍。",
    zh="录入人与初审人都是 {person}",
    en="{person} entered the order and made the first audit",
    fix=("请由另一岗位的人初审", "let somebody of another role audit it"),
)
def somebody_else_checks(case: Case) -> Iterator[Breach]:
    """After entry somebody of another role checks the order again. S10 S2"""
    if not asked(case, Move.FIRST_AUDIT):
        return
    first = _persons(case, Move.FIRST_AUDIT)
    if not first:
        yield breach(text=_NOT_SIGNED, remedy=_SIGN_IT, move=Move.FIRST_AUDIT)
    if case.order.entered_by in first and not case.press.settings.allow_sole_signer:
        yield breach(person=_name(case, case.order.entered_by))


@rule(
    "R-14",
    guards=(Move.SECOND_AUDIT,),
    reads=(Signature, User),
    field="entered_by",
    policy="初审看客户、产品和价格，复审看交期、付款和特殊要求；两次签核须由两个人完成。",
    zh="{person} 不能复审：已录入此单或做过初审",
    en="{person} may not make the second audit after entering the order or making the first",
    fix=("请由录入人和初审人以外的人复审", "let somebody audit it who did neither"),
)
def two_audits(case: Case) -> Iterator[Breach]:
    """The first audit looks at customer, product and price, the second at delivery date, payment and special requirements. S10

    They are two signatures of two people.
    """
    if not asked(case, Move.SECOND_AUDIT):
        return
    first = [s.person for s in case.signed(Move.FIRST_AUDIT)]
    second = _persons(case, Move.SECOND_AUDIT)
    for move, people in ((Move.FIRST_AUDIT, first), (Move.SECOND_AUDIT, second)):
        if not people:
            yield breach(text=_NOT_SIGNED, remedy=_SIGN_IT, move=move)
    for person in dict.fromkeys(second):
        if person in (case.order.entered_by, *first) and not case.press.settings.allow_sole_signer:
            yield breach(person=_name(case, person))


def _persons(case: Case, move: Move) -> list[str]:
    """Who has signed ``move``; while it is being made, the one who presses."""
    if case.move is move:
        return [case.press.user.login]
    return [s.person for s in case.signed(move)]


def _name(case: Case, login: str) -> str:
    """The name that goes with a login, or the login where nobody has it any more."""
    user = case.book.get(User, login)
    return user.name or login if user else login


@rule(
    "R-15",
    guards=(Move.SECOND_AUDIT,),
    reads=(Customer, OrderLine, *LEDGER_READS, *PROSPECT_READS),
    field="amount",
    level=Level.WARN,
    lasting=False,
    policy="审核时查看客户信用、库存和产能；只列出不足，不代审核人决定。",
    zh="信用、库存或产能不足",
    en="credit, stock or capacity is short",
    fix=("请核对后决定是否继续", "look at the figures and decide"),
)
def figures_looked_at(case: Case) -> Iterator[Breach]:
    """The audit looks at credit, stock and capacity; it shows what is short and decides nothing. S10 S5"""
    credit = standing(case.order, case.book, case.press.settings, case.press.today)
    if credit is not None and credit.bad:
        over, overdue = shown(credit.exposure.over), shown(credit.overdue)
        yield breach(text=_PROMISED_TOO_MUCH, remedy=_MONEY_FIRST, over=over, overdue=overdue)
    for line, lacking in gaps(case.lines, case.book):
        told = f"{lacking.normalize():f}{line.unit}"
        yield breach(line, "quantity", text=_SHORT, remedy=_PLAN_IT, line=line.line_no, product=line.product, lacking=told)
    for room in rooms_of(case.order, case.lines, case.book, case.press.today):
        if room.lacking:
            centre, hours = room.centre.name or room.centre.code, shown_hours(room.lacking)
            yield breach(None, "requested_on", text=_NO_ROOM, remedy=_SHIFT_IT, centre=centre, until=room.until, hours=hours)
