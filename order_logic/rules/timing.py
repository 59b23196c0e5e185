"""Steps that take longer than they may are seen."""

from collections.abc import Iterator

from order_logic.derived.waiting import WAITING_READS, waiting
from order_logic.records import Opinion, OrderType
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule


@rule(
    "R-32",
    reads=(*WAITING_READS, Opinion, OrderType),
    field="waited",
    level=Level.NOTE,
    policy="每一步都有时限，超过时限的要显示出来。",
    zh="在「{status}」已 {hours} 个工作小时，时限 {limit} 小时",
    en="{hours} working hours in {status}, the limit is {limit}",
    fix=("请责任人尽快处理，或说明原因", "let the one in charge go on with it, or say why not"),
)
def step_in_time(case: Case) -> Iterator[Breach]:
    """Every step has a time limit, and overdue steps are visible. S10 S2"""
    found = waiting(case.order, case.book, case.press.settings, case.press.now)
    if found and found.late:
        yield breach(status=found.step, hours=int(found.hours), limit=found.limit)
