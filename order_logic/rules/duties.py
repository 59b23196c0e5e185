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
)
