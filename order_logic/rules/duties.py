"""Regulation rules that hold by the way the desk is built, and what carries each."""

from typing import NamedTuple

from order_logic.text import Text


class Duty(NamedTuple):
    """A rule without a check of its own; ``carried_by`` says what makes it hold."""

    name: str
    policy: Text
    carried_by: Text
    seeds: tuple[str, ...]


DUTIES: tuple[Duty, ...] = (
    Duty(
        "R-01",
        Text("客户订单只由销售登记，登记册只有一本。", "Sales alone registers customer orders, and there is one register."),
        Text("流程表：「登记」只有销售能按；订单只有一张表", "The flow table: only sales may register; orders have one sheet"),
        ("S1",),
    ),
    Duty(
        "R-02",
        Text("订单一经登记，即为「待确认」。", "A registered order starts as Pending, at once."),
        Text("流程表：「登记」后的状态就是待确认", "The flow table: registering leads to Pending"),
        ("S4",),
    ),
    Duty(
        "R-72",
        Text(
            "其他因素造成的异常，及时与相关部门沟通协商，解决问题。",
            "Exceptions of other causes are settled together with the departments.",
        ),
        Text(
            "判定为「其他」时，按「责任部门」起草通知；处理措施和结果由 R-74 查",
            "Judging one as Other drafts a notice to the departments named; R-74 asks for handling and result",
        ),
        ("S9",),
    ),
    Duty(
        "R-79",
        Text("订单结清后才能关闭，关闭后才能归档。", "An order is closed only after it was settled, and archived after that."),
        Text("流程表：「关闭」只从已结清起，「归档」只从已关闭起", "The flow table: closing starts from Settled, archiving from Closed"),
        ("S3",),
    ),
)
