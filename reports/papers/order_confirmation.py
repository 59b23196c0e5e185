"""订单确认书: tells the customer that the order is accepted, when it ships and on what terms, and asks for a signature."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.passed import passed
from order_logic.derived.steps import signed
from order_logic.flows.moves import Move
from order_logic.money import in_words
from order_logic.press import Press
from order_logic.records import ChangeRequest, Customer, Notice, Order, OrderLine, PaymentStep, Promise, Signature
from order_logic.records.choices import Gate
from order_logic.records.choices import Topic as NoticeTopic
from order_logic.text import Text
from reports.blocks import Company, Copy, Head, Sign, TaxPart, summed
from reports.figures import filled
from reports.goods import Priced, priced_lines, split_by_rate
from reports.order_parts import buyer, mark_of, our_company
from reports.refusals import UNKNOWN_CUSTOMER, UNKNOWN_ORDER
from reports.report import Refused, Topic, report
from reports.secrecy import sees_prices, withheld
from reports.signing import last_box

READS = (Order, OrderLine, Customer, PaymentStep, Signature, Promise, Notice, ChangeRequest)
TITLE, SUBTITLE = Text("订单确认书", "Order confirmation"), Text("ORDER CONFIRMATION", "订单确认书")
COPIES = Text("白联：存根　红联：客户", "White: file　Pink: customer")
SALES = Text("业务员", "Sales"), Text("订单内容已核对", "order checked")
MANAGER = Text("销售经理", "Sales manager"), Text("批准接单", "order accepted")
SELLER = Text("供货方", "Seller"), Text("加盖合同专用章", "contract seal")
DAYS = Text("{how}，账期 {days} 天", "{how}, {days} days")
YES, NO = Text("需要开票", "required"), Text("按需开票", "on request")


class Step(NamedTuple):
    """One payment that was agreed: its share in per cent, its amount in 元, what waits for it or when it is due."""

    number: int
    name: str
    share: Decimal | None
    amount: Decimal | None
    gate: Gate | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A confirmation as printed. Raises ValueError when lines and tax do not add up."""

    head: Head
    order: str
    customer_po: str
    confirmed_on: date | None
    ship_on: date | None
    buyer: Company
    terms: tuple[tuple[Text, object], ...]
    tax_included: bool
    lines: tuple[Priced, ...]
    split: tuple[TaxPart, ...]
    plan: tuple[Step, ...]
    signs: tuple[Sign, ...]

    def __post_init__(self) -> None:
        if self.gross != sum((one.money.gross for one in self.lines), Decimal(0)):
            raise ValueError(f"{self.head.number}: the lines do not come to {self.gross}")

    @property
    def gross(self) -> Decimal:
        """价税合计 in 元."""
        return sum(summed(self.split), Decimal(0))

    @property
    def words(self) -> str:
        return in_words(self.gross)


def confirmations_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every order whose confirmation was drafted and has not gone out to the customer (R-28)."""
    rows = (row for row in book.all(Notice) if row.topic is NoticeTopic.CONFIRMATION and row.customer)
    waiting = {row.order for row in rows if row.sent_on is None and not row.voided}
    confirmed = (order for order in book.all(Order) if order.number in waiting and passed(order, Move.APPROVE))
    return tuple(Topic(order.number) for order in sorted(confirmed, key=lambda order: order.number))


@report(zh="订单确认书", en="Order confirmation", about=Order, reads=READS, due=confirmations_due, copies=(Copy.OURS, Copy.CUSTOMER))
def order_confirmation(book: Book, topic: Topic, press: Press) -> Confirmation | Refused:
    """The confirmation of one order; a draft until it is approved (R-28)."""
    if not sees_prices(press):
        return withheld(topic, press)
    order = book.get(Order, topic.key)
    if order is None:
        return Refused(topic, *UNKNOWN_ORDER)
    customer = book.get(Customer, order.customer)
    if customer is None:
        return Refused(topic, *UNKNOWN_CUSTOMER)
    lines = priced_lines(order, book, topic)
    return lines if isinstance(lines, Refused) else _confirmation(order, customer, lines, book, press)


def _confirmation(order: Order, customer: Customer, lines: tuple[Priced, ...], book: Book, press: Press) -> Confirmation:
    approvals, entered = signed(order, book, Move.APPROVE), Sign(*SALES, order.salesperson)
    return Confirmation(
        head=Head(our_company(press.settings), f"QR{order.number.removeprefix('SO')}", TITLE, SUBTITLE, COPIES, mark=mark_of(order)),
        order=order.number,
        customer_po=order.customer_po,
        confirmed_on=approvals[-1].signed_at.date() if approvals and approvals[-1].signed_at else None,
        ship_on=order.ship_on or order.promised_on,
        buyer=buyer(customer),
        terms=_terms(order, customer),
        tax_included=order.tax_included is not False,
        lines=lines,
        split=split_by_rate(lines),
        plan=_plan(order, book),
        signs=(entered, last_box(MANAGER, approvals, book), Sign(*SELLER, seal=True)),
    )


def _plan(order: Order, book: Book) -> tuple[Step, ...]:
    steps = sorted(book.by(PaymentStep, "order", order.number), key=lambda step: step.number or 0)
    return tuple(Step(step.number or 0, step.name, step.share, step.amount, _gate(step), step.due_on) for step in steps)


def _gate(step: PaymentStep) -> Gate | None:
    return None if step.gate is Gate.NOTHING else step.gate


def _terms(order: Order, customer: Customer) -> tuple[tuple[Text, object], ...]:
    """Delivery and payment as they were agreed, two a row (R-27)."""
    settlement: object = order.settlement
    if order.settlement and customer.credit_days:
        settlement = filled(DAYS, how=order.settlement, days=customer.credit_days)
    return (
        (Text("收货地址", "Deliver to"), order.address),
        (Text("要求交期", "Requested"), order.requested_on),
        (Text("收货人", "Receiver"), "　".join(part for part in (order.contact, order.phone) if part)),
        (Text("确认交期", "Promised"), order.promised_on),
        (Text("结算方式", "Settlement"), settlement),
        (Text("付款方式", "Payment"), order.payment),
        (Text("合同编号", "Contract"), order.contract_no),
        (Text("发　票", "Invoice"), YES if order.invoice_wanted else NO),
        (Text("特殊要求", "Special"), order.special),
        (Text("业务员", "Sales"), order.salesperson),
    )
