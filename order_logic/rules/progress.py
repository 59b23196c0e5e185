"""Every order under way is followed, and goes out on its day."""

from collections.abc import Iterator

from order_logic.derived.progressing import PROGRESS_READS, stale_tracks
from order_logic.derived.radar import due_day
from order_logic.derived.stages import goods_of, stages_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.quantity import Stage
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_READY = (Stage.PASSED, Stage.NOTED, Stage.RELEASED)
_DUE = Text("交期 {day} 已到，第 {line} 行货已备好，尚未发货", "{day} is here, line {line} is ready and has not been shipped")
_SHIP = Text("请安排放行和发货", "release and ship it")


@rule(
    "R-46",
    reads=PROGRESS_READS,
    field="next_step",
    level=Level.WARN,
    policy="已排产订单全程跟踪：生产、采购、物流定期更新进度；到期即安排出货，交期以合同为准。",
    zh="{track}进度自 {since} 起没有更新",
    en="no news of {track} since {since}",
    fix=("请责任部门按「填报进度」", "let the department press Report progress"),
)
def progress_entered(case: Case) -> Iterator[Breach]:
    """Every scheduled order is tracked: production, purchasing and logistics enter their progress regularly.

    When it is due, it ships; the contract date rules. S11 S4
    """
    settings, today = case.press.settings, case.press.today
    for stale in stale_tracks(case.order, case.book, today, settings.progress_update_days):
        yield breach(track=stale.track, since=stale.since)
    day = due_day(case.order)
    if case.order.commercial is Commercial.CONFIRMED and day and day <= today:
        for line in goods_of(case.order.number, case.book):
            if any(stages_of(line, case.book)[stage] > 0 for stage in _READY):
                yield breach(line, "status", text=_DUE, remedy=_SHIP, day=day, line=line.line_no)
