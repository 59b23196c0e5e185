"""Takes goods in: arrivals of suppliers, goods from our own production, and the inspection that they ask for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Add, Change
from order_logic.derived.purchases import ZERO, due_of, goods_line_of
from order_logic.flows.quantity import Stage
from order_logic.records import Arrival, Order, OrderLine, Product, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Point
from order_logic.rule import Case
from order_logic.verbs.effect import Leg
from order_logic.verbs.inspections import Verdict, asked, for_stock, lot_missing, lot_of, stored
from order_logic.verbs.purchasing import Part, arrived
from order_logic.verbs.shifting import stage_edits


class Incoming(NamedTuple):
    """Goods at the gate: for which line, out of which stage, how much was ordered, from which document and purchase line."""

    line: OrderLine
    stage: Stage
    quantity: Decimal
    ordered: Decimal
    source: str = ""
    bought: PurchaseLine | None = None

    @property
    def point(self) -> Point:
        return Point.FINISHED if self.stage is Stage.MAKING else Point.INCOMING


def taken_in(case: Case, goods: Iterable[Incoming]) -> Verdict:
    """Goods that need no inspection are good at once; all others wait for theirs (R-50)."""
    told = Verdict()
    for one in goods:
        item = case.book.get(Product, one.line.product)
        told = told.with_more(_passed(case, one) if item and item.inspection_free else _to_inspect(case, one))
    return told


def _passed(case: Case, one: Incoming) -> Verdict:
    lot = lot_of(one.line)
    missing = lot_missing(case, one.line.product, lot, one.bought or one.line)
    leg = Leg(one.line.line_no, one.stage, Stage.PASSED, one.quantity)
    return Verdict(tuple(stored(case, one.line, one.quantity, one.line.warehouse, lot)), _legs(one, leg), tuple(missing))


def _to_inspect(case: Case, one: Incoming) -> Verdict:
    row = asked(case, one.line, one.quantity, one.point, one.source, ordered=one.ordered)
    return Verdict((row,), _legs(one, Leg(one.line.line_no, one.stage, Stage.TO_INSPECT, one.quantity)))


def _legs(one: Incoming, leg: Leg) -> tuple[Leg, ...]:
    return (leg,) if one.line.order else ()


def from_suppliers(case: Case, parts: list[Part], day: date) -> tuple[list[Change], list[Incoming]]:
    """Arrivals for these parts of purchase lines, and the goods that came with them; the purchase orders follow.

    Goods whose order no longer waits for them, materials and replenishments are for stock.
    """
    changes = arrived(case, parts)
    goods: list[Incoming] = []
    for part in parts:
        waited = _waiting_for(part.line, case)
        row = _arrival(case, part, waited, day)
        changes.append(Add(Arrival, row))
        goods.append(Incoming(waited, Stage.BUYING, part.quantity, part.line.quantity or ZERO, row.number, part.line))
    return changes, goods


def _waiting_for(row: PurchaseLine, case: Case) -> OrderLine:
    """The order line that waits for the goods of a purchase line, with the warehouse and the lot in which they arrive."""
    line = goods_line_of(row, case.book)
    waited = line if line and (line.buying or ZERO) > 0 else for_stock(row.product)
    return replace(waited, warehouse=row.warehouse or waited.warehouse, lot=row.lot or waited.lot)


def _arrival(case: Case, part: Part, waited: OrderLine, day: date) -> Arrival:
    line, purchase = part.line, case.book.get(PurchaseOrder, part.line.purchase)
    return Arrival(
        number=case.press.numbers.next("DH", case.press.today), purchase=line.purchase, purchase_line=line.number, order=line.order,
        line_no=line.line_no, product=line.product, ordered=line.quantity, quantity=part.quantity,
        due_on=due_of(line, purchase) if purchase else None, arrived_on=day, warehouse=waited.warehouse, lot=lot_of(waited),
        person=case.press.user.login,
    )  # fmt: skip


def stages_follow(case: Case, goods: Iterable[Incoming], legs: Iterable[Leg]) -> list[Change]:
    """The stage columns of every order that the goods came for, when the move is about another document.

    ``legs`` are those of the goods that came for orders, in their order.
    """
    by_order: dict[str, list[Leg]] = defaultdict(list)
    for one, leg in zip((g for g in goods if g.line.order), legs, strict=True):
        by_order[one.line.order].append(leg)
    orders = {number: case.book.get(Order, number) for number in by_order}
    return [e for number, order in orders.items() if order for e in stage_edits(replace(case, order=order), by_order[number])]
