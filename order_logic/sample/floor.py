"""What the sample company is working on today: goods locked, made, bought, inspected and ready to go."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role as R
from order_logic.records import Allocation, OutboundLine, OutboundNote
from order_logic.records.choices import Supply
from order_logic.sample.delivery import Lot
from order_logic.sample.evidence import Written
from order_logic.sample.people import HOLDERS
from order_logic.sample.shop import INSPECTED_AT, MADE_AT, PASSED_AT, Shop

ZERO = Decimal(0)
_NOTED = 180
"""Working minutes before shipping at which the note is written at the latest."""


class Floor:
    """Takes every lot that is still to be shipped and puts its goods where they would be today."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.rng, self.clock, self.goods, self.stock = shop, shop.rng, shop.clock, shop.goods, shop.stock

    def rows(self, all_written: Sequence[Written]) -> list[Any]:
        """The documents of today's work; lines and stock are brought along."""
        lots = [(lot.shipped, n, lot) for n, written in enumerate(all_written) for lot in written.outcome.coming]
        found: list[Any] = []
        for _, n, lot in sorted(lots, key=lambda one: one[:2]):
            found += self._lot(all_written[n], lot)
        return [*found, *self.shop.needs.values()]

    def _lot(self, written: Written, lot: Lot) -> Iterator[Any]:
        left = lot.shipped - self.clock.now
        noted = [part for part in lot.parts if left < _NOTED]
        if noted:
            yield from self._note(written, noted)
        for line_no, quantity in lot.parts:
            yield from self._part(written, line_no, quantity, left)

    def _part(self, written: Written, line_no: int, quantity: Decimal, left: int) -> Iterator[Any]:
        line, product = written.lines[line_no - 1], self.goods[written.lines[line_no - 1].product]
        if left < PASSED_AT:
            if left >= _NOTED:
                written.put(line_no, Stage.PASSED, quantity)
            yield from self._locked(written, line_no, quantity, fresh=True)
        elif self._free(line.product) >= quantity and (left < INSPECTED_AT or self.rng.random() < 0.5):
            written.put(line_no, Stage.LOCKED, quantity)
            yield from self._locked(written, line_no, quantity, fresh=False)
        elif left < MADE_AT:
            inspected = left < INSPECTED_AT and not product.inspection_free
            maker = self.shop.made if product.supply is Supply.MADE else self.shop.bought
            yield from maker(written, line_no, quantity, left, inspected)

    def _free(self, product: str) -> Decimal:
        row, safety = self.stock.get(product), self.goods[product].safety_stock or ZERO
        return (row.on_hand or ZERO) - (row.reserved or ZERO) - safety if row else ZERO

    def _locked(self, written: Written, line_no: int, quantity: Decimal, fresh: bool) -> Iterator[Allocation]:
        """Stock that is kept for a line; ``fresh`` goods have just come in from production or a supplier."""
        line = written.lines[line_no - 1]
        row = self.stock.get(line.product)
        if row is None:
            return
        more = quantity if fresh else ZERO
        self.stock[line.product] = replace(row, on_hand=(row.on_hand or ZERO) + more, reserved=(row.reserved or ZERO) + quantity)
        yield Allocation(
            order=line.order, line_no=line_no, number=written.allocated(line_no), product=line.product, warehouse=row.warehouse,
            lot=row.lot, quantity=quantity, left=quantity, person=HOLDERS[R.WAREHOUSE][0],
            allocated_at=self.clock.moment(self.clock.now - 30),
        )  # fmt: skip

    def _note(self, written: Written, parts: Sequence[tuple[int, Decimal]]) -> Iterator[Any]:
        """A note that waits for release."""
        number, order = self.shop.numbers.next("CK", self.clock.today), written.order.number
        yield OutboundNote(
            number=number, order=order, issued_on=self.clock.today, parcels=1 + sum(int(q) for _, q in parts) // 40,
            checked_by=HOLDERS[R.QUALITY][0], checked_at=self.clock.moment(self.clock.now - 10),
        )  # fmt: skip
        for line_no, quantity in parts:
            row = self.stock.get(written.lines[line_no - 1].product)
            lot, store = (row.lot, row.warehouse) if row else ("", "")
            yield OutboundLine(note=number, order=order, line_no=line_no, quantity=quantity, lot=lot, warehouse=store)
