"""物料需求单: what materials an order takes, what the warehouse has of them, and what is short (R-40)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.needs import materials_ready, short_of
from order_logic.derived.purchases import PURCHASE_READS
from order_logic.flows.commercial import Commercial
from order_logic.press import Press
from order_logic.records import Customer, MaterialNeed, Order, OrderLine, Product
from order_logic.text import Text
from reports.blocks import Head, Mark, Sign
from reports.figures import day, filled
from reports.order_parts import goods_of, our_company
from reports.refusals import UNKNOWN_ORDER
from reports.report import Refused, Topic, report

ZERO = Decimal(0)
READS = (Order, OrderLine, Customer, MaterialNeed, Product, *PURCHASE_READS)
TITLE = Text("物料需求单", "Material requisition"), Text("MATERIAL REQUISITION", "物料需求单")
COPIES = Text("发：仓库、采购　抄送：生产", "To: warehouse, purchasing　Copy: production")
RUSH = Text("需用 {day}", "needed on {day}")
NOTHING = (
    Text("这张订单没有物料需求", "this order has no material requisition"),
    Text("请先按物料清单生成物料需求", "make it from the bill of materials first"),
)
READY = Text("齐料日 {day}", "complete on {day}")
COMPLETE, OPEN = Text("物料已齐", "complete"), Text("齐料日待定", "date not known yet")
ASKED = Text("计划（PMC）", "Planning (PMC)"), Text("按物料清单生成", "from the bill of materials")
STOCKED = Text("仓库", "Warehouse"), Text("库存数量已填", "stock filled in")
BOUGHT = Text("采购", "Purchasing"), Text("缺口已安排采购", "shortages ordered")


@dataclass(frozen=True, slots=True)
class Need:
    """One material; ``stock`` and ``short`` are None until the warehouse has filled them in."""

    material: str
    name: str
    unit: str
    needed: Decimal
    stock: Decimal | None
    short: Decimal | None
    needed_on: date | None
    purchase: str


@dataclass(frozen=True, slots=True)
class Group:
    """The materials of one order line, and when all of them are there."""

    name: str
    aside: Text
    rows: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Requisition:
    """The requisition of one order."""

    head: Head
    order: str
    customer: str
    promised_on: date | None
    made_at: datetime | None
    rush: Text | None
    groups: tuple[Group, ...]
    signs: tuple[Sign, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many materials there are, how many are short, how many the warehouse has not looked at."""
        rows = [row for group in self.groups for row in group.rows]
        return len(rows), sum(bool(row.short) for row in rows), sum(row.short is None for row in rows)


def requisitions_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every confirmed order with a material that is short and not bought, or that the warehouse has not looked at, by number."""
    waiting = {need.order for need in book.all(MaterialNeed) if not need.voided and not need.purchase and short_of(need) != 0}
    orders = [order for number in waiting if (order := book.get(Order, number)) and order.commercial is Commercial.CONFIRMED]
    return tuple(Topic(order.number) for order in sorted(orders, key=lambda order: (not order.rush, order.number)))


@report(zh="物料需求单", en="Material requisition", about=Order, reads=READS, due=requisitions_due)
def material_requisition(book: Book, topic: Topic, press: Press) -> Requisition | Refused:
    """The materials of one order, line by line; rush orders carry 紧急处理 (R-31)."""
    order = book.get(Order, topic.key)
    if order is None:
        return Refused(topic, *UNKNOWN_ORDER)
    needs = [need for need in book.by(MaterialNeed, "order", order.number) if not need.voided]
    if not needs:
        return Refused(topic, *NOTHING)
    first = min((need.needed_on for need in needs if need.needed_on), default=None)
    customer, made = book.get(Customer, order.customer), max((need.made_at for need in needs if need.made_at), default=None)
    number = f"XQ{order.number.removeprefix('SO')}"
    return Requisition(
        head=Head(our_company(press.settings), number, *TITLE, COPIES, order.number, _mark(order), dated=made),
        order=order.number,
        customer=(customer.name if customer else "") or order.customer,
        promised_on=order.promised_on,
        made_at=made,
        rush=filled(RUSH, day=day(first)) if order.rush or any(need.rush for need in needs) else None,
        groups=_groups(order, needs, book, press.today),
        signs=(Sign(*ASKED, on=made), Sign(*STOCKED), Sign(*BOUGHT)),
    )


def _mark(order: Order) -> Mark | None:
    if order.commercial is Commercial.CANCELLED:
        return Mark.VOID
    asked = (Commercial.CONFIRMED, Commercial.SETTLED, Commercial.CLOSED, Commercial.ARCHIVED)
    return None if order.commercial in asked else Mark.DRAFT


def _groups(order: Order, needs: list[MaterialNeed], book: Book, today: date) -> tuple[Group, ...]:
    lines = {line.line_no: line for line in book.by(OrderLine, "order", order.number)}
    found: dict[int | None, list[Need]] = {}
    for need in sorted(needs, key=lambda need: (need.line_no or 0, need.material)):
        found.setdefault(need.line_no, []).append(_need(need))
    return tuple(
        Group(_heading(number, lines.get(number)), _ready(order, number, book, today), tuple(rows)) for number, rows in found.items()
    )


def _heading(number: int | None, line: OrderLine | None) -> str:
    return f"{number}　{line.product} {goods_of(line)}" if line else f"{number}"


def _ready(order: Order, number: int | None, book: Book, today: date) -> Text:
    """When the materials of a line are all there; 待定 while a supplier has given no day or the warehouse has not looked."""
    ready = materials_ready(order.number, number, book, today)
    if ready.complete:
        return COMPLETE
    return filled(READY, day=day(ready.on)) if ready.on else OPEN


def _need(need: MaterialNeed) -> Need:
    return Need(
        material=need.material,
        name=need.name,
        unit=need.unit,
        needed=need.needed or ZERO,
        stock=need.in_stock,
        short=short_of(need),
        needed_on=need.needed_on,
        purchase=need.purchase,
    )
