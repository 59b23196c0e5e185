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
        "R-45",
        Text("订单状态分类清楚，并随处理进度即时更新。", "Status is classed, and brought up to date at once."),
        Text(
            "流程表定状态；每次点按钮后，状态、下一步和各阶段数量当即重算，不能手改",
            "The flow tables name the statuses; every click works out status, next step and stages anew, and nobody types them",
        ),
        ("S3", "S4", "S8"),
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
    Duty(
        "R-82",
        Text("定期统计订单数量、金额和完成率。", "Order count, amount and completion rate are told regularly."),
        Text(
            "按钮「统计」、orderdesk stats、月报；低于目标标「未达标」，没有到期的写「无数据」",
            "The button Statistics, orderdesk stats and the monthly report; below target is marked, nothing due is no data",
        ),
        ("S5",),
    ),
    Duty(
        "R-83",
        Text(
            "分析交期达成情况和各部门指标，作为协调会议题。",
            "Delivery dates and departments' figures are analysed for the coordination meeting.",
        ),
        Text(
            "按钮「统计」：按要求交期、首次承诺、确认交期算准时率、准时足量率、满足率，各部门按时限算按时率，均与「设置」的目标比较",
            "The button Statistics: OTD, OTIF and fill rate to request and promises, departments against their limits, all with targets",
        ),
        ("S16",),
    ),
    Duty(
        "R-85",
        Text("每一个状态和每一次操作都可追溯、可查询。", "Every status and operation is traceable and searchable."),
        Text(
            "「操作日志」逐行成链；「订单时间线」列出一张订单的每一件事，「查订单」按号码和名称查",
            "The chained journal; Time line tells everything of an order, Find order searches by numbers and names",
        ),
        ("S17", "S5"),
    ),
    Duty(
        "R-86",
        Text("价格和客户资料只给需要的人看。", "Prices and customers are only for those who need them."),
        Text(
            "「无价副本」给不需要价格的岗位；送仓库和司机的单据不印价格；隐藏列不算保密",
            "The price-less copy, and price-less papers for warehouse and driver; a hidden column is no protection",
        ),
        ("S1", "S10"),
    ),
    Duty(
        "R-87",
        Text("数据定期备份，能够恢复。", "Data are backed up and can be restored."),
        Text(
            "每次点击写入前自动备份到「备份」文件夹，orderdesk restore 恢复，orderdesk verify 核对",
            "Every click backs the file up before it writes; orderdesk restore brings a backup back, orderdesk verify compares",
        ),
        ("S10",),
    ),
    Duty(
        "R-88",
        Text("定期评价订单管理过程并改进。", "The process of order management is evaluated periodically."),
        Text(
            "「统计」的部门时效和达标判定、月报的异常分析，供定期评价",
            "Departments' times and verdicts in Statistics and the exceptions of the monthly report, as the ground of each evaluation",
        ),
        ("S7", "S16"),
    ),
)
