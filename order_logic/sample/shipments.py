"""What left the house of the sample company: outbound notes with their signatures, checks, logistics and deliveries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.flows.moves import Shifting as S
from order_logic.flows.roles import Role as R
from order_logic.press import Numbers
from order_logic.records import Allocation, Delivery, Inspection, Logistics, OutboundLine, OutboundNote, Product, Stock
from order_logic.records.choices import Carriage, Point, Proof, Transit
from order_logic.sample import words
from order_logic.sample.clock import Clock
from order_logic.sample.delivery import Lot
from order_logic.sample.evidence import Written
from order_logic.sample.people import HOLDERS
from order_logic.sample.pressing import Signed
from order_logic.text import Lang, Text

_BIG = Decimal(400_000)
_ROAD, _NEWS = timedelta(days=2), timedelta(days=1)
_CONFIRMATION = Text("JH-{note} 交货确认单（已签）", "JH-{note} delivery confirmation, signed")
_CARRIED = Text("{waybill} 承运商签收记录", "{waybill} carrier's record")
_ACCEPTED = Text("YS-{note} 项目验收单", "YS-{note} project acceptance")
_RECEIVER = Text("收货员 {name}", "{name}, receiving")


@dataclass(slots=True)
class Shipment:
    """One lot of an order with the number of its note, and the working minutes of its steps."""

    written: Written
    lot: Lot
    note: str = ""
    issued: int = 0
    checked: int = 0
    released: int = 0


def shipments(rng: Random, clock: Clock, all_written: Sequence[Written], numbers: Numbers) -> list[Shipment]:
    """Every lot that has left, by the moment at which its note was issued; their release is signed in the orders' trails."""
    found = [_timed(rng, written, lot) for written in all_written for lot in written.outcome.lots]
    for shipment in sorted(found, key=lambda s: (s.issued, s.written.order.number)):
        shipment.note = numbers.next("CK", clock.day(shipment.issued))
        _sign(rng, shipment)
    return sorted(found, key=lambda s: (s.issued, s.note))


def _timed(rng: Random, written: Written, lot: Lot) -> Shipment:
    issued = lot.shipped - rng.randrange(200, 420)
    checked = issued + rng.randrange(20, 60)
    return Shipment(written, lot, "", issued, checked, checked + rng.randrange(60, 110))


def _sign(rng: Random, shipment: Shipment) -> None:
    """Finance signs first, then the sales manager, for big orders the general manager (R-54)."""
    trail, first = shipment.written.trail, shipment.released - rng.randrange(15, 50)
    manager = R.GENERAL_MANAGER if shipment.written.plan.amount > _BIG else R.SALES_MANAGER
    for role, minute in ((R.FINANCE, first), (manager, shipment.released)):
        trail.signed.append(Signed(S.RELEASE, role, rng.choice(HOLDERS[role]), minute, document=shipment.note))
    trail.signed.sort(key=lambda signed: signed.minute)


class Yard:
    """The warehouse at work: writes down what a shipment leaves behind."""

    def __init__(self, rng: Random, clock: Clock, goods: Mapping[str, Product], stock: Sequence[Stock], lang: Lang,
                 numbers: Numbers) -> None:  # fmt: skip
        self.rng, self.clock, self.goods, self.lang, self._numbers = rng, clock, goods, lang, numbers
        self._store = {row.product: row.warehouse for row in stock}

    def rows(self, shipment: Shipment) -> Iterator[Any]:
        """Note, lines, logistics, delivery, the stock that had been locked, and the outgoing check."""
        carrier, waybill = self._carrier()
        parcels = 1 + sum(int(quantity) for _, quantity in shipment.lot.parts) // 40
        yield self._note(shipment, carrier, waybill, parcels)
        yield self._logistics(shipment, carrier, waybill, parcels)
        if shipment.lot.signed is not None:
            yield self._delivery(shipment, waybill)
        for line_no, quantity in shipment.lot.parts:
            yield from self._line(shipment, line_no, quantity)

    def _carrier(self) -> tuple[str, str]:
        if self.rng.random() < 0.25:
            return words.OWN_VAN.say(self.lang), ""
        name, head = self.rng.choice(words.CARRIERS)
        return name, f"{head}{self.rng.randrange(10**12):012d}"

    def _note(self, s: Shipment, carrier: str, waybill: str, parcels: int) -> OutboundNote:
        signed = s.lot.signed
        return OutboundNote(
            number=s.note, order=s.written.order.number, issued_on=self.clock.day(s.issued), shipped_on=self.clock.day(s.lot.shipped),
            signed_on=None if signed is None else self.clock.day(signed), carrier=carrier, waybill=waybill, parcels=parcels,
            released_at=self.clock.moment(s.released), checked_by=HOLDERS[R.QUALITY][0], checked_at=self.clock.moment(s.checked),
        )  # fmt: skip

    def _logistics(self, s: Shipment, carrier: str, waybill: str, parcels: int) -> Logistics:
        told, shipped, signed = self.clock.day(s.issued), self.clock.day(s.lot.shipped), s.lot.signed
        return Logistics(
            note=s.note, order=s.written.order.number, mode=Carriage.EXPRESS if waybill else Carriage.OWN, carrier=carrier,
            planned_on=shipped, expected_on=shipped + _ROAD, sales_told_on=told, customer_told_on=told,
            waybills=parcels if waybill else None, parcels=parcels, system_parcels=parcels,
            state=Transit.ON_THE_WAY if signed is None else Transit.SIGNED,
            updated_on=max(shipped, self.clock.today - _NEWS) if signed is None else self.clock.day(signed),
        )  # fmt: skip

    def _delivery(self, s: Shipment, waybill: str) -> Delivery:
        minute, order = s.lot.signed or 0, s.written.order
        proof, evidence = Proof.DELIVERY_CONFIRMATION, _CONFIRMATION
        if s.written.plan.retail and waybill:
            proof, evidence = Proof.CARRIER, _CARRIED
        elif order.order_type == "项目":
            proof, evidence = Proof.PROJECT_ACCEPTANCE, _ACCEPTED
        return Delivery(
            note=s.note, number=1, order=order.number, signed_on=self.clock.day(minute), proof=proof, person=s.written.plan.enterer[0],
            signed_by=_RECEIVER.say(self.lang, name=order.contact), evidence=evidence.say(self.lang, note=s.note[2:], waybill=waybill),
            entered_at=self.clock.moment(minute),
        )  # fmt: skip

    def _line(self, s: Shipment, line_no: int, quantity: Decimal) -> Iterator[Any]:
        order, line = s.written.order.number, s.written.lines[line_no - 1]
        product, day = self.goods.get(line.product), self.clock.day(s.issued)
        lot = f"L{day - timedelta(days=self.rng.randrange(3, 25)):%y%m%d}" if product and product.lot_managed else ""
        place: dict[str, Any] = {"order": order, "line_no": line_no, "warehouse": self._store.get(line.product, "")}
        signed = quantity if s.lot.signed is not None else None
        yield OutboundLine(note=s.note, quantity=quantity, lot=lot, signed=signed, **place)
        yield Allocation(
            number=s.written.allocated(line_no), product=line.product, lot=lot, quantity=quantity, left=None,
            person=HOLDERS[R.WAREHOUSE][0], allocated_at=self.clock.moment(s.issued - 90), **place,
        )  # fmt: skip
        yield Inspection(
            number=self._numbers.next("ZJ", day), product=line.product, point=Point.OUTGOING, source=s.note, ordered=quantity,
            quantity=quantity, passed=quantity, lot=lot, inspector=HOLDERS[R.QUALITY][0], inspected_at=self.clock.moment(s.issued - 30),
            sent_at=self.clock.moment(s.issued - 80), **place,
        )  # fmt: skip
