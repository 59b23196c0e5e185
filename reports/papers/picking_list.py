"""拣货单: from which warehouse and lot the goods of an order are taken, place by place, without prices."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.press import Press
from order_logic.records import Allocation, Customer, Order, OrderLine
from order_logic.text import Text
from reports.blocks import Company, Head, Mark, Sign
from reports.order_parts import consignee, goods_of, our_company
from reports.refusals import UNKNOWN_ORDER
from reports.report import Refused, Topic, report

ZERO = Decimal(0)
READS = (Order, OrderLine, Customer, Allocation)
TITLE = Text("拣货单", "Picking list"), Text("PICKING LIST", "拣货单")
COPY = Text("本单不含价格", "No prices on this list")
NOTHING = (
    Text("没有为这张订单锁定的货，无货可拣", "nothing is locked for this order, there is nothing to pick"),
    Text("请先「分配库存」", "allocate stock first"),
)
PICKED = Text("拣货", "Picked by"), Text("按库位、批号拣齐", "by place and lot")
CHECKED = Text("复核", "Checked by"), Text("货品、数量、包装、箱唛", "goods, quantity, packing, label")
HANDED = Text("交发货区", "Staged by"), Text("件数已点清", "parcels counted")


@dataclass(frozen=True, slots=True)
class Row:
    """One reach into the shelves: how much of a lot for which line."""

    number: int
    code: str
    name: str
    lot: str
    unit: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """A warehouse and what is taken from it."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PickingList:
    """What is locked for an order and still lies in the house."""

    head: Head
    order: str
    customer_po: str
    ship_on: date | None
    promised_on: date | None
    rush: bool
    consignee: Company
    special: str
    places: tuple[Place, ...]
    signs: tuple[Sign, ...]

    @property
    def count(self) -> int:
        """How many times somebody reaches into the shelves."""
        return sum(len(place.rows) for place in self.places)


def picking_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every confirmed order for which goods are locked in the house, those that ship first first."""
    waiting = {row.order for row in book.all(Allocation) if row.left and not row.voided}
    orders = [order for number in waiting if (order := book.get(Order, number)) and order.commercial is Commercial.CONFIRMED]
    ranked = sorted(orders, key=lambda order: (order.ship_on or order.promised_on or date.max, order.number))
    return tuple(Topic(order.number) for order in ranked)


@report(zh="拣货单", en="Picking list", about=Order, reads=READS, due=picking_due)
def picking_list(book: Book, topic: Topic, press: Press) -> PickingList | Refused:
    """What to take from the shelves for one order; a draft while the order is not confirmed."""
    order = book.get(Order, topic.key)
    if order is None:
        return Refused(topic, *UNKNOWN_ORDER)
    places = _places(order, book)
    if not places:
        return Refused(topic, *NOTHING)
    mark = None if order.commercial is Commercial.CONFIRMED else Mark.DRAFT
    return PickingList(
        head=Head(our_company(press.settings), f"JH{order.number.removeprefix('SO')}", *TITLE, COPY, order.number, mark),
        order=order.number,
        customer_po=order.customer_po,
        ship_on=order.ship_on,
        promised_on=order.promised_on,
        rush=order.rush is True,
        consignee=consignee(order, book),
        special=order.special,
        places=places,
        signs=(Sign(*PICKED), Sign(*CHECKED), Sign(*HANDED)),
    )


def _places(order: Order, book: Book) -> tuple[Place, ...]:
    """Warehouse by warehouse, in each by product and lot, so that nobody walks twice."""
    lines = {line.line_no: line for line in book.by(OrderLine, "order", order.number)}
    found: dict[str, list[Row]] = {}
    rows = (row for row in book.by(Allocation, "order", order.number) if row.left and not row.voided)
    for row in sorted(rows, key=lambda row: (row.warehouse, row.product, row.lot, row.line_no or 0)):
        line = lines.get(row.line_no) or OrderLine(order=order.number, line_no=row.line_no)
        reach = Row(row.line_no or 0, row.product, goods_of(line), row.lot, line.unit, row.left or ZERO)
        found.setdefault(row.warehouse, []).append(reach)
    return tuple(Place(name, tuple(reaches)) for name, reaches in found.items())
