"""Before an order is closed: the customer was asked, and the order was looked back on."""

from collections.abc import Iterable, Iterator

from order_logic.columns import column_of
from order_logic.derived.people import PROJECT
from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Move
from order_logic.records import OrderException, OrderType, Satisfaction
from order_logic.records.choices import Closing
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.text import Text

_COMPLAINT = Text("客户有投诉，没有转为异常订单", "the customer complained, and it was not made an exception")
_ROUTE = Text("请再按「回访」，投诉即登记为异常", "press Ask the customer again: the complaint becomes an exception")


def _looked_back_on(case: Case) -> bool:
    """Whether the order's type asks for a closing review of this order; an unknown type does."""
    if case.order_type is None or case.order_type.closing is not Closing.TROUBLED:
        return True
    happened: Iterable[OrderException] = case.book.by(OrderException, "order", case.order.number)
    return case.order.order_type == PROJECT or any(row.state is not Trouble.WITHDRAWN for row in happened)


def _blanks(row: Satisfaction | None, names: tuple[str, ...]) -> Iterator[Breach]:
    for name in names:
        if row is None or is_blank(getattr(row, name)):
            yield breach(row, name if row else "", column=column_of(Satisfaction, name).label)


@rule(
    "R-80",
    guards=(Move.CLOSE,),
    reads=(Satisfaction, OrderException, OrderType),
    lasting=False,
    policy="交付后征求客户意见；有投诉的转入异常处理。",
    zh="客户满意度的「{column}」没有填写",
    en="{column} of the customer's satisfaction is blank",
    fix=("请按「回访」，在「满意度」填写评分", "press Ask the customer and enter the score in Satisfaction"),
)
def customer_asked(case: Case) -> Iterator[Breach]:
    """After delivery the customer is asked, and complaints are routed. S16 S6 S10"""
    if case.move is not Move.CLOSE:
        return
    row = case.book.get(Satisfaction, case.order.number)
    if _looked_back_on(case):
        yield from _blanks(row, ("asked_on", "score"))
    if row and not is_blank(row.complaint) and case.book.get(OrderException, row.exception) is None:
        yield breach(row, "exception", text=_COMPLAINT, remedy=_ROUTE)


@rule(
    "R-81",
    guards=(Move.CLOSE,),
    reads=(Satisfaction, OrderException, OrderType),
    lasting=False,
    policy="订单完成后进行总结评估，提出改进措施；按订单类型每单都做，或只做异常订单和项目订单。",
    zh="结案总结的「{column}」没有填写",
    en="{column} of the closing review is blank",
    fix=("请在「满意度」填写结案总结、改进措施和总结日期", "write review, improvements and date in Satisfaction"),
)
def order_looked_back_on(case: Case) -> Iterator[Breach]:
    """After completion an order is reviewed, with improvements: each, or troubled ones and projects only, as its type says. S3 S6 S1"""
    if case.move is Move.CLOSE and _looked_back_on(case):
        yield from _blanks(case.book.get(Satisfaction, case.order.number), ("review", "improvement", "reviewed_on"))
