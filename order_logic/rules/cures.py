"""What the cure of each class of exceptions takes before its result may be reported."""

from collections.abc import Iterator
from datetime import date, datetime

from order_logic.derived.purchases import PURCHASE_READS, supplies_of
from order_logic.derived.stages import GONE_READS, goods_of, stages_of
from order_logic.derived.told import told_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change
from order_logic.flows.moves import Move, Passing
from order_logic.flows.quantity import Stage
from order_logic.records import ChangeRequest, Notice, OrderException, OrderLine, Signature
from order_logic.records.choices import Category
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.troubles import reached
from order_logic.text import Text

_NOT_TOLD = Text("还没有与客户联系", "the customer has not been contacted")
_TELL = Text("请把起草的「异常通知」发给客户，再按「已发出」", "send the drafted notice to the customer and mark it as sent")
_OPEN_FOR_EDIT = frozenset({Commercial.DRAFT, Commercial.PENDING})
_GONE = frozenset({Commercial.REJECTED, Commercial.CANCELLED})


def _of_class(case: Case, category: Category) -> bool:
    return case.row.category is category and reached(case, Passing.CASE_REPORT)


@rule(
    "R-69",
    guards=(Passing.CASE_REPORT,),
    reads=(Notice, Signature, ChangeRequest),
    about=OrderException,
    field="handling",
    policy="客户信息不准确或不完整的，及时联系客户取得正确信息，并对订单进行修改。",
    zh="订单还没有更正",
    en="the order has not been corrected",
    fix=(
        "批准前：退回后更正；批准后：按变更申请（仅通知）更正；无须更正的请改异常类别",
        "before approval send it back and correct it, later by a change of class Notice only; if nothing is wrong choose another class",
    ),
)
def customer_data_corrected(case: Case) -> Iterator[Breach]:
    """Where the customer's data are wrong or incomplete the customer is contacted, and the order corrected. S9"""
    if not _of_class(case, Category.CUSTOMER_DATA):
        return
    if not told_of(case.row, case.book):
        yield breach(field="customer_told_on", text=_NOT_TOLD, remedy=_TELL)
    if case.move is not None and not _corrected(case):
        yield breach()


def _corrected(case: Case) -> bool:
    """Whether the order lies open for editing, went back since the exception was found, was changed since, or has ended."""
    if case.order.commercial in _OPEN_FOR_EDIT | _GONE:
        return True
    found, number = case.row.found_on, case.order.number
    back = (s for s in case.book.by(Signature, "order", number) if s.move in (Move.SEND_BACK, Move.WITHDRAW))
    changed = (c for c in case.book.by(ChangeRequest, "order", number) if c.state is Change.DONE)
    return any(_since(s.signed_at, found) for s in back) or any(_since(c.done_at, found) for c in changed)


def _since(at: datetime | None, day: date | None) -> bool:
    return at is not None and (day is None or at.date() >= day)


@rule(
    "R-70",
    guards=(Passing.CASE_REPORT,),
    reads=(OrderLine, *GONE_READS, *PURCHASE_READS),
    about=OrderException,
    field="ship_on",
    policy="缺货无法发货的，及时通知采购补货，并告知客户发货时间。",
    zh="没有填「补货发货日」",
    en="the new ship date is blank",
    fix=("请与采购、计划核定后填写「补货发货日」", "settle it with purchasing and planning, then fill in New ship date"),
)
def shortage_replenished(case: Case) -> Iterator[Breach]:
    """On a shortage purchasing is told to replenish, and the customer is given a ship date. S9"""
    if not _of_class(case, Category.SHORTAGE):
        return
    if case.row.ship_on is None:
        yield breach()
    if case.move is not None and case.order.commercial is Commercial.CONFIRMED:
        for line in _uncovered(case):
            yield breach(line, "open", text=_NO_SUPPLY, remedy=_SUPPLY, line=line.line_no)


_NO_SUPPLY = Text("第 {line} 行还没有补货安排", "nothing supplies line {line} yet")
_SUPPLY = Text("请转采购、下达生产、等补货或分配库存", "buy, make, wait for stock or allocate")


def _uncovered(case: Case) -> list[OrderLine]:
    """The lines of the exception of which some quantity is open and nothing is on order."""
    return [
        line
        for line in goods_of(case.order.number, case.book)
        if case.row.line_no in (None, line.line_no) and stages_of(line, case.book)[Stage.OPEN] > 0 and not supplies_of(line, case.book)
    ]


@rule(
    "R-71",
    guards=(Passing.CASE_REPORT,),
    reads=(Notice,),
    about=OrderException,
    field="customer_told_on",
    policy="支付问题造成的异常，及时联系客户完成支付，并跟踪处理。",
    zh="还没有向客户催付",
    en="the customer has not been asked for payment",
    fix=(
        "请把起草的「异常通知」发给客户，再按「已发出」；跟踪情况写入「处理措施」",
        "send the drafted notice and mark it as sent; write what followed into Handling",
    ),
)
def payment_asked_for(case: Case) -> Iterator[Breach]:
    """Where payment is the trouble the customer is asked to pay, and it is followed up. S9"""
    if _of_class(case, Category.PAYMENT) and not told_of(case.row, case.book):
        yield breach()
