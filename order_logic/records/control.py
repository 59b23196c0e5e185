"""Control: what the desk found, and everything that was ever done."""

from dataclasses import dataclass

from order_logic.columns import Code, Count, Data, Moment, Owner, Words, column
from order_logic.records.choices import Level

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProblem:
    """检查结果: one finding of the last click, with a link to its cell."""

    number: Count = column("序号", "No.", key=True, owner=DERIVED)
    level: Level | None = column("级别", "Level", default=None, owner=DERIVED)
    place: Words = column("位置", "Place", default="", owner=DERIVED)
    rule: Code = column("规则", "Rule", default="", owner=DERIVED)
    problem: Words = column("问题", "Problem", default="", owner=DERIVED)
    remedy: Words = column("怎么办", "What to do", default="", owner=DERIVED)
    order: Code = column("订单号", "Order no.", default="", owner=DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRow:
    """操作日志: one row per record and click; each link holds the digest of the row before."""

    number: Count = column("序号", "No.", key=True, owner=DESK)
    at: Moment = column("时间", "Time", default=None, owner=DESK)
    user: Code = column("操作人", "User", default="", owner=DESK)
    button: Code = column("按钮", "Button", default="", owner=DESK)
    click: Code = column("点击号", "Click", default="", owner=DESK)
    action: Code = column("动作", "Action", default="", owner=DESK)
    record: Code = column("记录", "Record", default="", owner=DESK)
    key: Data = column("键", "Key", default="", owner=DESK)
    order: Code = column("订单号", "Order no.", default="", owner=DESK)
    fields: Data = column("内容", "Fields", default="", owner=DESK)
    reason: Words = column("原因", "Reason", default="", owner=DESK)
    seal: Data = column("封签", "Seal", default="", owner=DESK)
    state: Code = column("写入状态", "State", default="", owner=DERIVED)
    link: Data = column("链", "Link", default="", owner=DESK)
