"""A small company with orders in every status: every figure follows from its number, nothing is drawn by lot."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.flows.status import Status
from order_logic.records import (
    Customer,
    FoundProblem,
    Holiday,
    JournalRow,
    OpeningBalance,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    OutboundLine,
    OutboundNote,
    PricePolicy,
    Product,
    Promise,
    Receipt,
    Setting,
    Signature,
    Stock,
    User,
)  # fmt: skip
from order_logic.records.choices import (
    Basis,
    Channel,
    Level,
    LineKind,
    Payment,
    ProductState,
    ReceiptKind,
    Review,
    Settlement,
    Supply,
    Verdict,
)  # fmt: skip
from order_logic.settings import Settings, setting_fields, shown_setting

TODAY = date(2026, 11, 20)
COMPANY = "苏州恒川精密机电有限公司"
SETTINGS = Settings(company_name=COMPANY)
_NAMES = ("启润自动化", "锡山液压", "太湖新能源", "宁波东港", "昆山立腾", "华岳重工", "恒泰电机", "吴中泵业")
_GOODS = (("伺服电机", "750W 220V"), ("减速机", "RV063 1:30"), ("联轴器", "D40L66"), ("开关电源", "24V 10A"), ("接近开关", "M12 PNP"))
_BEFORE = (Status.DRAFT, Status.PENDING, Status.AUDITED, Status.IN_REVIEW, Status.IN_APPROVAL)
_GONE = (Status.SHIPPED, Status.SIGNED, Status.SETTLED, Status.CLOSED, Status.ARCHIVED)
_NEXT = {
    Status.DRAFT: Move.REGISTER, Status.PENDING: Move.FIRST_AUDIT, Status.AUDITED: Move.SEND_TO_REVIEW, Status.IN_REVIEW: Move.GIVE_OPINION,
    Status.IN_APPROVAL: Move.APPROVE, Status.CONFIRMED: Move.BOOK, Status.SIGNED: Move.SETTLE, Status.SETTLED: Move.CLOSE,
    Status.CLOSED: Move.ARCHIVE,
}  # fmt: skip


def a_company(orders: int = 20, lines_each: int = 2, today: date = TODAY) -> Book:
    """A book with rows of every record; every figure follows from its number, nothing is drawn by lot."""
    rows: list[Any] = [*_masters(), *_people()]
    for i in range(orders):
        rows += _order(i, lines_each, today)
    return Book.of(*rows, *_control())


def _order(i: int, lines_each: int, today: date) -> list[Any]:
    status = tuple(Status)[i % len(Status)]
    ordered = today - timedelta(days=(i * 7) % 340)
    number = f"SO{ordered:%Y%m%d}-{i + 1:04d}"
    due = today + timedelta(days=i * 5 % 17 - 9)
    lines = [_line(number, n, i, status) for n in range(1, lines_each + 1)]
    amount = sum((line.amount or Decimal(0) for line in lines), Decimal(0))
    gone = status in _GONE
    order = Order(
        number=number, customer_name=_NAMES[i % 8], status=status,
        next_step=_NEXT.get(status), in_charge=("李晓梅", "马文博、徐建国", "")[i % 3] if status in _NEXT else "",
        waited="▲ 9h/4h" if status is Status.PENDING else "3h/24h" if status in _BEFORE[2:] else "",
        problem="R-04 缺电话" if i % 9 == 4 else "",
        days_left=None if gone or status.name in ("REJECTED", "CANCELLED") else (due - today).days,
        amount=amount, requested_on=due, first_promised_on=None if status in _BEFORE else due,
        promised_on=None if status in _BEFORE else due,
        rush=True if i % 6 == 0 else None, order_type="销售", channel=Channel.CHAT if i % 2 else Channel.MAIL,
        customer=f"C{i % 8 + 1:03d}", customer_po=f"0{4500017731 + i}", contact="郑海涛",
        phone="" if i % 9 == 4 else "13805741203", address="宁波市北仑区明州路 88 号 3 幢",
        ordered_on=ordered, settlement=Settlement.MONTHLY, payment=None if i % 11 == 5 else Payment.TRANSFER, tax_included=True,
        special="木箱包装，吊环朝上" if i % 5 == 0 else "", salesperson="李敏", entered_by="limin", note="=1+1 不是公式" if i == 3 else "",
        commercial=Commercial.__members__.get(status.name, Commercial.CONFIRMED), since=datetime(2026, 11, 19, 16, 5, 30),
        shipped_amount=amount if gone else None, draft_no=f"D{ordered:%Y%m%d}-{i + 1:04d}", seal='{"a":1}', lines_digest="5f3a",
    )  # fmt: skip
    return [order, *lines, *_process(order, lines, gone)]


def _line(number: str, n: int, i: int, status: Status) -> OrderLine:
    name, model = _GOODS[(i + n) % 5]
    quantity, price = Decimal(10 + i % 40), Decimal("86.5") * n
    return OrderLine(
        order=number, line_no=n, status=status, kind=LineKind.GOODS, product=f"P-{(i + n) % 5 + 1:04d}", name=name, model=model, unit="台",
        quantity=quantity, price=price, discount=Decimal("2.5") if i % 4 == 0 else None, tax_rate=Decimal(13), amount=quantity * price,
        lot=f"{20261100000000000000 + i}", part_shipment=True, shipped=quantity if status in _GONE else None,
    )  # fmt: skip


def _process(order: Order, lines: Sequence[OrderLine], gone: bool) -> list[Any]:
    n, at = order.number, datetime(2026, 11, 18, 9, 30)
    rows: list[Any] = [
        Signature(order=n, number=1, move=Move.FIRST_AUDIT, role=Role.ORDER_CLERK, person="wangfang", signed_at=at, figures='{"x":"1"}'),
        Opinion(order=n, round=1, department=Role.QUALITY, facts="检具齐全", verdict=Verdict.CONDITIONAL, text="首件送检", given_at=at),
    ]
    if order.promised_on:
        rows.append(
            Promise(order=n, number=1, requested_on=order.requested_on, promised_on=order.promised_on, person="zhaolei", promised_at=at)
        )
    if gone and order.promised_on:
        late = timedelta(days=len(n) % 2 + int(n[-1]) % 3 - 1)
        note = f"CK{n[2:]}"
        signed = order.promised_on + late
        rows.append(
            OutboundNote(number=note, order=n, issued_on=signed, shipped_on=signed, signed_on=signed, carrier="德邦", waybill="DPK00123")
        )
        rows += [OutboundLine(note=note, order=n, line_no=line.line_no or 0, quantity=line.quantity) for line in lines]
    return rows


def _customers() -> list[Customer]:
    return [
        Customer(
            code=f"C{i + 1:03d}", name=f"{name}有限公司", short_name=name, contact="郑海涛", phone="0574-86880012",
            settlement=Settlement.MONTHLY,
            payment=Payment.TRANSFER, credit_days=30, credit_limit=Decimal(200000) * i, assessed_on=date(2026, 1, 15), basis=Basis.SHIPPED,
            tax_number="91330206MA2AE5Y40D", account="6222023803013297011", stopped=True if i == 7 else None,
        )
        for i, name in enumerate(_NAMES)
    ]  # fmt: skip


def _masters() -> list[Any]:
    products = [
        Product(code=f"P-{i + 1:04d}", name=name, model=model, unit="台", price=Decimal("86.123456"), tax_rate=Decimal(13),
                state=ProductState.ON_SALE, supply=Supply.MADE, lead_days=10, safety_stock=Decimal("12.5"))
        for i, (name, model) in enumerate(_GOODS)
    ]  # fmt: skip
    stock = [Stock(product=p.code, warehouse="成品仓", lot="", on_hand=Decimal(120), expected=Decimal("0.5")) for p in products]
    policy = PricePolicy(
        number="PP-001", product="P-0001", lowest_price=Decimal("80"), highest_discount=Decimal(10), valid_from=date(2026, 1, 1)
    )
    types = [
        OrderType(name="销售", review=Review.ALL),
        OrderType(name="门店", review=Review.NONE, departments=(Role.QUALITY, Role.WAREHOUSE)),
    ]
    opening = OpeningBalance(customer="C001", day=date(2026, 1, 1), amount=Decimal("88000.50"))
    return [*_customers(), *products, *stock, policy, *types, opening]


def _people() -> list[Any]:
    names = {
        "limin": (Role.SALES,),
        "wangfang": (Role.ORDER_CLERK, Role.CUSTOMER_SERVICE),
        "zhaolei": (Role.PMC,),
        "boss": (Role.GENERAL_MANAGER,),
    }
    return [User(login=login, name=login.title(), roles=roles, authority_limit=Decimal(50000)) for login, roles in names.items()]


def _control() -> list[Any]:
    settings = [
        Setting(key=key, label=label.zh, value=COMPANY if key == "company_name" else shown_setting(default), unit=unit.zh,
                standard=shown_setting(default), effect=effect.zh)
        for key, default, label, unit, effect in setting_fields()
    ]  # fmt: skip
    problem = "客户信用额度 200,000.00，已用 182,400.00，本单 31,200.00，超出 13,600.00"
    found = [
        FoundProblem(
            number=1, level=Level.BLOCK, place="'订单'!AB9", rule="R-23", problem=problem, remedy="请总经理批准超额，或先收部分预付款"
        ),
        FoundProblem(
            number=2, level=Level.WARN, place="'订单'!X6", rule="R-07", problem="客户订单号与 SO20261103-0002 相同", remedy="请核对"
        ),
        FoundProblem(number=3, level=Level.NOTE, place="'订单'!A12", rule="R-32", problem="初审已超过 4 小时", remedy="请尽快初审"),
    ]
    receipts = [
        Receipt(number=f"RC20261118-{i:04d}", customer="C001", received_on=TODAY, kind=ReceiptKind.RECEIPT, means=Payment.BILL,
                amount=Decimal("1234.56") * i, cleared=True, voided=True if i == 2 else None)
        for i in (1, 2, 3)
    ]  # fmt: skip
    journal = JournalRow(
        number=1, at=datetime(2026, 11, 20, 14, 2, 11), user="limin", button="advance", key='["SO1"]', fields="{}", link="ab12"
    )
    return [*settings, *found, *receipts, journal, Holiday(day=date(2027, 1, 2), working=False, name="调休")]
