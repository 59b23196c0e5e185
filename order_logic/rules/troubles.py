"""Order exceptions: judged, owned, recorded, reported, and learnt from."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.derived.troubles import behind_case
from order_logic.flows.moves import Passing
from order_logic.records import OrderException
from order_logic.records.choices import Responsibility
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank


def reached(case: Case, move: Passing) -> bool:
    """Whether ``move`` is being made, or lies behind the exception while check looks again."""
    return case.move is move or (case.move is None and behind_case(case.row, move))


def blanks(case: Case, *names: str) -> Iterator[Breach]:
    """A breach for each of these fields of the exception that is blank."""
    for name in names:
        if is_blank(getattr(case.row, name)):
            yield breach(field=name, column=column_of(OrderException, name).label)


@rule(
    "R-68",
    guards=(Passing.CASE_JUDGE,),
    about=OrderException,
    field="category",
    policy="接到异常订单，立即查明原因，归入客户信息、缺货、支付、其他四类之一。",
    zh="「{column}」没有填写",
    en="{column} is blank",
    fix=(
        "请在「异常订单」选异常类别、写原因后按「判定异常」",
        "choose the class and write the cause on Exceptions, then press Judge exception",
    ),
)
def cause_and_class_found(case: Case) -> Iterator[Breach]:
    """On receipt of an exception its cause is found, and it is put into one of four classes: customer data, shortage, payment, other. S9"""
    if reached(case, Passing.CASE_JUDGE):
        yield from blanks(case, "category", "cause")


_OF_OWNER: dict[Responsibility, tuple[str, ...]] = {
    Responsibility.ORDER_DEPARTMENT: (),
    Responsibility.OTHER_DEPARTMENT: ("department", "demanded", "replied"),
    Responsibility.CUSTOMER: ("customer_told_on",),
}
"""What must stand beside each responsibility."""


@rule(
    "R-73",
    guards=(Passing.CASE_CLOSE,),
    about=OrderException,
    field="responsibility",
    policy="异常要分清责任：订单部门自负；其他部门须提出整改要求并取得回复；客户责任须告知客户并记下日期；后果如何处理都要记录。",
    zh="「{column}」没有填写",
    en="{column} is blank",
    fix=("请在「异常订单」补齐责任归属及其说明", "complete responsibility and what belongs to it on Exceptions"),
)
def responsibility_settled(case: Case) -> Iterator[Breach]:
    """An exception is the order department's, another department's or the customer's, and what follows from it is recorded. S9

    Of another department an adjustment is demanded, and it answers; the customer is told so on a recorded day.
    """
    if reached(case, Passing.CASE_CLOSE):
        owner = case.row.responsibility
        yield from blanks(case, "responsibility", *(_OF_OWNER[owner] if owner else ()), "consequence")


@rule(
    "R-74",
    guards=(Passing.CASE_REPORT, Passing.CASE_CLOSE),
    about=OrderException,
    field="result",
    policy="异常的原因、处理过程和结果都要如实、完整地记录，并报告上级领导。",
    zh="「{column}」没有填写",
    en="{column} is blank",
    fix=(
        "请补齐原因、处理措施和处理结果；报上级的通知发出后按「已发出」",
        "complete cause, handling and result; mark the notice upward as sent",
    ),
)
def recorded_and_reported(case: Case) -> Iterator[Breach]:
    """Cause, handling and result of an exception are recorded completely and truthfully, and reported upward. S9"""
    if reached(case, Passing.CASE_REPORT):
        yield from blanks(case, "cause", "handling", "result")
    if reached(case, Passing.CASE_CLOSE):
        yield from blanks(case, "reported_on")


@rule(
    "R-75",
    guards=(Passing.CASE_CLOSE,),
    about=OrderException,
    field="summary",
    policy="异常影响了订单进度或客户满意度的，由订单部门负责人汇总分析，提出改进措施。",
    zh="影响了进度或满意度，「{column}」没有填写",
    en="progress or satisfaction was hurt, and {column} is blank",
    fix=("请订单主管写总结与改进", "let the order head write summary and improvements"),
)
def summed_up_where_it_hurt(case: Case) -> Iterator[Breach]:
    """Where an exception hurt progress or satisfaction, the head of the order department sums up and proposes improvements. S9"""
    if case.row.hurt and reached(case, Passing.CASE_CLOSE):
        yield from blanks(case, "summary")


@rule(
    "R-76",
    guards=(Passing.CASE_JUDGE, Passing.CASE_CLOSE),
    about=OrderException,
    field="proposal",
    policy="重大异常要向公司领导汇报并提出解决方案；重大失误由评审会议确定责任人和处理意见。",
    zh="重大异常或重大失误，「{column}」没有填写",
    en="a major case or a serious error, and {column} is blank",
    fix=("请补齐解决方案、报领导日期或评审会责任认定", "complete proposal, the day leadership was told, or what the review meeting found"),
)
def leadership_knows(case: Case) -> Iterator[Breach]:
    """Leadership is told of a major exception with a proposal; after a serious error a review meeting names who and what. S6"""
    row: OrderException = case.row
    if not (row.major or row.serious):
        return
    if reached(case, Passing.CASE_JUDGE):
        yield from blanks(case, "proposal")
    if reached(case, Passing.CASE_CLOSE):
        yield from blanks(case, "leader_told_on", *(("meeting",) if row.serious else ()))
