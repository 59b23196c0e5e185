"""What production and suppliers of the sample company are busy with, and what waits for inspection."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.derived.plans import plan_digest
from order_logic.flows.documents import Job, Purchase
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role as R
from order_logic.press import Numbers
from order_logic.records import (
    Arrival,
    Component,
    Inspection,
    MaterialNeed,
    Offer,
    Product,
    ProductionJob,
    Progress,
    PurchaseLine,
    PurchaseOrder,
    Stock,
)
from order_logic.records.choices import Buying, Point, Track
from order_logic.sample import words
from order_logic.sample.clock import DAY_LONG, Clock
from order_logic.sample.evidence import Written
from order_logic.sample.people import HOLDERS
from order_logic.text import Lang
from order_logic.workdays import Calendar

ZERO = Decimal(0)
PASSED_AT, INSPECTED_AT, MADE_AT = DAY_LONG, 2 * DAY_LONG, 14 * DAY_LONG
"""Working minutes before shipping at which goods are passed, wait for inspection, or are under way at the latest."""
_PLACES = Decimal("0.0001")


class Shop:
    """Jobs, purchases and inspections of goods that have not come in yet."""

    def __init__(self, rng: Random, clock: Clock, lang: Lang, numbers: Numbers, goods: dict[str, Product], stock: dict[str, Stock],
                 offers: Sequence[Offer], parts: Sequence[Component]) -> None:  # fmt: skip
        self.rng, self.clock, self.lang, self.numbers, self.goods, self.stock = rng, clock, lang, numbers, goods, stock
        self._offers = {offer.product: offer for offer in offers}
        self._parts: dict[str, list[Component]] = {}
        self.needs: dict[tuple[str, int, str], MaterialNeed] = {}
        for part in parts:
            self._parts.setdefault(part.product, []).append(part)

    def _workday(self, minute: int, ahead: bool) -> date:
        """The day of a minute; where the sample is made on a day off, the workday beside it."""
        day = self.clock.day(minute)
        return day if Calendar().is_workday(day) else self.clock.day(minute + (DAY_LONG if ahead else -DAY_LONG))

    def made(self, written: Written, line_no: int, quantity: Decimal, left: int, inspected: bool) -> Iterator[Any]:
        line, product = written.lines[line_no - 1], self.goods[written.lines[line_no - 1].product]
        begun = written.trail.booked or self.clock.now - DAY_LONG
        number = self.numbers.next("SC", self.clock.day(begun))
        finish = self._workday(self.clock.now if inspected else max(self.clock.now, self.clock.now + left - PASSED_AT), not inspected)
        state = Job.INSPECT if inspected else Job.MAKING if left < MADE_AT // 2 else Job.PLANNED
        job = ProductionJob(
            number=number, order=line.order, line_no=line_no, product=line.product, quantity=quantity, work_centre=product.work_centre,
            received=quantity if inspected else None, state=state, start_on=self.clock.day(begun + DAY_LONG), finish_on=finish,
            people=words.PEOPLE.say(self.lang), materials=words.MATERIALS.say(self.lang), transport=words.TRANSPORT.say(self.lang),
            risks=words.RISKS.say(self.lang), made_by=HOLDERS[R.PMC][0], made_at=self.clock.moment(begun + 30),
        )  # fmt: skip
        at = self.clock.moment(min(begun + 200, self.clock.now - 5))
        yield replace(job, confirmed_by=HOLDERS[R.PRODUCTION][0], confirmed_at=at, agreed=plan_digest(job))
        self._need(written, line_no, quantity, begun)
        if inspected:
            written.put(line_no, Stage.TO_INSPECT, quantity)
            yield self._inspection(written, line_no, quantity, Point.FINISHED, number)
        else:
            written.put(line_no, Stage.MAKING, quantity)
            yield self._progress(written, line_no, Track.PRODUCTION, finish)

    def _need(self, written: Written, line_no: int, quantity: Decimal, begun: int) -> None:
        """The materials of a job; what is made for a line in several jobs adds up."""
        line = written.lines[line_no - 1]
        for part in self._parts.get(line.product, ()):
            material = self.goods[part.material]
            needed = (quantity * (part.quantity or ZERO) * (1 + (part.scrap or ZERO) / 100)).quantize(_PLACES)
            row = self.stock.get(part.material)
            key, before = (line.order, line_no, material.code), self.needs.get((line.order, line_no, material.code))
            self.needs[key] = MaterialNeed(
                order=line.order, line_no=line_no, material=material.code, name=material.name, unit=material.unit,
                needed=needed + ((before.needed if before else None) or ZERO),
                in_stock=row.on_hand if row else None, needed_on=self.clock.day(begun + DAY_LONG), rush=written.order.rush,
                made_at=self.clock.moment(begun + 30),
            )  # fmt: skip

    def bought(self, written: Written, line_no: int, quantity: Decimal, left: int, inspected: bool) -> Iterator[Any]:
        line = written.lines[line_no - 1]
        offer = self._offers.get(line.product)
        if offer is None:
            return
        begun = written.trail.booked or self.clock.now - DAY_LONG
        day, due = self.clock.day(begun), self.clock.day(self.clock.now if inspected else self.clock.now + max(left - PASSED_AT, 0))
        number = self.numbers.next("CG", day)
        product = self.goods[line.product]
        yield PurchaseOrder(
            number=number, supplier=offer.supplier, kind=Buying.FOR_ORDER, state=Purchase.RECEIVED if inspected else Purchase.PLACED,
            ordered_on=day, due_on=due, terms=words.NET_30.say(self.lang), made_by=HOLDERS[R.PURCHASING][0], placed_on=day,
            approved_by=HOLDERS[R.SALES_MANAGER][0], approved_at=self.clock.moment(begun + 60),
        )  # fmt: skip
        yield PurchaseLine(
            purchase=number, number=1, product=line.product, name=product.name, order=line.order, line_no=line_no, quantity=quantity,
            price=offer.price, received=quantity if inspected else None, promised_on=due,
        )  # fmt: skip
        if inspected:
            written.put(line_no, Stage.TO_INSPECT, quantity)
            yield from self._arrived(written, line_no, quantity, number)
        else:
            written.put(line_no, Stage.BUYING, quantity)
            yield self._progress(written, line_no, Track.PURCHASING, due)

    def _arrived(self, written: Written, line_no: int, quantity: Decimal, purchase: str) -> Iterator[Any]:
        line, today = written.lines[line_no - 1], self.clock.today
        row = self.stock.get(line.product)
        arrival = self.numbers.next("DH", today)
        yield Arrival(
            number=arrival, purchase=purchase, purchase_line=1, order=line.order, line_no=line_no, product=line.product, ordered=quantity,
            quantity=quantity, due_on=today, arrived_on=today, warehouse=row.warehouse if row else "", person=HOLDERS[R.WAREHOUSE][0],
        )  # fmt: skip
        yield self._inspection(written, line_no, quantity, Point.INCOMING, arrival)

    def _inspection(self, written: Written, line_no: int, quantity: Decimal, point: Point, source: str) -> Inspection:
        line = written.lines[line_no - 1]
        row = self.stock.get(line.product)
        return Inspection(
            number=self.numbers.next("ZJ", self.clock.today), order=line.order, line_no=line_no, product=line.product, point=point,
            source=source, ordered=quantity, quantity=quantity, warehouse=row.warehouse if row else "", lot=row.lot if row else "",
            sent_at=self.clock.moment(self.clock.now - 40),
        )  # fmt: skip

    def _progress(self, written: Written, line_no: int, track: Track, expected: date) -> Progress:
        order = written.order.number
        written.reports += 1
        return Progress(
            order=order, number=written.reports, line_no=line_no, track=track, expected_on=expected,
            reported_on=self.clock.today - timedelta(days=self.rng.randrange(3)), text=words.GOES_ON.say(self.lang),
            person=HOLDERS[R.PMC][0],
        )  # fmt: skip
