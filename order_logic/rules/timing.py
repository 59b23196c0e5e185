"""Steps that take longer than they may are seen."""

from collections.abc import Iterator

from order_logic.derived.waiting import step_limit, waited_hours
from order_logic.records import Opinion, OrderType, Signature
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule


@rule(
    "R-32",
    reads=(Signature, Opinion, OrderType),
    field="waited",
    level=Level.NOTE,
    policy="每一步都有时限，超过时限的要显示出来。",
    zh="在「{status}」已 {hours} 小时，时限 {limit} 小时",
    en="{hours} hours in {status}, the limit is {limit}",
    fix=("请责任人尽快处理，或说明原因", "let the one in charge go on with it, or say why not"),
)
def step_in_time(case: Case) -> Iterator[Breach]:
    """Every step has a time limit, and overdue steps are visible. S10 S2"""
    limit, hours = step_limit(case.order, case.book, case.press.settings), waited_hours(case.order, case.press.now)
    if limit is not None and hours is not None and hours > limit:
        yield breach(status=case.order.commercial, hours=int(hours), limit=limit)
