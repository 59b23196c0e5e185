"""Orders that were under way, or gone, before the book was begun: they come in confirmed, with what has been shipped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from order_logic.columns import Code, Day, RefersTo, Words, column
from order_logic.flows.commercial import Commercial
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote
from order_logic.records.choices import LineKind

_NOT_SHIPPED = frozenset({LineKind.FEE, LineKind.SERVICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """期初: how far an order had come elsewhere; it lives only while files are read."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    promised_on: Day = column("确认交期", "Promised on", default=None)
    shipped_on: Day = column("发货日期", "Shipped on", default=None)
    signed_on: Day = column("签收日期", "Signed on", default=None)
    carrier: Words = column("承运商", "Carrier", default="")
    waybill: Code = column("运单号", "Waybill", default="")


def opened(order: Order, opening: Opening, now: datetime) -> Order:
    """The order as it stands at the opening: confirmed elsewhere, with the day that was promised there (SPEC 2, point 8)."""
    promised = opening.promised_on
    return replace(order, commercial=Commercial.CONFIRMED, since=now, promised_on=promised, first_promised_on=promised)


def shipments(opening: Opening, lines: list[OrderLine]) -> Iterator[Any]:
    """The outbound note, and its lines: the shipped quantity of each line of goods, the whole where none is named."""
    if opening.shipped_on is None:
        return
    number, day = f"CK-{opening.order}", opening.shipped_on
    yield OutboundNote(
        number=number, order=opening.order, issued_on=day, shipped_on=day, signed_on=opening.signed_on,
        carrier=opening.carrier, waybill=opening.waybill,
    )  # fmt: skip
    for line in lines:
        quantity = line.quantity if line.shipped is None else line.shipped
        if line.kind not in _NOT_SHIPPED and quantity:
            yield OutboundLine(note=number, order=line.order, line_no=line.line_no, quantity=quantity, lot=line.lot)
