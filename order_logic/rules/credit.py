"""What a customer may owe, and that somebody judged it before the first order."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.derived.credit import on_credit, standing
from order_logic.derived.postings import LEDGER_READS
from order_logic.flows.commercial import UNDER_WAY, Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.identity import CreditCode, check_credit_code
from order_logic.money import shown
from order_logic.records import ChangeRequest, Customer, Signature, User
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.moment import asked, without_top
from order_logic.text import Text

_OVERDUE = Text("{customer} 有 {overdue} 元逾期超过 {days} 天", "{customer} has {overdue} overdue for more than {days} days")
_WAYS_OUT = Text(
    "请总经理批准，或先收预付 {asked} 元（已收 {prepaid} 元），或催收旧账",
    "let the general manager approve, or take {asked} in advance ({prepaid} so far), or collect what is due",
)
_STOPPED = Text("客户 {customer} 已停用", "the customer {customer} is stopped")
_ASK_MANAGER = Text("请与销售经理核对是否恢复该客户", "ask the sales manager whether to take the customer up again")
_CODE = Text("统一社会信用代码 {value}：{reason}", "credit code {value}: {reason}")
_COMPARE = Text("请与营业执照核对；无误可继续", "compare with the business licence; go on if it is right")


@rule(
    "R-23",
    guards=(Move.APPROVE, Shifting.RELEASE),
    reads=(Customer, *LEDGER_READS, Signature, User, ChangeRequest),
    field="amount",
    lasting=False,
    policy="赊销客户按信用额度和还款记录把关；超额度的须报批，或先收部分预付款。",
    zh="{customer} 将占用信用 {total} 元，超过额度 {limit} 元，超出 {over} 元",
    en="{customer} would owe {total}, above the limit of {limit} by {over}",
    fix=(_WAYS_OUT.zh, _WAYS_OUT.en),
)
def within_credit(case: Case) -> Iterator[Breach]:
    """Credit customers are held against limit and payment record; above it an approval or a part prepayment is needed. S17

    It is asked again when goods are released: there the general manager's is the second signature.
    """
    level = without_top(case)
    credit = standing(case.order, case.book, case.press.settings, case.press.today)
    if credit is None or level is None or not credit.bad:
        return
    parts, name = credit.exposure, case.customer.name if case.customer else ""
    share, prepaid = shown(credit.prepayment_asked), shown(credit.prepaid)
    if parts.limit is not None and parts.over:
        total, limit, over = shown(parts.total), shown(parts.limit), shown(parts.over)
        yield breach(level=level, customer=name, total=total, limit=limit, over=over, asked=share, prepaid=prepaid)
    if credit.overdue:
        overdue, days = shown(credit.overdue), case.press.settings.overdue_block_days
        yield breach(level=level, text=_OVERDUE, customer=name, overdue=overdue, days=days, asked=share, prepaid=prepaid)


@rule(
    "R-24",
    guards=(Move.FIRST_AUDIT, Move.APPROVE),
    reads=(Customer,),
    field="customer",
    policy="新客户先评估，定好信用额度和付款条件；款到发货的只须定付款条件。",
    zh="客户 {customer} 尚未评估：「{column}」空白",
    en="{customer} is not assessed: {column} is blank",
    fix=("请先评估客户，在「客户」填写后再审", "assess the customer and fill it in under Customers first"),
)
def customer_assessed(case: Case) -> Iterator[Breach]:
    """A new customer is assessed first: limit and payment terms; 款到发货 needs terms only. S5"""
    customer, order = case.customer, case.order
    if customer is None or not asked(case, Move.FIRST_AUDIT, Move.APPROVE) or order.commercial not in (*UNDER_WAY, Commercial.CONFIRMED):
        return
    credit = ("credit_limit", "credit_days", "assessed_on") if on_credit(order, customer) else ()
    for name in ("settlement", *credit):
        if is_blank(getattr(customer, name)):
            yield breach(customer, name, customer=customer.name, column=column_of(Customer, name).label)
    if case.move is not None:
        yield from _today(customer)


def _today(customer: Customer) -> Iterator[Breach]:
    """What counts at the moment of the audit only."""
    if customer.stopped:
        yield breach(customer, "stopped", text=_STOPPED, remedy=_ASK_MANAGER, customer=customer.name)
    verdict = check_credit_code(customer.tax_number) if customer.tax_number.strip() else CreditCode.VALID
    if verdict is not CreditCode.VALID:
        yield breach(customer, "tax_number", level=Level.WARN, text=_CODE, remedy=_COMPARE, value=customer.tax_number, reason=verdict)
