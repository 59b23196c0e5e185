"""A customer who is overdue, a project half delivered, and a month of exceptions, for letters and forms in tests."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Trouble
from order_logic.flows.roles import Role
from order_logic.records import Acceptance, Dunning, Milestone, OrderException, choices
from order_logic.verbs.reminding import remind
from tests.logic.builders import CUSTOMER, NUMBER, a_line, a_receipt, an_order, rows_of
from tests.logic.money_builders import Till, a_shipment
from tests.logic.troubles_builders import an_exception
from tests.papers.sample_letters import BUYER, an_approved_order, at_desk, shown

REMINDER = "CS20261120-0001"
PROJECT_NAME = "远洋机电二期泵站阀组改造"
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
SHORT, DATA = choices.Category.SHORTAGE, choices.Category.CUSTOMER_DATA
THEIRS, BUYERS = choices.Responsibility.OTHER_DEPARTMENT, choices.Responsibility.CUSTOMER


def overdue(*rows: Any) -> list[Any]:
    """Three shipments of the usual customer, two of them past their thirty days, some money not matched, and a reminder of today."""
    sold = [
        [
            an_order(f"SO20260{month}-0001", commercial=Commercial.CONFIRMED, ship_on=None),
            a_line(f"SO20260{month}-0001", quantity=Decimal(n)),
        ]
        for month, n in (("801", 120), ("928", 45))
    ]
    fresh = [an_order(commercial=Commercial.CONFIRMED), a_line(), *a_shipment()]
    sent = [
        a_shipment(120, "CK20260801-0001", "SO20260801-0001", shipped_on=date(2026, 8, 3)),
        a_shipment(45, "CK20260928-0001", "SO20260928-0001", shipped_on=date(2026, 9, 30)),
    ]
    till = Till.of(
        BUYER, *(row for part in (*sold, *sent) for row in part), *fresh, a_receipt("1500.50", received_on=date(2026, 11, 5)), *rows
    )
    till.does(remind, CUSTOMER)
    return rows_of(till.book)


def dunning() -> Any:
    """The letter of that reminder; the customer was written to in October before."""
    earlier = Dunning(
        number="CS20261012-0001", customer=CUSTOMER, reminded_on=date(2026, 10, 12), level=choices.Urgency.REMINDER, amount=Decimal(12_000)
    )
    return shown("dunning_letter", REMINDER, *overdue(earlier))


def a_project(**fields: Any) -> list[Any]:
    """A project order half delivered, its plan with two goals, three milestones and a risk."""
    order = an_approved_order(order_type="项目", project_name=PROJECT_NAME, contract_due_on=date(2026, 12, 25), **fields)
    first = a_milestone(1, "图纸会审", date(2026, 11, 5), goal="12-25 前完成泵站 100 只球阀、12 台减速机的更换并通水")
    second = a_milestone(2, "首批到货安装", date(2026, 11, 12), date(2026, 11, 16), goal="一次试压合格，泄漏为零")
    risk = {"risk": "停水窗口只有周末两天", "measure": "周五夜间完成备料，备用泵待命"}
    third = a_milestone(3, "试压与通水", date(2026, 12, 20), None, **risk)
    return [*order, first, second, third, *a_shipment(60, signed=Decimal(60), signed_on=date(2026, 11, 14))]


def a_milestone(number: int, name: str, due: date, done: date | None = date(2026, 11, 5), **fields: Any) -> Milestone:
    return Milestone(order=NUMBER, number=number, milestone=name, due_on=due, done_on=done, person="郑国强", **fields)


def acceptance() -> Any:
    """The form of that project before the customer has spoken."""
    return shown("project_acceptance", NUMBER, *a_project())


def accepted() -> Acceptance:
    """The customer accepts with one open point."""
    return Acceptance(
        order=NUMBER, number=1, accepted_on=date(2026, 12, 22), accepted_by="郑海涛", evidence="YS-RY-2026-07", result="验收合格",
        open_points="铭牌补贴 2 处，12-31 前完成",
    )  # fmt: skip


TOLD: list[tuple[int, Any, Any, int | None, tuple[str, ...]]] = [
    (3, SHORT, THEIRS, 8, ("减速机到货 4 台，缺 8 台", "供应商磨床故障", "第二家调货", "10-11 补齐", "关键料两家货源")),
    (9, SHORT, THEIRS, 3, ("编码器电缆缺 40 根", "在途数量未核实", "空运补货", "按期交付", "到料前 72 小时书面核实")),
    (14, SHORT, THEIRS, None, ("轴承座缺 6 套", "盘点差异", "改配同型号")),
    (16, DATA, BUYERS, 1, ("收货电话打不通", "客户换人未通知", "联系业务员更正", "次日送达")),
    (20, DATA, BUYERS, 2, ("门牌号有误", "客户资料陈旧", "改址重派", "已签收", "每季核对客户资料")),
    (
        22,
        choices.Category.OTHER,
        choices.Responsibility.ORDER_DEPARTMENT,
        4,
        ("外箱破损 3 箱", "堆码过高", "换箱", "货品完好", "堆码限三层"),
    ),
    (29, None, None, None, ("客户来电称数量不符",)),
]
"""Day, class, whose, days until it was closed, and what was written of it."""


def october() -> list[Any]:
    """These seven exceptions of October and one of September, of one order."""
    return [an_order(), an_exception("YC20260930-0001", found_on=date(2026, 9, 30)), *(_of_october(*row) for row in TOLD)]


def _of_october(day: int, category: Any, whose: Any, took: int | None, words: tuple[str, ...]) -> OrderException:
    return an_exception(
        f"YC202610{day:02d}-0001", category=category, responsibility=whose, found_on=date(2026, 10, day), major=day == 3 or None,
        state=Trouble.CLOSED if took else Trouble.HANDLING, closed_at=datetime(2026, 10, day + took, 17) if took else None,
        **dict(zip(("text", "cause", "handling", "result", "summary"), words, strict=False)),
    )  # fmt: skip


def analysis() -> Any:
    """The analysis of that October."""
    return shown("exception_analysis", "", *october(), press=at_desk(Role.ORDER_HEAD), period=OCTOBER)
