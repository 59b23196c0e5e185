"""Project orders run by a plan and end with the customer's acceptance."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.people import PROJECT
from order_logic.derived.stages import goods_of, stages_of
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.records import Acceptance, Milestone, OrderType
from order_logic.records.choices import Proof
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.text import Text

_GOAL, _STEP, _RISK = (
    Text("目标", "a goal"),
    Text("有计划日期的里程碑", "a milestone with its date"),
    Text("风险和应对措施", "a risk with its measure"),
)
_NOT_ACCEPTED = Text(
    "项目 {order} 最后一批签收前须客户验收", "the customer accepts the project {order} before the last goods are signed for"
)
_ACCEPT = Text("请在「项目验收」填验收日期、客户验收人、验收单编号和结论", "enter day, person, evidence and result in Acceptances")
_DONE = frozenset({Stage.SIGNED, Stage.RETURNED, Stage.ENDED})


@rule(
    "R-98",
    guards=(Shifting.ALLOCATE, Shifting.MAKE, Shifting.BUY, Shifting.SIGN),
    reads=(Milestone, Acceptance, OrderType),
    lasting=False,
    policy="项目订单由项目经理制定计划，写明目标、里程碑和风险；完成后由客户验收。",
    zh="项目 {order} 的计划里没有{missing}",
    en="the plan of project {order} lacks {missing}",
    fix=("请项目经理在「项目计划」填写", "let the project manager fill it in on the sheet Project plan"),
)
def project_planned_and_accepted(case: Case) -> Iterator[Breach]:
    """The project manager plans a project order from the order, with goals, milestones and risks; the customer accepts it. S6"""
    order = case.order.number
    if case.move is Shifting.SIGN:
        if case.order_type and case.order_type.proof is Proof.PROJECT_ACCEPTANCE and _last(case) and not accepted(case):
            yield breach(text=_NOT_ACCEPTED, remedy=_ACCEPT, order=order)
    elif case.order.order_type == PROJECT:
        yield from (breach(order=order, missing=missing) for missing in _missing(case))


def _missing(case: Case) -> Iterator[Text]:
    plan = case.book.by(Milestone, "order", case.order.number)
    if all(is_blank(row.goal) for row in plan):
        yield _GOAL
    if not any(row.due_on and not is_blank(row.milestone) for row in plan):
        yield _STEP
    if not any(not is_blank(row.risk) and not is_blank(row.measure) for row in plan):
        yield _RISK


def accepted(case: Case) -> bool:
    """Whether an acceptance of the order says when, by whom, on which paper and with what result."""
    rows = case.book.by(Acceptance, "order", case.order.number)
    return any(not any(map(is_blank, (row.accepted_on, row.accepted_by, row.evidence, row.result))) for row in rows)


def _last(case: Case) -> bool:
    """Whether nothing is left to deliver after this move."""
    left = Decimal(0)
    for line in goods_of(case.order.number, case.book):
        left += sum(quantity for stage, quantity in stages_of(line, case.book).items() if stage not in _DONE)
    return left <= sum(portion.quantity for portion in case.portions)
