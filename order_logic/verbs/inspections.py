"""Asks for inspections, and does with the goods what the inspection found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.lots import named_lots
from order_logic.derived.purchases import bought_for
from order_logic.flows.quantity import Stage
from order_logic.records import Arrival, Inspection, OrderLine, Product, ProductionJob, PurchaseLine
from order_logic.records.choices import Point, Supply
from order_logic.rule import Case, Finding
from order_logic.rules.inspected import ZERO, is_open
from order_logic.verbs.effect import Leg
from order_logic.verbs.jobs import reworked
from order_logic.verbs.purchasing import Part, sent_back
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.stocking import give_back, lock


def asked(case: Case, line: OrderLine, quantity: Decimal, point: Point, source: str = "", **fields: str | Decimal | None) -> Add:
    """A row of 质检 to fill in: ``quantity`` of a line (of stock where the line belongs to no order), from the document ``source``.

    ``fields`` are further columns: ``ordered``, ``warehouse``, ``lot``.
    """
    row = Inspection(
        number=case.press.numbers.next("ZJ", case.press.today), order=line.order, line_no=line.line_no, product=line.product, point=point,
        source=source, ordered=quantity, quantity=quantity, warehouse=line.warehouse, lot=lot_of(line), sent_at=case.press.now,
    )  # fmt: skip
    return Add(Inspection, replace(row, **{name: value for name, value in fields.items() if value}))  # type: ignore[arg-type]  # columns


def wanted_no_more(case: Case, wanted: Iterable[tuple[OrderLine, Decimal]]) -> list[Change]:
    """That much of what waits for inspection is wanted by its line no more: it is inspected for stock, the last that came first.

    Reads Inspection.
    """
    changes: list[Change] = []
    for line, quantity in wanted:
        left = quantity
        for row in [r for r in case.book.by(Inspection, "order", line.order) if is_open(r) and r.line_no == line.line_no][::-1]:
            share = min(row.quantity or ZERO, left) if row.point is not Point.PROCESS else ZERO
            left -= share
            changes += _to_stock(case, row, share) if share > 0 else []
    return changes


def _to_stock(case: Case, row: Inspection, share: Decimal) -> list[Change]:
    """The whole of an inspection, or a part of it on a row of its own, is about goods of no order from now on."""
    if share == row.quantity:
        return [Edit(Inspection, key_of(row), "order", row.order, ""), Edit(Inspection, key_of(row), "line_no", row.line_no, None)]
    goods = for_stock(row.product, row.warehouse, row.lot)
    left = Edit(Inspection, key_of(row), "quantity", row.quantity, (row.quantity or ZERO) - share)
    return [left, asked(case, goods, share, row.point or Point.FINISHED, row.source, ordered=row.ordered)]


def lot_of(line: OrderLine) -> str:
    """The lot that a line names; blank where it names several."""
    return line.lot if len(named_lots(line.lot)) == 1 else ""


def for_stock(product: str, warehouse: str = "", lot: str = "") -> OrderLine:
    """A line that stands for goods of no order."""
    return OrderLine(order="", line_no=None, product=product, warehouse=warehouse, lot=lot)


Source = PurchaseLine | ProductionJob


class Verdict(NamedTuple):
    """What becomes of inspected goods: changes, the legs of those of an order line, and what goes back to where it came from."""

    changes: tuple[Change, ...] = ()
    legs: tuple[Leg, ...] = ()
    findings: tuple[Finding, ...] = ()
    back: tuple[tuple[Source, Decimal], ...] = ()

    def with_more(self, other: "Verdict") -> "Verdict":
        return Verdict(
            (*self.changes, *other.changes), (*self.legs, *other.legs), (*self.findings, *other.findings), (*self.back, *other.back)
        )


def lot_missing(case: Case, product: str, lot: str, row: Inspection | PurchaseLine | OrderLine) -> list[Finding]:
    """Goods kept by lot or serial number name theirs before they lie in stock (R-37); ``row`` is where it is typed."""
    item = case.book.get(Product, product)
    if lot or item is None or not (item.lot_managed or item.serial_managed):
        return []
    return [refused(Refusal.LOT_MISSING, row.order, "lot", type(row), key_of(row), product=product, document=key_of(row)[0])]


def judged(case: Case, rows: Iterable[Inspection]) -> Verdict:
    """What the results of these inspections bring about.

    Passed goods and those used as they are lie in stock, locked for their order; rework goes back to the job or to the supplier, scrap is
    to be supplied anew.
    """
    told = Verdict()
    for row in rows:
        line, closed = goods_of(case, row), Verdict(signed(case, row))
        for one in (closed, _good(case, row, line), _scrapped(row, line), _rework(case, row, line)):
            told = told.with_more(one)
    again: dict[Source, Decimal] = defaultdict(Decimal)
    for source, quantity in told.back:
        again[source] += quantity
    jobs = [change for job, quantity in again.items() if isinstance(job, ProductionJob) for change in reworked(job, quantity, case)]
    owed = sent_back(case, [Part(line, quantity) for line, quantity in again.items() if isinstance(line, PurchaseLine)])
    return told._replace(changes=(*told.changes, *jobs, *owed))


def _good(case: Case, row: Inspection, line: OrderLine) -> Verdict:
    """What passed or is used as it is lies in stock, locked for its order."""
    good = (row.passed or ZERO) + (row.as_is or ZERO)
    if good <= 0:
        return Verdict()
    leg = Leg(line.line_no, Stage.TO_INSPECT, Stage.PASSED, good)
    return Verdict(tuple(stored(case, line, good, row.warehouse, row.lot)), (leg,), tuple(lot_missing(case, row.product, row.lot, row)))


def stored(case: Case, line: OrderLine, quantity: Decimal, warehouse: str, lot: str) -> list[Change]:
    """Good goods lie in stock from now on: locked for the order that they came for, free when they came for none."""
    if line.order:
        return lock(case, line, quantity, warehouse, lot, fresh=True)
    return give_back(case, line, quantity, warehouse, lot)


def _scrapped(row: Inspection, line: OrderLine) -> Verdict:
    return Verdict(legs=(Leg(line.line_no, Stage.TO_INSPECT, Stage.OPEN, row.scrap),)) if row.scrap else Verdict()


def _rework(case: Case, row: Inspection, line: OrderLine) -> Verdict:
    """Rework goes back to the supplier that it came from, else to our own production."""
    if not row.rework:
        return Verdict()
    source, item = came_from(case, row), case.book.get(Product, row.product)
    bought = isinstance(source, PurchaseLine) or (source is None and item is not None and item.supply is Supply.BOUGHT)
    if bought and source is None:
        return Verdict(findings=(refused(Refusal.NO_SOURCE, row.order, "rework", Inspection, key_of(row), document=row.number),))
    leg = Leg(line.line_no, Stage.TO_INSPECT, Stage.BUYING if bought else Stage.MAKING, row.rework)
    return Verdict(_exchanged(case, row), (leg,), (), ((source, row.rework),) if source else ())


def goods_of(case: Case, row: Inspection) -> OrderLine:
    """The order line whose goods were inspected, or one that stands for stock."""
    line = case.book.get(OrderLine, row.order, row.line_no) if row.order else None
    return line if line else for_stock(row.product, row.warehouse, row.lot)


def signed(case: Case, row: Inspection) -> tuple[Change, ...]:
    """The result with its inspector; a quantity given with the press is written down as passed."""
    before = case.book.get(Inspection, row.number)
    typed = [Edit(Inspection, key_of(row), "passed", None, row.passed)] if before and before.passed != row.passed else []
    return (
        *typed,
        Edit(Inspection, key_of(row), "inspector", row.inspector, case.press.user.login),
        Edit(Inspection, key_of(row), "inspected_at", row.inspected_at, case.press.now),
    )


def came_from(case: Case, row: Inspection) -> Source | None:
    """The purchase line or job that brought inspected goods: by the arrival or job on the row, else the last one of the line."""
    arrival, job = case.book.get(Arrival, row.source), case.book.get(ProductionJob, row.source)
    if arrival:
        return case.book.get(PurchaseLine, arrival.purchase, arrival.purchase_line)
    if job or not row.order:
        return job
    line = goods_of(case, row)
    made = [job for job in case.book.by(ProductionJob, "order", row.order) if job.line_no == row.line_no and job.received]
    known: list[Source] = [*bought_for(line, case.book), *made]
    return known[-1] if known else None


def _exchanged(case: Case, row: Inspection) -> tuple[Change, ...]:
    """Rework of bought goods leaves with the supplier: the arrival says how much (退换)."""
    arrival = case.book.get(Arrival, row.source)
    if arrival is None:
        return ()
    return (Edit(Arrival, key_of(arrival), "sent_back", arrival.sent_back, (arrival.sent_back or ZERO) + (row.rework or ZERO)),)
