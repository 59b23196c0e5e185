"""The books that letters and forms are gathered from in tests: one company, one order, one thing that happened to it."""

from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import PaymentStep, choices
from order_logic.settings import Settings
from reports.report import Refused, Topic, papers
from tests.logic.builders import NUMBER, a_book, a_customer, a_line, a_press, approved

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
    return papers()[paper].gather(a_book(BUYER, *rows), Topic(key, period), press or at_desk())


def shown(paper: str, key: str, *rows: Any, **how: Any) -> Any:
    """The view of one sheet; fails when it is refused."""
    view = gathered(paper, key, *rows, **how)
    assert not isinstance(view, Refused), view.why
    return view


def an_approved_order(**fields: Any) -> list[Any]:
    """A confirmed order of three lines, two tax rates and one discount, to be shipped a day before the promised one."""
    usual: dict[str, Any] = {"ship_on": date(2026, 12, 17), "invoice_wanted": True, "special": "法兰端面贴防护膜；随货附材质证明"}
    return [*approved(**usual | fields), GEARS, FREIGHT]


def confirmation() -> Any:
    """The confirmation of that order, with a deposit and a rest."""
    steps = [
        PaymentStep(order=NUMBER, number=1, name="定金", share=Decimal(30), amount=Decimal("6679.33"), gate=choices.Gate.MAKE),
        PaymentStep(order=NUMBER, number=2, name="尾款", share=Decimal(70), amount=Decimal("15585.10"), due_on=date(2027, 1, 17)),
    ]
    return shown("order_confirmation", NUMBER, *an_approved_order(), *steps)
