"""What the material requisition says: how much is short, and when everything will be there."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.derived.jobs import OPEN_JOBS, ZERO
from order_logic.derived.purchases import PURCHASE_READS, due_of, rest_of
from order_logic.derived.stages import stages_of
from order_logic.flows.documents import Job
from order_logic.flows.quantity import Stage
from order_logic.records import MaterialNeed, OrderLine, ProductionJob, PurchaseLine, PurchaseOrder

NEED_READS: tuple[type, ...] = (MaterialNeed, *PURCHASE_READS)


class Ready(NamedTuple):
    """When the materials of a line are complete: a day, None where it is not known; ``unknown`` are the materials that keep it so."""

    on: date | None
    unknown: tuple[str, ...] = ()
    complete: bool = False
    """Nothing is short now."""


def needs_of(line: OrderLine, book: Book) -> list[MaterialNeed]:
    """The rows of the requisition for a line that count."""
    return [n for n in book.by(MaterialNeed, "order", line.order) if n.line_no == line.line_no and not n.voided]


def short_of(need: MaterialNeed) -> Decimal | None:
    """What the stock does not cover; None until the warehouse has filled in 库存数量."""
    return None if need.in_stock is None else max((need.needed or ZERO) - need.in_stock, ZERO)


def materials_ready(order: str, line_no: int | None, book: Book, today: date) -> Ready:
    """When the materials of an order line are complete, by stock and by the dates of the suppliers; today when nothing is short."""
    days, unknown = list[date](), list[str]()
    for need in book.by(MaterialNeed, "order", order):
        if need.line_no != line_no or need.voided or short_of(need) == 0:
            continue
        day = _bought_by(need, book, today) if short_of(need) else None
        days += [day] if day else []
        unknown += [] if day else [need.material]
    return Ready(None if unknown else max(days, default=today), tuple(unknown), not days and not unknown)


def _bought_by(need: MaterialNeed, book: Book, today: date) -> date | None:
    """When what was bought for a shortage is here; None while it is not bought, or a supplier has given no date."""
    mine = [p for p in book.by(PurchaseLine, "product", need.material) if _is_for(p, need)]
    short = (short_of(need) or ZERO) - sum((p.received or ZERO for p in mine), ZERO)
    days: list[date] = []
    for part in sorted((p for p in mine if rest_of(p, book) > 0), key=lambda p: p.promised_on or date.max):
        day = _day(part, book)
        if day is None or short <= 0:
            break
        days.append(day)
        short -= rest_of(part, book)
    return None if short > 0 else max(days, default=today)


def _is_for(part: PurchaseLine, need: MaterialNeed) -> bool:
    return not part.voided and (part.purchase == need.purchase or (part.order, part.line_no) == (need.order, need.line_no))


def _day(part: PurchaseLine, book: Book) -> date | None:
    purchase = book.get(PurchaseOrder, part.purchase)
    return due_of(part, purchase) if purchase else None


def planned_of(line: OrderLine, book: Book) -> Decimal:
    """How much of a line its jobs make in all, what has come in from them included."""
    jobs = [job for job in book.by(ProductionJob, "order", line.order) if job.line_no == line.line_no]
    return sum((job.quantity or ZERO for job in jobs if job.state in OPEN_JOBS or job.state is Job.STOCKED), ZERO)


def to_make(line: OrderLine, book: Book) -> Decimal:
    """How much of a line materials are needed for: what its jobs make; while it has none, what is still undecided."""
    stages = stages_of(line, book)
    return planned_of(line, book) or stages[Stage.OPEN] + stages[Stage.WAITING]


@computed(MaterialNeed, "short")
def short_quantity(need: MaterialNeed, book: Book, glance: Glance) -> Decimal | None:
    return short_of(need)
