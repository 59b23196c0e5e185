"""The contract review: every department asked has answered, and an objection says why."""

from collections.abc import Iterator

from order_logic.derived.steps import reviewers_of
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Opinion, OrderType
from order_logic.records.choices import Verdict
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.moment import asked


@rule(
    "R-16",
    guards=(Move.SUBMIT,),
    reads=(Opinion, OrderType),
    policy="工程、品保、生产、采购、仓库各在合同评审单上签署意见；订单类型可少选或免评审，有特殊要求的加请法务。",
    zh="{department}还没有给出评审意见",
    en="{department} has not given its opinion",
    fix=("请该部门在「评审意见」选意见后按「评审意见」", "let the department choose its verdict in Opinions and press Give opinion"),
)
def every_department_answered(case: Case) -> Iterator[Breach]:
    """Engineering, quality, production, purchasing and warehouse each give an opinion on the 合同评审单. S12

    The order's type may choose fewer or none; legal joins where terms are special.
    """
    if not asked(case, Move.SUBMIT):
        return
    legal = () if is_blank(case.order.special) else (Role.LEGAL,)
    rows = _rows_of_round(case)
    for department in dict.fromkeys((*reviewers_of(case.order, case.book), *legal, *rows)):
        row = rows.get(department)
        if row is None or row.verdict is None or not row.person:
            yield breach(row, "verdict" if row else "", department=department)


def _rows_of_round(case: Case) -> dict[Role, Opinion]:
    """The rows of the latest round by department; legal may have answered before the round (R-30)."""
    current = max((o.round or 0 for o in case.opinions), default=0)
    return {o.department: o for o in case.opinions if o.department and (o.round == current or o.department is Role.LEGAL)}


@rule(
    "R-17",
    guards=(Move.GIVE_OPINION, Move.SUBMIT),
    reads=(Opinion,),
    field="special",
    policy="部门可以提出异议和修改建议，但要写明问题在哪里。",
    zh="{department}的意见是「{verdict}」，没有写明理由",
    en="{department} says {verdict} without saying why",
    fix=("请在「说明」写明问题和修改建议", "write the problem and the proposed change into Explanation"),
)
def objection_says_why(case: Case) -> Iterator[Breach]:
    """A department may object and propose a change; it says what is wrong. S1"""
    for opinion in _given(case):
        if opinion.verdict in (Verdict.NO, Verdict.CONDITIONAL) and is_blank(opinion.text):
            yield breach(opinion, "text", department=opinion.department or "", verdict=opinion.verdict)


def _given(case: Case) -> list[Opinion]:
    """The opinions in question: while one is given, those this person is about to sign; else all that were signed."""
    if case.move is not Move.GIVE_OPINION:
        return [o for o in case.opinions if o.person]
    roles = case.press.user.roles
    waiting = [o for o in case.opinions if not o.person]
    return waiting if Role.ADMIN in roles else [o for o in waiting if o.department in roles]
