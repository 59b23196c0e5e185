"""What people type before they press on exceptions, changes and money."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.book import key_of
from order_logic.flows.documents import Billing
from order_logic.flows.moves import Move, Passing
from order_logic.records import (
    ChangeField,
    ChangeRequest,
    Invoice,
    Order,
    OrderException,
    OrderLine,
    PaymentStep,
    Receipt,
    Satisfaction,
)
from order_logic.records.choices import Category, InvoiceKind, Responsibility
from tests.walks.dues import invoiced_too_much, owed, types_refund
from tests.walks.hands import Typed, fill, hand, today
from tests.walks.hands_goods import order_of
from tests.walks.house import House

ZERO = Decimal(0)


_WRITTEN = {
    "text": "收货地址不全", "consequence": "客户承担二次配送费", "cause": "客户搬迁", "handling": "核实新地址", "result": "已更正",
    "proposal": "与客户约定变更流程", "summary": "录单时复核地址", "meeting": "责任人李敏", "evidence": "照片 3 张",
    "department": "仓库", "demanded": "复核", "replied": "已整改",
}  # fmt: skip
"""What is written about an exception until it is closed."""


@hand(Passing.CASE_REPORT)
def _case_report(house: House, pick: str, rng: Random) -> Typed:
    """Where nothing in the order has to be corrected after all, another class is chosen, as R-69 asks."""
    row = house.book.get(OrderException, pick)
    if row and row.category is Category.CUSTOMER_DATA and rng.random() < 0.2:
        house.types(OrderException, key_of(row), {"category": Category.OTHER})
    return _case(house, pick, rng)


@hand(Passing.CASE_JUDGE, Passing.CASE_AGAIN, Passing.CASE_CLOSE)
def _case(house: House, pick: str, rng: Random) -> Typed:
    row = house.book.get(OrderException, pick)
    if row:
        days = dict.fromkeys(("customer_told_on", "reported_on", "leader_told_on"), today(house))
        days["ship_on"] = today(house) + timedelta(days=5)
        fill(house, row, rng, category=rng.choice(list(Category)), responsibility=Responsibility.CUSTOMER, **_WRITTEN, **days)
    return Typed("处理完毕")


@hand("register_exception")
def _exception(house: House, pick: str, rng: Random) -> Typed:
    return Typed(rng.choice(("客户信息：收货电话停机", "缺货：机械密封不足", "支付：预付款未到", "其他：客户要求改包装")))


@hand("hold")
def _hold(house: House, pick: str, rng: Random) -> Typed:
    return Typed(rng.choice(("发货、结清：等客户回函", "等客户回函")))


@hand("ask_customer", Move.CLOSE)
def _asked(house: House, pick: str, rng: Random) -> Typed:
    row = house.book.get(Satisfaction, order_of(house, pick))
    if row:
        fill(
            house, row, rng, asked_on=today(house), asked_by="周静", score=4, review="按期交付", improvement="无", reviewed_on=today(house)
        )
    return Typed()


@hand("report_progress")
def _progress(house: House, pick: str, rng: Random) -> Typed:
    return Typed("按计划进行", today(house) + timedelta(days=3))


@hand("request_change", Move.CANCEL, "read_change", "check_change")
def _change(house: House, pick: str, rng: Random) -> Typed:
    book, number = house.book, order_of(house, pick)
    for change in book.by(ChangeRequest, "order", number):
        _ask(house, change, rng)
        fill(
            house,
            change,
            rng,
            reason="客户调整计划",
            written="客户邮件 11-08",
            asked_by_customer=True,
            agreement="BGXY-01",
            cost_note="已产部分由客户承担",
        )
    return Typed("客户调整计划")


def _ask(house: House, change: ChangeRequest, rng: Random) -> None:
    """Writes what is to change, once."""
    rows, wanted = house.book.by(ChangeField, "change", change.number), _wanted(house, change, rng)
    if not rows:
        house.adds(wanted)
    elif not rows[0].field:
        house.types(ChangeField, key_of(rows[0]), {"line_no": wanted.line_no, "field": wanted.field, "after": wanted.after})


def _wanted(house: House, change: ChangeRequest, rng: Random) -> ChangeField:
    lines = [ln for ln in house.book.by(OrderLine, "order", change.order) if ln.quantity and ln.product]
    line = rng.choice(lines) if lines else None
    order = house.book.get(Order, change.order)
    day = (order.requested_on if order else None) or today(house)
    quantity = (line.quantity if line else None) or Decimal(1)
    choices: list[tuple[int | None, str, str]] = [
        (None, "收货地址", "杭州市萧山区市心北路 1 号"), (None, "要求交期", f"{day + timedelta(days=6):%Y-%m-%d}"), (None, "取消", "是"),
    ]  # fmt: skip
    if line:
        price = (line.price or Decimal(1)) + 1
        choices += [
            (line.line_no, "数量", f"{quantity + 3:f}"),
            (line.line_no, "数量", f"{max(quantity - 1, Decimal(1)):f}"),
            (line.line_no, "单价", f"{price:f}"),
        ]
    at, field, after = rng.choice(choices)
    return ChangeField(change=change.number, number=1, order=change.order, line_no=at, field=field, after=after)


@hand(Passing.CHANGE_APPROVE, Passing.CHANGE_CARRY_OUT, Passing.CHANGE_REJECT, Passing.CHANGE_WITHDRAW, Move.REREVIEW, Move.REAPPROVE,
      Move.KEEP_ORDER)  # fmt: skip
def _pass_change(house: House, pick: str, rng: Random) -> Typed:
    row = house.book.get(ChangeRequest, pick)
    for change in [row] if row else house.book.by(ChangeRequest, "order", order_of(house, pick)):
        _ask(house, change, rng)
        fill(
            house,
            change,
            rng,
            reason="客户调整计划",
            written="客户邮件",
            agreement="BGXY-01",
            cost=ZERO,
            cost_note="无",
            refused="客户撤销",
            asked_by_customer=True,
        )
    return Typed("客户调整计划")


@hand("register_receipt")
def _money(house: House, pick: str, rng: Random) -> Typed:
    """The customer pays what is open, mostly all at once; finance sees it on the account."""
    receipt, order = house.book.get(Receipt, pick), house.book.get(Order, pick)
    if receipt:
        house.types(Receipt, key_of(receipt), {"cleared": True, "received_on": today(house), "amount": receipt.amount or Decimal(100)})
    open_money = owed(order, house.book) if order else ZERO
    part = rng.random() < 0.2 and open_money > 100
    return Typed("客户付款", quantity=Decimal(100) if part else max(open_money, ZERO) or None)


@hand("match", Move.SETTLE, Move.ARCHIVE)
def _repay(house: House, pick: str, rng: Random) -> Typed:
    types_refund(house, order_of(house, pick))
    return Typed()


@hand("plan_payment")
def _plan(house: House, pick: str, rng: Random) -> Typed:
    for step in house.book.by(PaymentStep, "order", order_of(house, pick)):
        fill(house, step, rng, due_on=today(house) + timedelta(days=30))
    return Typed()


@hand(Passing.INVOICE_ISSUE, Passing.INVOICE_HAND_OVER, Passing.INVOICE_REVERSE, Passing.INVOICE_REVERSE_PART, Passing.INVOICE_REVOKE)
def _invoice(house: House, pick: str, rng: Random) -> Typed:
    row: Any = house.book.get(Invoice, pick)
    if row:
        order = house.book.get(Order, row.order)
        over = invoiced_too_much(order, house.book) if order else ZERO
        number, red = f"2633{rng.randrange(10**16):016d}", f"HZ{rng.randrange(10**8):08d}"
        fill(house, row, rng, kind=InvoiceKind.SPECIAL, invoice_no=number, title="宁波远洋机电有限公司", tax_number="91330206MA2AE5Y40D")
        issued = {"issued_on": today(house)} if row.state is Billing.TO_ISSUE else {}
        house.types(Invoice, key_of(row), {"confirmation": red, "red_amount": over if over > 0 else Decimal(10), **issued})
    return Typed("开错抬头")
