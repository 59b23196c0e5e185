"""The books that letters and forms are gathered from in tests: one company, one order, one thing that happened to it."""

from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Customer, Memo, PaymentStep, choices
from order_logic.settings import Settings
from reports.report import Refused, Topic, papers
from tests.logic.builders import (
    NOW,
    NUMBER,
    TODAY,
    a_book,
    a_customer,
    a_line,
    a_press,
    approved,
    login,
)
from tests.logic.change_builders import CHANGE, a_change
from tests.logic.troubles_builders import EXCEPTION, FOUND, a_case, a_notice

OURS = Settings(
    company_name="上海启明工业科技股份有限公司",
    company_english="Shanghai Qiming Industrial Technology Co., Ltd.",
    company_tax_number="91310115MA1K4ABC8R",
    company_address="上海市浦东新区张江路 1188 号",
    company_phone="021-5080 1188",
    company_bank="招商银行上海张江支行",
    company_account="1219 0874 6310 605",
)
BUYER = a_customer(bank="中国银行宁波北仑支行", account="4563 5102 7788 919")
GEARS = a_line(
    line_no=2, product="P-3040", name="减速机", model="RV063 速比 1:30", unit="台", quantity=Decimal(12), price=Decimal("1045.125"),
    discount=Decimal(5),
)  # fmt: skip
FREIGHT = a_line(
    line_no=3, kind=choices.LineKind.FEE, product="", name="运费", model="", unit="次", quantity=Decimal(1), price=Decimal(350),
    tax_rate=Decimal(9),
)  # fmt: skip


def at_desk(role: Role = Role.SALES, **fields: Any) -> Press:
    """``role`` prints for our company on the usual day."""
    return a_press(role, settings=OURS, **fields)


def gathered(paper: str, key: str, *rows: Any, press: Press | None = None, period: Any = None) -> Any:
    """The view of one sheet from a book with these rows, or why there is none."""
    given = rows if any(isinstance(row, Customer) for row in rows) else (BUYER, *rows)
    return papers()[paper].gather(a_book(*given), Topic(key, period), press or at_desk())


def shown(paper: str, key: str, *rows: Any, **how: Any) -> Any:
    """The view of one sheet; fails when it is refused."""
    view = gathered(paper, key, *rows, **how)
    assert not isinstance(view, Refused), view.why
    return view


def an_approved_order(**fields: Any) -> list[Any]:
    """A confirmed order of three lines, two tax rates and one discount, to be shipped a day before the promised one."""
    usual: dict[str, Any] = {
        "ship_on": date(2026, 12, 17),
        "amount": Decimal("22264.43"),
        "invoice_wanted": True,
        "special": "法兰端面贴防护膜；随货附材质证明",
    }
    return [*approved(**usual | fields), GEARS, FREIGHT]


def confirmation() -> Any:
    """The confirmation of that order, with a deposit and a rest."""
    steps = [
        PaymentStep(order=NUMBER, number=1, name="定金", share=Decimal(30), amount=Decimal("6679.33"), gate=choices.Gate.MAKE),
        PaymentStep(order=NUMBER, number=2, name="尾款", share=Decimal(70), amount=Decimal("15585.10"), due_on=date(2027, 1, 17)),
    ]
    return shown("order_confirmation", NUMBER, *an_approved_order(), *steps)


def a_wish(*rows: tuple[int | None, str, str], **fields: Any) -> list[Any]:
    """The customer wants fewer gears, another date and more valves; the change is classed and waits."""
    usual: dict[str, Any] = {
        "klass": choices.ChangeClass.REVIEW, "clause": "订单数量增加、交期或产品要求变更时，须重新评审并重新排周计划（R-65，S12）",
        "reason": "客户二期工程提前，球阀加量、减速机缓购", "cost": Decimal("860.00"), "cost_note": "减速机退回供应商的运费，客户承担",
        "agreement": "补充协议 HT2026-118-1",
    }  # fmt: skip
    wanted = rows or ((1, "数量", "160"), (2, "数量", "8"), (None, "要求交期", "2026-12-28"))
    return a_change(*wanted, **usual | fields)


def change() -> Any:
    """That change of the approved order, with word to the departments."""
    told = a_notice(
        topic=choices.Topic.CHANGE,
        customer=None,
        to=(Role.PRODUCTION, Role.PURCHASING),
        text="球阀 100 → 160 只，减速机 12 → 8 台，交期改为 12-28，请按新数量排产。",
        document=CHANGE,
        sent_on=TODAY,
    )
    return shown("change_request", CHANGE, *an_approved_order(contract_due_on=date(2026, 12, 25)), *a_wish(), told)


def case() -> Any:
    """A major shortage that was handled, reported and waits for the head to close it."""
    trouble = a_case(
        category=choices.Category.SHORTAGE, line_no=2, quantity=Decimal(8), major=True, hurt=True,
        text="减速机 12 台到货 4 台，尚缺 8 台，不能按 12-18 交付。", evidence="到货单 DH20261118-0002",
        cause="供应商磨床主轴损坏，11-15 起停产，11-18 才告知我方；该件为独家供应，没有第二货源。",
        responsibility=choices.Responsibility.OTHER_DEPARTMENT, department="采购部", demanded="急单关键料在到料前 72 小时书面核实",
        replied="11-20 起执行，由采购主管每日抽查", customer_told_on=FOUND, ship_on=date(2026, 12, 22),
        handling="向第二家询价调货 8 台，先发已到的 4 台", result="分两批交付，客户同意 12-22 补齐，未提出索赔",
        consequence="加急差价 1,260.00 元由采购部承担", proposal="第二货源纳入合格供应商，按 7:3 下单", leader_told_on=TODAY,
        summary="关键料设两家货源；减速机安全库存由 0 调至 6 台。",
    )  # fmt: skip
    word = a_notice(text="减速机缺 8 台，预计 12-22 补发，特此告知。", sent_on=date(2026, 11, 19), sent_by=login(Role.SALES))
    return shown("exception_record", EXCEPTION, *an_approved_order(), trouble, word)


def memo() -> Any:
    """Planning tells three departments of a later date."""
    row = Memo(
        order=NUMBER, number=1, to=(Role.PRODUCTION, Role.WAREHOUSE, Role.QUALITY), subject="减速机到料推迟，交期改为 2026-12-22",
        text="供应商设备故障，减速机 8 台改于 12-20 到厂。\n"
        "一、制造：12-21 完成装配，其余按原计划；\n二、资材：12-20 到料即检，优先配送二线；\n"
        "三、品保：12-21 下午安排成品检验。\n客户已同意新交期，不再重新评审。",
        written_by=login(Role.PMC), written_at=NOW, sent_on=TODAY,
    )  # fmt: skip
    return shown("internal_memo", f"{NUMBER}/1", *an_approved_order(), row)
